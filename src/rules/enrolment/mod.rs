//! Enrolling in the residents' insurance and paying for it: what follows from applying on a day, and when the next year
//! is paid.

pub mod application;
pub mod conclusion;
pub mod correction_deadline;
pub mod insurance_year;
pub mod month_calendar;
pub mod reminders;
pub mod renewal;
pub mod window;
pub mod year_timeline;
