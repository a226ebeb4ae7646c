//! What follows from applying on a day: is it accepted, when does cover begin, which insurance year is it, when is it
//! paid, until when can the check sheet be corrected.

use std::fmt;

use jiff::civil::Date;

use crate::content::{Correction, Dates, InsuranceYear, PaymentMonth, Status};
use crate::rules::calendar::{Calendar, DayKind};
use crate::rules::day_name::{day_name, full_day_name, month_name};
use crate::rules::time::{days_after, first_of_month};

/// Something that follows, how sure it is and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion<T> {
    /// What follows.
    pub value: T,
    /// Whether the source says so, or this site worked it out.
    pub status: Status,
    /// Why, as a sentence.
    pub reason: String,
}

/// Days of one month on which applications are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptanceWindow {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// The last working day among them, if the year's notice is loaded: the office may be closed on the last day.
    pub last_working_day: Option<Date>,
}

/// An insurance year (社保年度): twelve months that are paid in one sum. Shown as `2026年7月至2027年6月`.
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

/// Until when errors of the check sheet can be corrected. A day is `None` if it lies beyond the loaded notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionDeadline {
    /// The earlier reading, on which one can rely: the day of the sheet counts.
    pub safe: Conclusion<Option<Date>>,
    /// The later reading: counting starts on the next working day.
    pub latest: Conclusion<Option<Date>>,
}

/// What follows from applying on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application<'a> {
    /// The day.
    pub applied: Date,
    /// What kind of day it is.
    pub kind: DayKind<'a>,
    /// Whether applications are accepted on it.
    pub accepted: Conclusion<bool>,
    /// That the office may be closed although applications are accepted: on that day, or on the first of the next
    /// window.
    pub caution: Option<String>,
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
        let is_accepted = window.first <= applied;
        let cover = first_of_month(window.first, 1);
        let kind = calendar.kind(applied);
        let accepted = accepted(applied, is_accepted, dates);
        Self {
            applied,
            kind,
            accepted: accepted.clone(),
            caution: caution(applied.max(window.first), calendar),
            window: Conclusion {
                value: window,
                status: if is_accepted { dates.window.fact.provenance.status } else { dates.late.provenance.status },
                reason: accepted.reason,
            },
            cover: cover_from(cover, window, is_accepted, dates),
            year: Conclusion {
                value: YearSpan::containing(cover, &dates.year),
                status: dates.year.fact.provenance.status.max(Status::Derived),
                reason: format!("{}在这个社保年度里。", full_day_name(cover)),
            },
            payment: payment(applied, dates),
            correction: is_accepted.then(|| CorrectionDeadline::of(applied, dates, calendar)),
        }
    }
}

impl AcceptanceWindow {
    /// The window in which the day lies, or else the next one.
    pub fn on_or_after(date: Date, dates: &Dates, calendar: &Calendar<'_>) -> Self {
        let (first_day, last_day) = (i64::from(dates.window.first_day.0), i64::from(dates.window.last_day.0));
        let month = first_of_month(date, i64::from(i64::from(date.day()) > last_day));
        let (first, last) = (days_after(month, first_day - 1), days_after(month, last_day - 1));
        Self { first, last, last_working_day: calendar.last_working_day(first, last) }
    }

    /// Whether applications are accepted on the day, whatever kind of day it is.
    pub fn accepts(date: Date, dates: &Dates) -> bool {
        (dates.window.first_day.0..=dates.window.last_day.0).contains(&date.day())
    }
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

    /// Whether the day lies in it.
    pub fn contains(self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }

    fn starting(first: Date) -> Self {
        Self { first, last: days_after(first_of_month(first, 12), -1) }
    }
}

impl fmt::Display for YearSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}至{}", month_name(self.first), month_name(self.last))
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

impl CorrectionDeadline {
    /// Until when the check sheet of the day `sheet` can be corrected.
    pub fn of(sheet: Date, dates: &Dates, calendar: &Calendar<'_>) -> Self {
        let Correction { working_days, fact } = &dates.correction;
        let length = u8::try_from(working_days.0).unwrap_or_default();
        let conclude = |value: Option<Date>, status: Status, start: &str| Conclusion {
            value,
            status: status.max(fact.provenance.status),
            reason: match value {
                Some(_) => format!("{start}数起，第{length}个工作日；放假的日子不算，调休上班的日子算。"),
                None => format!("{}年放假安排还没收录，数不出第{length}个工作日。", unknown_year(sheet, calendar)),
            },
        };
        let doubt = dates.correction_start.provenance.status.max(Status::Derived);
        Self {
            safe: conclude(calendar.nth_working_day_from(sheet, length), Status::Derived, "从拿到校对表的当天"),
            latest: conclude(calendar.nth_working_day_after(sheet, length), doubt, "从拿到校对表的下一个工作日"),
        }
    }
}

/// The first year from that of `date` on whose notice is not loaded, as far as deadlines reach.
fn unknown_year(date: Date, calendar: &Calendar<'_>) -> i16 {
    if calendar.knows(date) { date.year().saturating_add(1) } else { date.year() }
}

fn accepted(applied: Date, value: bool, dates: &Dates) -> Conclusion<bool> {
    let (first, last) = (dates.window.first_day, dates.window.last_day);
    let place = match (value, applied.day() < first.0) {
        (true, _) => "在受理期内",
        (false, true) => "还没到受理期",
        (false, false) => "已过本月受理期",
    };
    Conclusion {
        value,
        status: dates.window.fact.provenance.status,
        reason: format!("{}{place}，每月{}日至{}日受理。", day_name(applied), first.0, last.0),
    }
}

fn cover_from(value: Date, window: AcceptanceWindow, is_accepted: bool, dates: &Dates) -> Conclusion<Date> {
    let month = month_name(window.first);
    if is_accepted {
        let reason = format!("{month}申报，次月生效。");
        Conclusion { value, status: dates.effect.provenance.status, reason }
    } else {
        let reason = format!("要等{}起申报，再下个月生效。", full_day_name(window.first));
        Conclusion { value, status: dates.late.provenance.status, reason }
    }
}

fn payment(applied: Date, dates: &Dates) -> Conclusion<Payment> {
    let value = Payment::on_or_after(applied, &dates.payment, &dates.year);
    let month = dates.payment.month.0;
    let reason = if value.is_now {
        format!("每年{month}月缴下一个社保年度的费用，这次到{}为止。", day_name(value.last))
    } else {
        format!("每年{month}月缴下一个社保年度的费用，下一次是{}。", month_name(value.first))
    };
    Conclusion { value, status: dates.payment.fact.provenance.status, reason }
}

/// The article gives days of the month and says nothing of weekends and holidays.
fn caution(date: Date, calendar: &Calendar<'_>) -> Option<String> {
    let kind = calendar.kind(date);
    match kind {
        DayKind::Workday | DayKind::MakeUp(_) => None,
        DayKind::Weekend | DayKind::Holiday(_) => {
            Some(format!("{}是{}，经办部门开不开门，来源没有写，先打电话确认。", day_name(date), day_off(kind)))
        }
        DayKind::Unknown => {
            Some(format!("{}年放假安排还没收录，{}上不上班，先打电话确认。", date.year(), day_name(date)))
        }
    }
}

fn day_off(kind: DayKind<'_>) -> String {
    match kind {
        DayKind::Holiday(name) => format!("{name}假期"),
        other => other.label(),
    }
}

#[cfg(test)]
mod tests;
