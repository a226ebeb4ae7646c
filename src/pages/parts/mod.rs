//! What several pages are made of.

pub mod date_words;
pub mod labels;
pub mod last_resort;
pub mod line_status;
pub mod line_week;
pub mod line_words;
pub mod links;
pub mod markup;
pub mod neighbours;
pub mod office_words;
pub mod qr_code;
pub mod route_view;
pub mod section_view;
