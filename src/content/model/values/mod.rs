//! Ids and small values: each is one TOML value.

pub mod answer;
pub mod date_numbers;
pub mod guide_id;
pub mod phone_number;
pub mod question;
pub mod slug;
pub mod text;
pub mod time_range;
pub mod topic_id;
pub mod typography;
pub mod web_url;
pub mod weekday_range;
