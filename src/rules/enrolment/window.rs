//! The days of a month on which applications are accepted.

use jiff::civil::Date;

use crate::content::Dates;
use crate::rules::time::{days_after, days_between, first_of_month};
use crate::rules::work_calendar::Calendar;

/// The days of one month on which applications are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptanceWindow {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// The first day among them that is certainly an ordinary working day, if there is one.
    pub first_working_day: Option<Date>,
    /// The last day among them that is certainly an ordinary working day, if there is one: the office may be closed on
    /// the last day.
    pub last_working_day: Option<Date>,
}

impl AcceptanceWindow {
    /// The window in which the day lies, or else the next one.
    pub fn on_or_after(date: Date, dates: &Dates, calendar: &Calendar<'_>) -> Self {
        let (first_day, last_day) = (i64::from(dates.window.first_day.0), i64::from(dates.window.last_day.0));
        let month = first_of_month(date, i64::from(i64::from(date.day()) > last_day));
        let (first, last) = (days_after(month, first_day - 1), days_after(month, last_day - 1));
        let mut working = (0..=days_between(first, last))
            .map(|days| days_after(first, days))
            .filter(|day| calendar.is_ordinary_workday(*day));
        let first_working_day = working.next();
        Self { first, last, first_working_day, last_working_day: working.next_back().or(first_working_day) }
    }

    /// The day from which it is worth going: the first ordinary working day or, where none is certain, the first day.
    pub fn opens(&self) -> Date {
        self.first_working_day.unwrap_or(self.first)
    }

    /// Whether applications are accepted on the day, whatever kind of day it is.
    pub fn accepts(date: Date, dates: &Dates) -> bool {
        (dates.window.first_day.0..=dates.window.last_day.0).contains(&date.day())
    }
}
