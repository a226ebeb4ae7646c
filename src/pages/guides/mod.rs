//! Pages to read: the home page, guides and their sections, towns, the print edition, the site about itself.

pub mod about;
pub mod components;
pub mod error_page;
pub mod guide;
pub mod home;
pub mod print;
pub mod section_page;
pub mod town_office;
