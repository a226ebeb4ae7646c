//! What a line with weekly hours does on one day, and when it is next answered.

use jiff::civil::{Date, Time};

use crate::content::{TimeRange, WeeklyHours};
use crate::rules::time::days_after;
use crate::rules::work_calendar::{Calendar, DayKind};

/// What a line with weekly hours does on one day, by nothing but what the source states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum DayPlan<'a> {
    /// It is answered in its hours.
    Open,
    /// It is not answered: a day outside its weekdays.
    Closed,
    /// It is not answered: a statutory holiday.
    Holiday(&'a str),
    /// A worked Saturday or Sunday, which the hours don't mention.
    MakeUp,
    /// A day near this feast that may be a holiday or a workday: the notice is not out.
    Unsettled(&'a str),
}

/// The next day on which the line will, or may, be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) struct NextOpening<'a> {
    pub date: Date,
    /// When the hours of that day begin.
    pub time: Time,
    /// The feast whose notice may still make it a holiday; `None` if it is certain.
    pub unsettled: Option<&'a str>,
    /// A make-up working day before it, on which the line may be answered.
    pub make_up: Option<Date>,
}

/// How many days ahead the next opening is looked for; no holiday is nearly as long.
const NEXT_OPENING_LIMIT_DAYS: i64 = 60;

impl<'a> DayPlan<'a> {
    pub fn of(hours: &WeeklyHours, calendar: &Calendar<'a>, date: Date) -> Self {
        let listed = hours.weekdays().contains(date.weekday());
        let by_weekday = if listed { Self::Open } else { Self::Closed };
        match calendar.kind(date) {
            DayKind::Holiday(name) if hours.closed_on_holidays => Self::Holiday(name),
            DayKind::MakeUp(_) if !listed => Self::MakeUp,
            DayKind::Unsettled(name) if hours.closed_on_holidays || !listed => Self::Unsettled(name),
            _ => by_weekday,
        }
    }

    /// Whether it is known what the line does.
    pub fn is_certain(self) -> bool {
        !matches!(self, Self::MakeUp | Self::Unsettled(_))
    }
}

/// The first day after `date` that is certainly open or that is listed and [`DayPlan::Unsettled`]. No opening after a
/// day of the second kind is returned as certain.
pub(in crate::rules) fn next_opening<'a>(
    hours: &WeeklyHours,
    calendar: &Calendar<'a>,
    date: Date,
) -> Option<NextOpening<'a>> {
    let mut make_up = None;
    for days in 1..=NEXT_OPENING_LIMIT_DAYS {
        let day = days_after(date, days);
        match DayPlan::of(hours, calendar, day) {
            DayPlan::Open => {
                return Some(NextOpening { date: day, time: opens_at(hours, day), unsettled: None, make_up });
            }
            DayPlan::Unsettled(feast) if hours.weekdays().contains(day.weekday()) => {
                return Some(NextOpening { date: day, time: opens_at(hours, day), unsettled: Some(feast), make_up });
            }
            DayPlan::MakeUp => make_up = make_up.or(Some(day)),
            DayPlan::Closed | DayPlan::Holiday(_) | DayPlan::Unsettled(_) => {}
        }
    }
    None
}

/// The hours of a day, with adjacent stretches joined. A day outside the line's weekdays, if it is worked at all, may have
/// the usual hours.
pub(in crate::rules) fn stretches(hours: &WeeklyHours, date: Date) -> Vec<TimeRange> {
    match hours.on(date.weekday()) {
        [] => joined(&hours.open),
        open => joined(open),
    }
}

fn opens_at(hours: &WeeklyHours, date: Date) -> Time {
    hours.on(date.weekday()).first().unwrap_or(hours.open.first()).start
}

fn joined(open: &[TimeRange]) -> Vec<TimeRange> {
    let mut joined: Vec<TimeRange> = Vec::new();
    for range in open {
        match joined.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => joined.push(*range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: i8, end: i8) -> TimeRange {
        TimeRange { start: Time::constant(start, 0, 0, 0), end: Time::constant(end, 0, 0, 0) }
    }

    #[test]
    fn adjacent_stretches_are_joined() {
        assert_eq!(joined(&[range(9, 12), range(12, 13), range(14, 17)]), [range(9, 13), range(14, 17)]);
        assert_eq!(joined(&[]), []);
    }
}
