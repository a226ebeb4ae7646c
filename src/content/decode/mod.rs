//! Decodes TOML files into typed records and reports every problem with its location.

pub mod decoder;
pub mod file_name;
pub mod non_empty;
pub mod problem;
pub mod read_error;
pub mod record;
pub mod source;
pub mod source_location;
pub mod spanned;
mod std_types;
pub mod string_enum;
pub mod suggestion;
