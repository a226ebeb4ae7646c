//! The week of a phone line, for its picture: what kind each day is, when the line is answered, where now is.

use jiff::Zoned;
use jiff::civil::{Date, Time};

use crate::content::{Line, TimeRange, weekday_name};
use crate::rules::calendar::{Calendar, DayKind};
use crate::rules::lines::day_plan::{DayPlan, joined};
use crate::rules::lines::status::PeakDay;
use crate::rules::time::{days_after, wall_clock};

/// The week, Monday to Sunday, that a moment lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekStrip<'a> {
    /// The seven days, Monday first.
    pub days: Vec<StripDay<'a>>,
    /// Whether a machine answers at all hours of all days.
    pub self_service: bool,
    /// The time of day that it is.
    pub now: Time,
}

/// One day of the strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StripDay<'a> {
    /// The day.
    pub date: Date,
    /// What kind of day it is.
    pub kind: DayKind<'a>,
    /// Whether it is today.
    pub is_today: bool,
    /// The hours in which the line is answered, or, on an uncertain day, may be; without self-service.
    pub open: Vec<TimeRange>,
    /// When agents are hard to reach.
    pub peak: Option<TimeRange>,
    /// Whether the hours or the peak are sure; not on a make-up working day outside the line's weekdays, nor on a
    /// weekday of a year without a notice.
    pub certain: bool,
}

impl<'a> WeekStrip<'a> {
    /// The week of `line` that `now` lies in.
    pub fn at(line: &Line, calendar: &Calendar<'a>, now: &Zoned) -> Self {
        let clock = wall_clock(now);
        let monday = days_after(clock.date(), -i64::from(clock.date().weekday().to_monday_zero_offset()));
        let day = |days| StripDay::of(line, calendar, days_after(monday, days), clock.date());
        Self { days: (0..7).map(day).collect(), self_service: line.self_service.is_some(), now: clock.time() }
    }
}

impl<'a> StripDay<'a> {
    fn of(line: &Line, calendar: &Calendar<'a>, date: Date, today: Date) -> Self {
        let plan = line.hours.as_ref().map(|hours| (hours, DayPlan::of(hours, calendar, date)));
        let open = match plan {
            None | Some((_, DayPlan::Closed | DayPlan::Holiday(_))) => Vec::new(),
            Some((hours, _)) => joined(&hours.open),
        };
        let peak_day = PeakDay::of(calendar, date);
        let peak = line.peak.as_ref().filter(|_| peak_day != PeakDay::No).map(|peak| peak.between);
        let peak_certain = peak.is_none() || peak_day == PeakDay::Sure;
        let certain = plan.is_none_or(|(_, plan)| plan.is_certain()) && peak_certain;
        Self { date, kind: calendar.kind(date), is_today: date == today, open, peak, certain }
    }

    /// The name of the day: `周一`.
    pub fn weekday(&self) -> &'static str {
        weekday_name(self.date.weekday())
    }

    /// The hours of the day in words, the picture's text: `9:00–12:00、14:30–17:30`, `国庆节放假`, `不接听`.
    pub fn words(&self) -> String {
        let hours = self.open.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
        let peak = self.peak.map(|peak| format!("{peak}人工较忙"));
        match (hours.is_empty(), peak) {
            (true, Some(peak)) if self.certain => peak,
            (true, Some(peak)) => format!("{peak}（{}）", self.kind.label()),
            (true, None) if matches!(self.kind, DayKind::Holiday(_) | DayKind::Weekend) => self.kind.label(),
            (true, None) => "不接听".to_owned(),
            (false, peak) => {
                let doubt =
                    if self.certain { String::new() } else { format!("（{}，先拨打确认）", self.kind.label()) };
                format!("{hours}{doubt}{}", peak.map(|peak| format!("，{peak}")).unwrap_or_default())
            }
        }
    }
}

/// The minute of the day, 0 to 1439: the picture's scale.
pub fn minute_of_day(time: Time) -> u16 {
    u16::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::rules::test_content::{CONTENT, line};
    use crate::rules::time::instant;

    fn words(id: &str, day: Date) -> Vec<String> {
        let strip = WeekStrip::at(line(id), &Calendar::of(&CONTENT), &instant(day.at(10, 15, 0, 0)));
        strip.days.iter().map(|day| format!("{}{}", day.weekday(), day.words())).collect()
    }

    #[test]
    fn a_plain_week_of_the_card_line() {
        let hours = "9:00–12:00、14:30–17:30";
        let [mon, tue, wed, thu, fri] = ["周一", "周二", "周三", "周四", "周五"].map(|day| format!("{day}{hours}"));
        let expected = [mon, tue, wed, thu, fri, "周六周末".to_owned(), "周日周末".to_owned()];
        assert_eq!(words("card-line", date(2026, 11, 29)), expected);
        assert_eq!(words("card-line", date(2026, 11, 23)), expected);
    }

    #[test]
    fn holidays_make_up_days_and_years_without_a_notice_show() {
        assert_eq!(words("card-line", date(2026, 10, 7))[2], "周三国庆节放假");
        assert_eq!(words("card-line", date(2026, 10, 10))[5], "周六9:00–12:00、14:30–17:30（调休上班，先拨打确认）");
        let turn = words("card-line", date(2027, 1, 1));
        assert_eq!(turn[3], "周四9:00–12:00、14:30–17:30");
        assert_eq!(turn[4], "周五9:00–12:00、14:30–17:30（放假安排未收录，先拨打确认）");
        assert_eq!(turn[5], "周六周末");
    }

    #[test]
    fn the_hotline_shows_its_peak_on_working_days() {
        let week = words("hotline-12333", date(2026, 10, 10));
        assert_eq!(week[2], "周三国庆节放假");
        assert_eq!(week[4], "周五9:00–11:00人工较忙");
        assert_eq!(week[5], "周六9:00–11:00人工较忙");
        assert_eq!(week[6], "周日周末");
        assert_eq!(words("hotline-12333", date(2027, 1, 4))[0], "周一9:00–11:00人工较忙（放假安排未收录）");
    }

    #[test]
    fn today_and_now_are_marked_once() {
        let strip =
            WeekStrip::at(line("card-line"), &Calendar::of(&CONTENT), &instant(date(2026, 11, 25).at(14, 45, 9, 0)));
        assert_eq!(strip.days.iter().position(|day| day.is_today), Some(2));
        assert_eq!(strip.days.iter().filter(|day| day.is_today).count(), 1);
        assert_eq!(minute_of_day(strip.now), 14 * 60 + 45);
        assert!(!strip.self_service);
    }
}
