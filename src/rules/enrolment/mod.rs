//! Enrolling in the residents' insurance: what follows from applying on a day.

pub mod application;
pub mod conclusion;
pub mod correction;
pub mod month_calendar;
pub mod payment;
pub mod reminders;
pub mod window;
pub mod year_timeline;
