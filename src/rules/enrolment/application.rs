//! What follows from applying on a day, for those who enrol for the first time or again after a gap: is it accepted,
//! when does cover begin, until when can the check sheet be corrected.

use jiff::civil::Date;

use crate::content::{Dates, Status};
use crate::rules::enrolment::conclusion::Conclusion;
use crate::rules::enrolment::correction_deadline::CorrectionDeadline;
use crate::rules::enrolment::window::AcceptanceWindow;
use crate::rules::time::first_of_month;
use crate::rules::work_calendar::{Calendar, DayKind};

/// Whether applications are accepted on a day, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acceptance {
    /// The day lies in the window of its month.
    Accepted,
    /// The window of its month has not begun.
    TooEarly,
    /// The window of its month is over.
    TooLate,
}

/// Why the office may be closed on a day although applications are accepted: the article gives days of the month and
/// doesn't mention weekends and holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaybeClosed<'a> {
    /// The day is on a weekend.
    Weekend(Date),
    /// The day belongs to the holiday of this name.
    Holiday(Date, &'a str),
    /// The day is a Saturday or Sunday that is worked to make up for the holiday of this name.
    MakeUp(Date, &'a str),
    /// The notice that may make the day a holiday or a workday is not out; the day is near the feast of this name.
    Unsettled(Date, &'a str),
}

/// What follows from applying on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Application<'a> {
    /// The day on which one applies.
    pub applied: Date,
    /// Whether applications are accepted on it.
    pub acceptance: Conclusion<Acceptance>,
    /// That the office may be closed on that day.
    pub caution: Option<MaybeClosed<'a>>,
    /// The window in which it lies, or else the next one.
    pub window: Conclusion<AcceptanceWindow>,
    /// The first day of cover, for an application in that window.
    pub cover: Conclusion<Date>,
    /// Until when a check sheet that is printed on that day can be corrected.
    pub correction: CorrectionDeadline<'a>,
}

impl<'a> Application<'a> {
    /// What follows from applying on the day `applied`.
    pub fn on(applied: Date, dates: &Dates, calendar: &Calendar<'a>) -> Self {
        let window = AcceptanceWindow::on_or_after(applied, dates, calendar);
        let acceptance = Acceptance::of(applied, dates);
        let is_accepted = acceptance == Acceptance::Accepted;
        let stated_if_accepted = |stated: Status| if is_accepted { stated } else { dates.late.provenance.status };
        Self {
            applied,
            acceptance: Conclusion { value: acceptance, status: dates.window.fact.provenance.status },
            caution: if is_accepted { MaybeClosed::on(applied, calendar) } else { None },
            window: Conclusion { value: window, status: stated_if_accepted(dates.window.fact.provenance.status) },
            cover: Conclusion {
                value: first_of_month(window.first, 1),
                status: stated_if_accepted(dates.effect.provenance.status),
            },
            correction: CorrectionDeadline::of(applied, dates, calendar),
        }
    }

    /// Whether applications are accepted on the day.
    pub fn is_accepted(&self) -> bool {
        self.acceptance.value == Acceptance::Accepted
    }

    /// Whether it is the last day of its window.
    pub fn is_last_day(&self) -> bool {
        self.applied == self.window.value.last
    }

    /// Whether it is the last working day of its window, which ends on a later day.
    pub fn is_last_working_day(&self) -> bool {
        !self.is_last_day() && self.window.value.last_working_day == Some(self.applied)
    }
}

impl Acceptance {
    fn of(date: Date, dates: &Dates) -> Self {
        if AcceptanceWindow::accepts(date, dates) {
            Self::Accepted
        } else if date.day() < dates.window.first_day.0 {
            Self::TooEarly
        } else {
            Self::TooLate
        }
    }
}

impl<'a> MaybeClosed<'a> {
    fn on(date: Date, calendar: &Calendar<'a>) -> Option<Self> {
        match calendar.kind(date) {
            DayKind::Workday => None,
            DayKind::MakeUp(name) => Some(Self::MakeUp(date, name)),
            DayKind::Weekend => Some(Self::Weekend(date)),
            DayKind::Holiday(name) => Some(Self::Holiday(date, name)),
            DayKind::Unsettled(name) => Some(Self::Unsettled(date, name)),
        }
    }
}

#[cfg(test)]
mod tests;
