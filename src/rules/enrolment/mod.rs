//! Enrolling in the residents' insurance: what follows from applying on a day.

pub mod application;
pub mod conclusion;
pub mod correction_deadline;
pub mod insurance_year;
pub mod month_calendar;
pub mod reminders;
pub mod window;
pub mod year_timeline;
