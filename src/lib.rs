//! 惠州医保指南: the map of the rooms. Data goes one way:
//! [`content`] → [`rules`] → [`search`] → [`pages`] → [`site`] → [`server`].

pub mod assets;
pub mod content;
pub mod pages;
pub mod rules;
pub mod search;
pub mod server;
pub mod site;
