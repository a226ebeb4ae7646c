//! Enrolling in the residents' insurance: what follows from applying on a day.

pub mod application;
pub mod month_calendar;
pub mod reminders;
pub mod year_ribbon;
