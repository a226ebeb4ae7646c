//! A day as it is named on another day.

use jiff::civil::{Date, Weekday};

use crate::rules::time::days_between;

/// A day as it is named on another day: what is `Tomorrow` before midnight is `Today` after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelativeDay {
    /// The same day.
    Today,
    /// The next day.
    Tomorrow,
    /// Two to six days ahead: the weekday alone identifies the day.
    Weekday(Weekday),
    /// Any other day, past days included.
    Date(Date),
}

impl RelativeDay {
    /// `date` as it is named on the day `today`.
    pub fn on(today: Date, date: Date) -> Self {
        match days_between(today, date) {
            0 => Self::Today,
            1 => Self::Tomorrow,
            2..=6 => Self::Weekday(date.weekday()),
            _ => Self::Date(date),
        }
    }
}
