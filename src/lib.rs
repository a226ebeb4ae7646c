//! 惠州医保指南: the map of the rooms. Data goes one way: content → rules → view → site → http.

pub mod assets;
pub mod content;
pub mod http;
pub mod rules;
pub mod site;
pub mod view;
