//! Parts that several pages share.

pub mod call_script_view;
pub mod change_mark;
pub mod date_words;
pub mod fact_view;
pub mod fallback_contact;
pub mod glyph_sprite;
pub mod labels;
pub mod links;
pub mod marks;
pub mod markup;
pub mod percent;
pub mod phone_line_status;
pub mod phone_line_week;
pub mod phone_line_words;
pub mod prev_next_links;
pub mod qr_code;
pub mod recommendation_view;
pub mod section_view;
