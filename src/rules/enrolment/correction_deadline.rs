//! Until when errors of the check sheet (校对表) can be corrected.

use jiff::civil::Date;

use crate::content::{Dates, Status};
use crate::rules::enrolment::conclusion::Conclusion;
use crate::rules::work_calendar::{Calendar, DayKind};

/// Until when errors of the check sheet of one day can be corrected. The source doesn't say whether the day of the
/// sheet counts, so there are two deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CorrectionDeadline<'a> {
    /// How many working days one has.
    pub working_days: u8,
    /// The earlier deadline, which is safe to keep: the day of the sheet counts.
    pub safe: Conclusion<Deadline<'a>>,
    /// The later deadline: counting starts on the next working day.
    pub latest: Conclusion<Deadline<'a>>,
}

/// The last day of a number of working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline<'a> {
    /// This day, itself included.
    Day(Date),
    /// The days end on a Saturday or Sunday that makes up for a holiday, when the office may be closed: go by `safe`,
    /// the last ordinary working day before it.
    MakeUp { safe: Date, day: Date },
    /// It can't be counted before the notice for this feast is out.
    Unsettled(&'a str),
}

impl<'a> CorrectionDeadline<'a> {
    /// Until when the check sheet of the day `sheet` can be corrected.
    pub fn of(sheet: Date, dates: &Dates, calendar: &Calendar<'a>) -> Self {
        let working_days = dates.correction.working_days.0.unsigned_abs();
        let conclude = |day: Result<Date, &'a str>, status: Status| Conclusion {
            value: day.map_or_else(Deadline::Unsettled, |day| Deadline::on(day, calendar)),
            status: status.max(dates.correction.fact.provenance.status),
        };
        let doubt = dates.correction_start.provenance.status.max(Status::Derived);
        Self {
            working_days,
            safe: conclude(calendar.nth_working_day_from(sheet, working_days), Status::Derived),
            latest: conclude(calendar.nth_working_day_after(sheet, working_days), doubt),
        }
    }
}

impl Deadline<'_> {
    fn on(day: Date, calendar: &Calendar<'_>) -> Self {
        match calendar.kind(day) {
            DayKind::MakeUp(_) => Self::MakeUp { safe: calendar.last_ordinary_workday(day), day },
            _ => Self::Day(day),
        }
    }

    /// The day by which to go; `None` if it can't be counted yet.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::MakeUp { safe: day, .. } => Some(day),
            Self::Unsettled(_) => None,
        }
    }
}
