//! Pages about the guide as a whole: the home page, the print edition, the about page, errors.

pub mod about;
pub mod changes;
pub mod component_gallery;
pub mod error_pages;
pub mod home;
pub mod print;
