//! 惠州医保指南: the modules. Data goes one way:
//! [`content`] → [`text`] → [`rules`] → [`search`] → [`pages`] → [`site`] → [`server`].
//! `tests/architecture.rs` holds what each may import. [`assets`] are the static files; the command line is in the binary.

pub mod assets;
pub mod content;
pub mod pages;
pub mod rules;
pub mod search;
pub mod server;
pub mod site;
pub mod text;
