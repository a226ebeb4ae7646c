//! Phone lines: whether one can call now, and when.

pub mod status;
pub mod week;

mod day_plan;
mod words;
