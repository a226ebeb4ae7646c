//! The guides: each as a whole, its sections one by one, and the office of each town.

pub mod guide;
pub mod section_page;
pub mod town_office;
