//! From TOML to typed records, keeping every problem and its place.

pub mod decoder;
pub mod problem;
pub mod record;
pub mod source;
