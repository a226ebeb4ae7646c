//! Ids and small values: each is one TOML value.

pub mod answer;
pub mod date_numbers;
pub mod flag;
pub mod glyph;
pub mod guide_id;
pub mod month_day;
pub mod phone_number;
pub mod place_phrase;
pub mod question;
pub mod quoted_title;
pub mod slug;
pub mod text;
pub mod time_range;
pub mod typography;
pub mod web_url;
pub mod weekday_range;
pub mod weekday_set;
