//! The ways to look something up: `hotlines.toml`, `offline.toml`, `online.toml`.

pub mod access;
pub mod app;
pub mod channel;
pub mod channel_guide;
pub mod peak_hours;
pub mod phone_line;
pub mod visit;
pub mod website;
pub mod weekly_hours;
