//! The insurance year as a ribbon: twelve months, the one in which the next year is paid, today, the start of cover.

use jiff::civil::Date;

use crate::content::Dates;
use crate::rules::enrolment::application::YearSpan;
use crate::rules::time::{days_between, first_of_month};

/// An insurance year, month by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRibbon {
    /// The year.
    pub span: YearSpan,
    /// Its twelve months.
    pub months: Vec<RibbonMonth>,
    /// How far through the year today is, in thousandths; `None` if today lies outside it.
    pub now: Option<u16>,
}

/// One month of the ribbon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RibbonMonth {
    /// Its first day.
    pub first: Date,
    /// Whether the next insurance year is paid in it.
    pub is_payment: bool,
    /// Whether today lies in it.
    pub is_now: bool,
    /// Whether cover that begins on the given day holds in it.
    pub is_covered: bool,
}

impl YearRibbon {
    /// The ribbon of one insurance year; `cover` is the first day of cover, if the page is about an application.
    pub fn of(span: YearSpan, dates: &Dates, today: Date, cover: Option<Date>) -> Self {
        let month = |months| {
            let first = first_of_month(span.first, months);
            RibbonMonth {
                first,
                is_payment: first.month() == dates.payment.month.0,
                is_now: first == today.first_of_month(),
                is_covered: cover.is_some_and(|cover| cover <= first),
            }
        };
        let thousandths = |date| days_between(span.first, date) * 1000 / (days_between(span.first, span.last) + 1);
        let now = span.contains(today).then(|| u16::try_from(thousandths(today)).ok()).flatten();
        Self { span, months: (0..12).map(month).collect(), now }
    }
}
