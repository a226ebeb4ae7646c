//! The insurance year month by month: the one in which the next year is paid, this one, those that are covered.

use jiff::civil::Date;

use crate::content::Dates;
use crate::rules::enrolment::insurance_year::YearSpan;
use crate::rules::time::first_of_month;

/// An insurance year, month by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearTimeline {
    pub span: YearSpan,
    /// Its twelve months.
    pub months: Vec<TimelineMonth>,
}

/// One month of an insurance year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimelineMonth {
    /// Its first day.
    pub first: Date,
    /// Whether the next insurance year is paid in it.
    pub is_payment: bool,
    /// Whether today lies in it.
    pub is_now: bool,
    /// Whether cover that begins on the given day holds in it.
    pub is_covered: bool,
}

impl YearTimeline {
    /// The months of one insurance year; `cover` is the first day of cover.
    pub fn of(span: YearSpan, dates: &Dates, today: Date, cover: Date) -> Self {
        let month = |months| {
            let first = first_of_month(span.first, months);
            TimelineMonth {
                first,
                is_payment: first.month() == dates.payment.month.0,
                is_now: first == today.first_of_month(),
                is_covered: cover <= first,
            }
        };
        Self { span, months: (0..12).map(month).collect() }
    }
}
