//! What follows from applying on a day: is it accepted, when does cover begin, which insurance year is it, when is it
//! paid, until when can the check sheet be corrected.

use jiff::civil::Date;

use crate::content::{Dates, Status};
use crate::rules::enrolment::conclusion::Conclusion;
use crate::rules::enrolment::correction_deadline::CorrectionDeadline;
use crate::rules::enrolment::insurance_year::{Payment, YearSpan};
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
    /// The notice of the day's year is not loaded.
    UnknownYear(Date),
}

/// What follows from applying on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Application<'a> {
    /// The day on which one applies.
    pub applied: Date,
    /// Whether applications are accepted on it.
    pub acceptance: Conclusion<Acceptance>,
    /// That the office may be closed, on that day or on the first of the next window.
    pub caution: Option<MaybeClosed<'a>>,
    /// The window in which it lies, or else the next one.
    pub window: Conclusion<AcceptanceWindow>,
    /// The first day of cover, for an application in that window.
    pub cover: Conclusion<Date>,
    /// The insurance year in which cover begins.
    pub year: Conclusion<YearSpan>,
    /// The payment month that it lies in, or else the next one.
    pub payment: Conclusion<Payment>,
    /// Until when the sheet of that day can be corrected; `None` if none is printed because nothing is accepted.
    pub correction: Option<CorrectionDeadline>,
}

impl<'a> Application<'a> {
    /// What follows from applying on the day `applied`.
    pub fn on(applied: Date, dates: &Dates, calendar: &Calendar<'a>) -> Self {
        let window = AcceptanceWindow::on_or_after(applied, dates, calendar);
        let acceptance = Acceptance::of(applied, dates);
        let is_accepted = acceptance == Acceptance::Accepted;
        let cover = first_of_month(window.first, 1);
        let stated_if_accepted = |stated: Status| if is_accepted { stated } else { dates.late.provenance.status };
        Self {
            applied,
            acceptance: Conclusion { value: acceptance, status: dates.window.fact.provenance.status },
            caution: MaybeClosed::on(applied.max(window.first), calendar),
            window: Conclusion { value: window, status: stated_if_accepted(dates.window.fact.provenance.status) },
            cover: Conclusion { value: cover, status: stated_if_accepted(dates.effect.provenance.status) },
            year: Conclusion {
                value: YearSpan::containing(cover, &dates.year),
                status: dates.year.fact.provenance.status.max(Status::Derived),
            },
            payment: Conclusion {
                value: Payment::on_or_after(applied, &dates.payment, &dates.year),
                status: dates.payment.fact.provenance.status,
            },
            correction: is_accepted.then(|| CorrectionDeadline::of(applied, dates, calendar)),
        }
    }

    /// Whether applications are accepted on the day.
    pub fn is_accepted(&self) -> bool {
        self.acceptance.value == Acceptance::Accepted
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
            DayKind::Workday | DayKind::MakeUp(_) => None,
            DayKind::Weekend => Some(Self::Weekend(date)),
            DayKind::Holiday(name) => Some(Self::Holiday(date, name)),
            DayKind::Unknown => Some(Self::UnknownYear(date)),
        }
    }
}

#[cfg(test)]
mod tests;
