//! The ways to look something up: `hotlines.toml`, `offline.toml`, `online.toml`.

pub mod channel;
pub mod channel_guide;
pub mod channel_kind;
pub mod mini_program;
pub mod peak_hours;
pub mod phone_line;
pub mod visit;
pub mod website;
pub mod weekly_hours;
