//! A line's week as a picture: one row for days that are alike, with the stretches in which the line is answered.
//!
//! The picture marks the stretch of today that `now` is in, not the minute, so that it stays true for as long as the
//! words beside it.

use std::fmt;

use jiff::civil::{Time, Weekday};

use crate::content::{TimeRange, WeekdaySet, time_name};
use crate::pages::parts::date_words::day_kind_label;
use crate::pages::parts::percent::percent;
use crate::rules::{DayKind, PhoneLineDay, PhoneLineWeek};

const MINUTES_OF_DAY: u16 = 24 * 60;
/// What is shown before the first opening and after the last closing, in minutes.
const MARGIN: u16 = 60;
/// The width of the picture, in the units of places and widths.
const WIDTH: u32 = 1000;
/// The width that the label of an hour takes at most.
const LABEL: u32 = 160;
/// What a label that is centred keeps from the one before it.
const LABEL_GAP: u32 = 27;

/// The week of a phone line, ready to draw.
#[derive(Debug, PartialEq, Eq)]
pub struct PhoneLineWeekView {
    pub hours: Vec<HourLabel>,
    /// Neighbouring days that are alike share a row.
    pub rows: Vec<WeekRow>,
}

/// An hour above the bars.
#[derive(Debug, PartialEq, Eq)]
pub struct HourLabel {
    pub x: Thousandths,
    /// For `text-anchor`: which side of the label is at `x`.
    pub anchor: &'static str,
    /// `14:30`.
    pub label: String,
}

/// Neighbouring days of the week that are alike.
#[derive(Debug, PartialEq, Eq)]
pub struct WeekRow {
    /// `周一至周五`.
    pub name: String,
    pub is_today: bool,
    /// The stretches that are answered.
    pub bars: Vec<Bar>,
    /// The stretch of today that `now` is in.
    pub now: Option<Bar>,
    /// The hours of the days in words.
    pub words: String,
}

/// A stretch of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub x: Thousandths,
    pub width: Thousandths,
    /// What it is: `open`, `machine`, `unsure`, `peak`.
    pub kind: &'static str,
}

/// A place or width in thousandths of the picture's width; shown in per cent: `37.5%`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thousandths(u32);

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&percent(i64::from(self.0)))
    }
}

/// The part of the day that the picture shows, in minutes.
#[derive(Clone, Copy)]
struct Scale {
    first: u16,
    last: u16,
}

impl PhoneLineWeekView {
    pub fn of(week: &PhoneLineWeek<'_>) -> Self {
        let edges = edges(week);
        let scale = Scale::of(week, &edges);
        let alike = |a: &PhoneLineDay<'_>, b: &PhoneLineDay<'_>| {
            (&a.open, a.peak, a.certain, day_words(a)) == (&b.open, b.peak, b.certain, day_words(b))
        };
        let row = |days: &[PhoneLineDay<'_>]| {
            let today = days.iter().find(|day| day.is_today);
            let first = &days[0];
            WeekRow {
                name: days_name(days),
                is_today: today.is_some(),
                bars: scale.bars(first, week.self_service),
                now: today.map(|day| scale.stretch(stretch_of(day, minute_of_day(week.now)), "now")),
                words: day_words(first),
            }
        };
        Self { hours: scale.hours(&edges), rows: week.days.chunk_by(alike).map(row).collect() }
    }

    /// The row that today belongs to, if the week has it.
    pub fn today(&self) -> Option<&WeekRow> {
        self.rows.iter().find(|row| row.is_today)
    }

    /// Whether somebody answers in some stretch.
    pub fn has_open(&self) -> bool {
        self.has("open")
    }

    /// Whether a machine answers.
    pub fn has_machine(&self) -> bool {
        self.has("machine")
    }

    /// Whether some stretch is a peak.
    pub fn has_peak(&self) -> bool {
        self.has("peak")
    }

    /// Whether some stretch is uncertain.
    pub fn has_unsure(&self) -> bool {
        self.has("unsure")
    }

    fn has(&self, kind: &str) -> bool {
        self.rows.iter().flat_map(|row| &row.bars).any(|bar| bar.kind == kind)
    }
}

/// `周末`, or the days as runs: `周一至周五`.
fn days_name(days: &[PhoneLineDay<'_>]) -> String {
    let set = WeekdaySet::of(|weekday| days.iter().any(|day| day.date.weekday() == weekday));
    let weekend = WeekdaySet::of(|weekday| matches!(weekday, Weekday::Saturday | Weekday::Sunday));
    if set == weekend { "周末".to_owned() } else { set.to_string() }
}

/// The minute of the day, 0 to 1439.
fn minute_of_day(time: Time) -> u16 {
    let (hour, minute) = (time.hour().unsigned_abs(), time.minute().unsigned_abs());
    u16::from(hour) * 60 + u16::from(minute)
}

/// The hours of a day in words: `9:00–12:00、14:30–17:30`, `国庆节放假`, `不接听`.
fn day_words(day: &PhoneLineDay<'_>) -> String {
    let hours = day.open.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
    let peak = day.peak.map(|peak| format!("{peak}人工较忙"));
    match (hours.is_empty(), peak) {
        (true, Some(peak)) if day.certain => peak,
        (true, Some(peak)) => format!("{peak}（{}）", day_kind_label(day.kind)),
        (true, None) if matches!(day.kind, DayKind::Holiday(_) | DayKind::Weekend) => day_kind_label(day.kind),
        (true, None) => "不接听".to_owned(),
        (false, peak) => {
            let doubt = if day.certain {
                String::new()
            } else {
                format!("（{}，先拨打确认）", day_kind_label(day.kind))
            };
            format!("{hours}{doubt}{}", peak.map(|peak| format!("，{peak}")).unwrap_or_default())
        }
    }
}

/// The times at which something begins or ends on some day of the week, in order, each once.
fn edges(week: &PhoneLineWeek<'_>) -> Vec<Time> {
    let ranges = week.days.iter().flat_map(|day| day.open.iter().chain(&day.peak));
    let mut edges: Vec<Time> = ranges.flat_map(|range| [range.start, range.end]).collect();
    edges.sort();
    edges.dedup();
    edges
}

/// The stretch of the day, between two changes, that holds the minute.
fn stretch_of(day: &PhoneLineDay<'_>, minute: u16) -> (u16, u16) {
    let changes = day.open.iter().chain(&day.peak).flat_map(|range| [range.start, range.end]).map(minute_of_day);
    let (before, after): (Vec<u16>, Vec<u16>) = changes.partition(|change| *change <= minute);
    (before.into_iter().max().unwrap_or(0), after.into_iter().min().unwrap_or(MINUTES_OF_DAY))
}

impl Scale {
    fn of(week: &PhoneLineWeek<'_>, edges: &[Time]) -> Self {
        match (edges.first(), edges.last()) {
            (Some(first), Some(last)) if !week.self_service => Self {
                first: minute_of_day(*first).saturating_sub(MARGIN),
                last: (minute_of_day(*last) + MARGIN).min(MINUTES_OF_DAY),
            },
            _ => Self { first: 0, last: MINUTES_OF_DAY },
        }
    }

    fn x(self, minute: u16) -> u32 {
        let span = u32::from(self.last - self.first).max(1);
        let inside = minute.clamp(self.first, self.last) - self.first;
        u32::from(inside) * WIDTH / span
    }

    fn stretch(self, (start, end): (u16, u16), kind: &'static str) -> Bar {
        let x = self.x(start);
        Bar { x: Thousandths(x), width: Thousandths(self.x(end).saturating_sub(x)), kind }
    }

    fn bar(self, range: &TimeRange, kind: &'static str) -> Bar {
        self.stretch((minute_of_day(range.start), minute_of_day(range.end)), kind)
    }

    fn bars(self, day: &PhoneLineDay<'_>, self_service: bool) -> Vec<Bar> {
        let all_day = self_service.then(|| self.stretch((0, MINUTES_OF_DAY), "machine"));
        let open = day.open.iter().map(|range| self.bar(range, if day.certain { "open" } else { "unsure" }));
        let peak = day.peak.iter().map(|range| self.bar(range, if day.certain { "peak" } else { "unsure" }));
        all_day.into_iter().chain(open).chain(peak).collect()
    }

    /// The labels of the hours. Where two would overlap, the left one ends at its `x` and the right one starts there; one
    /// that has no room even so is left out.
    fn hours(self, edges: &[Time]) -> Vec<HourLabel> {
        let xs: Vec<u32> = edges.iter().map(|edge| self.x(minute_of_day(*edge))).collect();
        let mut labels = Vec::new();
        let mut free_from = 0;
        for (index, (edge, x)) in edges.iter().zip(&xs).enumerate() {
            let next_is_near = xs.get(index + 1).is_some_and(|next| next - x < LABEL);
            let (anchor, left) = match x.checked_sub(free_from) {
                Some(room) if room >= LABEL && next_is_near => ("end", x - LABEL),
                Some(_) if *x >= WIDTH => ("end", x - LABEL),
                Some(room) if room >= LABEL / 2 + LABEL_GAP => ("middle", x - LABEL / 2),
                Some(_) => ("start", *x),
                None => continue,
            };
            free_from = left + LABEL;
            labels.push(HourLabel { x: Thousandths(*x), anchor, label: time_name(*edge) });
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::pages::test_fixtures::with_context;
    use crate::rules::Calendar;
    use crate::rules::test_fixtures::{CONTENT, line, line_variants};
    use crate::rules::time::instant;

    fn words(id: &str, day: Date) -> Vec<String> {
        let week = PhoneLineWeek::at(line(id), &Calendar::of(&CONTENT), &instant(day.at(10, 15, 0, 0)));
        PhoneLineWeekView::of(&week).rows.iter().map(|row| format!("{}{}", row.name, row.words)).collect()
    }

    #[test]
    fn a_plain_week_of_the_card_line() {
        let hours = "9:00–12:00、14:30–17:30";
        let expected = [format!("周一至周五{hours}"), "周末周末".to_owned()];
        assert_eq!(words("card-line", date(2026, 11, 29)), expected);
        assert_eq!(words("card-line", date(2026, 11, 23)), expected);
    }

    #[test]
    fn holidays_make_up_days_and_years_without_a_notice_show() {
        let hours = "9:00–12:00、14:30–17:30";
        assert_eq!(
            words("card-line", date(2026, 10, 10)),
            [
                "周一至周三国庆节放假".to_owned(),
                format!("周四、周五{hours}"),
                format!("周六{hours}（调休上班，先拨打确认）"),
                "周日周末".to_owned(),
            ]
        );
        assert_eq!(
            words("card-line", date(2027, 1, 1)),
            [
                format!("周一至周四{hours}"),
                "周五元旦放假".to_owned(),
                format!("周末{hours}（元旦怎么放假还没公布，先拨打确认）"),
            ]
        );
    }

    #[test]
    fn the_hotline_shows_its_peak_on_working_days() {
        let week = words("hotline-12333", date(2026, 10, 10));
        assert_eq!(week, ["周一至周三国庆节放假", "周四至周六9:00–11:00人工较忙", "周日周末"]);
        assert_eq!(words("hotline-12333", date(2027, 1, 4)), ["周一至周五9:00–11:00人工较忙", "周末周末"]);
    }

    #[test]
    fn minutes_are_counted_from_midnight() {
        assert_eq!(minute_of_day(Time::constant(14, 45, 9, 0)), 14 * 60 + 45);
        assert_eq!(minute_of_day(Time::midnight()), 0);
    }

    fn with_week(line: &str, test: impl FnOnce(PhoneLineWeekView)) {
        with_context(|ctx| {
            let (_, line) = ctx.content.lines().find(|(channel, _)| *channel.heading.id.value == *line).unwrap();
            test(PhoneLineWeekView::of(&PhoneLineWeek::at(line, &Calendar::of(ctx.content), &ctx.now)));
        });
    }

    #[test]
    fn a_workday_has_its_two_stretches_and_a_weekend_none() {
        with_week("card-line", |week| {
            assert_eq!(week.rows[0].bars.len(), 2);
            assert_eq!(week.rows[1].bars.len(), 0);
            let labels: Vec<&str> = week.hours.iter().map(|hour| hour.label.as_str()).collect();
            assert_eq!(labels, ["9:00", "12:00", "14:30", "17:30"]);
        });
    }

    #[test]
    fn now_is_the_stretch_of_today_that_the_moment_lies_in() {
        with_week("card-line", |week| {
            let today = &week.rows[0];
            let (now, open) = (today.now.as_ref().unwrap(), &today.bars[0]);
            assert_eq!((now.x, now.width), (open.x, open.width));
            assert!(week.rows[1].now.is_none());
        });
    }

    #[test]
    fn labels_never_overlap_whatever_the_hours() {
        for line in line_variants() {
            let week = PhoneLineWeek::at(&line, &Calendar::of(&CONTENT), &instant(date(2026, 11, 25).at(10, 0, 0, 0)));
            let mut free_from = 0;
            for hour in PhoneLineWeekView::of(&week).hours {
                let left = match hour.anchor {
                    "end" => hour.x.0 - LABEL,
                    "middle" => hour.x.0 - LABEL / 2,
                    _ => hour.x.0,
                };
                assert!(left >= free_from, "{hour:?}");
                free_from = left + LABEL;
            }
        }
    }

    #[test]
    fn labels_of_close_hours_do_not_overlap() {
        with_week("hotline-12333", |week| {
            let anchors: Vec<&str> = week.hours.iter().map(|hour| hour.anchor).collect();
            assert_eq!(anchors, ["end", "start"]);
        });
    }
}
