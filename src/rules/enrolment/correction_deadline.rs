//! Until when errors of the check sheet (校对表) can be corrected.

use jiff::civil::Date;

use crate::content::{Dates, Status};
use crate::rules::enrolment::conclusion::Conclusion;
use crate::rules::work_calendar::Calendar;

/// Until when errors of the check sheet of one day can be corrected. The source doesn't say whether the day of the
/// sheet counts, so there are two deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CorrectionDeadline {
    /// How many working days one has.
    pub working_days: u8,
    /// The earlier deadline, which is safe to keep: the day of the sheet counts.
    pub safe: Conclusion<Deadline>,
    /// The later deadline: counting starts on the next working day.
    pub latest: Conclusion<Deadline>,
}

/// The last day of a number of working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// This day, itself included.
    Day(Date),
    /// It can't be counted: the notice of this year, into which the days reach, is not loaded.
    UnknownYear(i16),
}

impl CorrectionDeadline {
    /// Until when the check sheet of the day `sheet` can be corrected.
    pub fn of(sheet: Date, dates: &Dates, calendar: &Calendar<'_>) -> Self {
        let working_days = dates.correction.working_days.0.unsigned_abs();
        let conclude = |day: Option<Date>, status: Status| Conclusion {
            value: day.map_or_else(|| Deadline::UnknownYear(unknown_year(sheet, calendar)), Deadline::Day),
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

/// The first year from that of `date` on whose notice is not loaded, as far as deadlines reach.
fn unknown_year(date: Date, calendar: &Calendar<'_>) -> i16 {
    if calendar.knows(date) { date.year().saturating_add(1) } else { date.year() }
}
