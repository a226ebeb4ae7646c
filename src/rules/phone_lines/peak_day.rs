//! Whether a line's agents have a peak on a day.

use jiff::civil::Date;

use crate::rules::work_calendar::{Calendar, DayKind};

/// Whether a line's agents have a peak on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum PeakDay {
    /// A working day, make-up working days included.
    Sure,
    /// A weekday of a year without a notice.
    Perhaps,
    /// A weekend or holiday.
    No,
}

impl PeakDay {
    pub(in crate::rules) fn of(calendar: &Calendar<'_>, date: Date) -> Self {
        match calendar.kind(date) {
            DayKind::Workday | DayKind::MakeUp(_) => Self::Sure,
            DayKind::Unknown => Self::Perhaps,
            DayKind::Weekend | DayKind::Holiday(_) => Self::No,
        }
    }
}
