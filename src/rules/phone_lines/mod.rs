//! Phone lines: whether one can call now, and when.

pub mod state;
pub mod status;
pub mod status_message;
pub mod week;

mod day_plan;
mod momentary_state;
mod peak_day;
