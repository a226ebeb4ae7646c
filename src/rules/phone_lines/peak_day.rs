//! Whether a line's agents have a peak on a day.

use jiff::civil::Date;

use crate::rules::work_calendar::{Calendar, DayKind};

/// Whether a line's agents have a peak on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum PeakDay<'a> {
    /// A working day, make-up working days included.
    Sure,
    /// A day that the notice may make a holiday or a workday.
    Perhaps(&'a str),
    /// A weekend or holiday.
    No,
}

impl<'a> PeakDay<'a> {
    pub(in crate::rules) fn of(calendar: &Calendar<'a>, date: Date) -> Self {
        match calendar.kind(date) {
            DayKind::Workday | DayKind::MakeUp(_) => Self::Sure,
            DayKind::Unsettled(feast) => Self::Perhaps(feast),
            DayKind::Weekend | DayKind::Holiday(_) => Self::No,
        }
    }
}
