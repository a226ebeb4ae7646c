//! What several pages are made of.

mod guide_address;
pub mod labels;
pub mod last_resort;
pub mod line_status;
pub mod links;
pub mod markup;
pub mod neighbours;
pub mod qr_code;
pub mod route_view;
pub mod section_view;
pub mod week_picture;
