//! The insurance year, and when the next one is paid.

use jiff::civil::Date;

use crate::content::{InsuranceYear, PaymentPeriod};
use crate::rules::time::{days_after, days_between, first_of_month};

/// An insurance year (社保年度): twelve months that are paid in one sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearSpan {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

/// The days on which an insurance year is paid, the year before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// Whether the day that was asked about lies among them.
    pub is_now: bool,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// How many days there are from the day that was asked about to the last day; 0 on the last day.
    pub days_left: i64,
    /// The insurance year that is paid then.
    pub pays_for: YearSpan,
}

impl YearSpan {
    /// The insurance year in which the day lies.
    pub fn containing(date: Date, year: &InsuranceYear) -> Self {
        let months_in = (i64::from(date.month()) - i64::from(year.starts_in.0)).rem_euclid(12);
        Self::starting(first_of_month(date, -months_in))
    }

    /// The insurance year after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self::starting(first_of_month(self.first, 12))
    }

    /// Whether it is a year of the calendar.
    pub fn is_calendar_year(self) -> bool {
        self.first.month() == 1
    }

    fn starting(first: Date) -> Self {
        Self { first, last: days_after(first_of_month(first, 12), -1) }
    }
}

impl Payment {
    /// The period in which the day lies, or else the next one.
    pub fn on_or_after(date: Date, period: &PaymentPeriod, year: &InsuranceYear) -> Self {
        let is_over = date > period.last.in_year(date.year());
        let of_year = date.year().saturating_add(i16::from(is_over)).min(Date::MAX.year());
        let (first, last) = (period.first.in_year(of_year), period.last.in_year(of_year));
        let pays_for = YearSpan::containing(last, year).next();
        Self { is_now: (first..=last).contains(&date), first, last, days_left: days_between(date, last), pays_for }
    }
}
