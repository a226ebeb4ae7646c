//! 惠州医保指南: the modules. Data goes one way, and a module imports only what stands before it:
//! [`content`] → [`rules`] → [`search`] → [`pages`] → [`site`] → [`server`].

pub mod assets;
pub mod content;
pub mod pages;
pub mod rules;
pub mod search;
pub mod server;
pub mod site;
