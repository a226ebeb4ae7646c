//! The week of a phone line: what kind each day is and when the line is answered on it.

use jiff::Zoned;
use jiff::civil::{Date, Time};

use crate::content::{PhoneLine, TimeRange};
use crate::rules::phone_lines::day_plan::{DayPlan, stretches};
use crate::rules::phone_lines::peak_day::PeakDay;
use crate::rules::time::{days_after, wall_clock};
use crate::rules::work_calendar::{Calendar, DayKind};

/// The week, Monday to Sunday, that a moment lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneLineWeek<'a> {
    /// The seven days, Monday first.
    pub days: Vec<PhoneLineDay<'a>>,
    /// Whether a machine answers at all hours of all days.
    pub self_service: bool,
    /// The time of day that it is.
    pub now: Time,
}

/// One day of a line's week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneLineDay<'a> {
    pub date: Date,
    pub kind: DayKind<'a>,
    pub is_today: bool,
    /// The hours in which the line is answered, or, on an uncertain day, may be; without self-service.
    pub open: Vec<TimeRange>,
    /// When agents are hard to reach.
    pub peak: Option<TimeRange>,
    /// Whether the hours or the peak are sure; not on a make-up working day outside the line's weekdays, nor on a
    /// day that a notice may still change.
    pub certain: bool,
}

impl<'a> PhoneLineWeek<'a> {
    /// The week of `line` that `now` lies in.
    pub fn at(line: &PhoneLine, calendar: &Calendar<'a>, now: &Zoned) -> Self {
        let clock = wall_clock(now);
        let monday = days_after(clock.date(), -i64::from(clock.date().weekday().to_monday_zero_offset()));
        let day = |days| PhoneLineDay::of(line, calendar, days_after(monday, days), clock.date());
        Self { days: (0..7).map(day).collect(), self_service: line.self_service.is_some(), now: clock.time() }
    }
}

impl<'a> PhoneLineDay<'a> {
    fn of(line: &PhoneLine, calendar: &Calendar<'a>, date: Date, today: Date) -> Self {
        let plan = line.hours.as_ref().map(|hours| (hours, DayPlan::of(hours, calendar, date)));
        let open = match plan {
            None | Some((_, DayPlan::Closed | DayPlan::Holiday(_))) => Vec::new(),
            Some((hours, _)) => stretches(hours, date),
        };
        let peak_day = PeakDay::of(calendar, date);
        let peak = line.peak.as_ref().filter(|_| peak_day != PeakDay::No).map(|peak| peak.between);
        let peak_certain = peak.is_none() || peak_day == PeakDay::Sure;
        let certain = plan.is_none_or(|(_, plan)| plan.is_certain()) && peak_certain;
        Self { date, kind: calendar.kind(date), is_today: date == today, open, peak, certain }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::rules::test_fixtures::{CONTENT, line};
    use crate::rules::time::instant;

    #[test]
    fn today_and_now_are_marked_once() {
        let week = PhoneLineWeek::at(
            line("card-line"),
            &Calendar::of(&CONTENT),
            &instant(date(2026, 11, 25).at(14, 45, 9, 0)),
        );
        assert_eq!(week.days.iter().position(|day| day.is_today), Some(2));
        assert_eq!(week.days.iter().filter(|day| day.is_today).count(), 1);
        assert_eq!(week.now, Time::constant(14, 45, 9, 0));
        assert!(!week.self_service);
    }

    #[test]
    fn only_days_that_the_source_decides_are_certain() {
        let certain = |day: Date| {
            let week = PhoneLineWeek::at(line("card-line"), &Calendar::of(&CONTENT), &instant(day.at(10, 15, 0, 0)));
            week.days.iter().map(|day| day.certain).collect::<Vec<_>>()
        };
        assert_eq!(certain(date(2026, 11, 25)), [true; 7]);
        assert_eq!(certain(date(2026, 10, 10)), [true, true, true, true, true, false, true]);
        assert_eq!(certain(date(2027, 1, 1)), [true, true, true, true, true, false, false]);
    }
}
