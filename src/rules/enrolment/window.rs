//! The days of a month on which applications are accepted.

use jiff::civil::Date;

use crate::content::Dates;
use crate::rules::time::{days_after, first_of_month};
use crate::rules::work_calendar::Calendar;

/// The days of one month on which applications are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptanceWindow {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// The last working day among them, if the year's notice is loaded: the office may be closed on the last day.
    pub last_working_day: Option<Date>,
}

impl AcceptanceWindow {
    /// The window in which the day lies, or else the next one.
    pub fn on_or_after(date: Date, dates: &Dates, calendar: &Calendar<'_>) -> Self {
        let (first_day, last_day) = (i64::from(dates.window.first_day.0), i64::from(dates.window.last_day.0));
        let month = first_of_month(date, i64::from(i64::from(date.day()) > last_day));
        let (first, last) = (days_after(month, first_day - 1), days_after(month, last_day - 1));
        Self { first, last, last_working_day: calendar.last_working_day(first, last) }
    }

    /// Whether applications are accepted on the day, whatever kind of day it is.
    pub fn accepts(date: Date, dates: &Dates) -> bool {
        (dates.window.first_day.0..=dates.window.last_day.0).contains(&date.day())
    }
}
