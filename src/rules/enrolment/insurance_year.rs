//! The insurance year and the month in which the next one is paid.

use jiff::civil::Date;

use crate::content::{InsuranceYear, PaymentMonth};
use crate::rules::time::{days_after, first_of_month};

/// An insurance year (社保年度): twelve months that are paid in one sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearSpan {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

/// The month in which the next insurance year is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// Whether the day lies in it.
    pub is_now: bool,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
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

    fn starting(first: Date) -> Self {
        Self { first, last: days_after(first_of_month(first, 12), -1) }
    }
}

impl Payment {
    /// The payment month in which the day lies, or else the next one.
    pub fn on_or_after(date: Date, payment: &PaymentMonth, year: &InsuranceYear) -> Self {
        let months_ahead = (i64::from(payment.month.0) - i64::from(date.month())).rem_euclid(12);
        let first = first_of_month(date, months_ahead);
        let pays_for = YearSpan::containing(first, year).next();
        Self { is_now: months_ahead == 0, first, last: first.last_of_month(), pays_for }
    }
}
