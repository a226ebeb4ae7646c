//! When a line is answered: days of the week, times of the day.

use std::fmt;

use jiff::civil::{Time, Weekday};

use crate::content::decode::decoder::{Decode, Node, NonEmpty, Table};
use crate::content::decode::record::record;
use crate::content::model::fact::Provenance;

/// A stretch of a day, half-open: at its end it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeRange {
    /// The first moment that belongs to it.
    pub start: Time,
    /// The first moment that no longer belongs to it.
    pub end: Time,
}

/// A run of weekdays, first to last: `mon-fri`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRange {
    /// The first day.
    pub first: Weekday,
    /// The last day; never before the first in a week that starts on Monday.
    pub last: Weekday,
}

record! {
    /// The weekly hours of a line.
    pub struct WeeklyHours {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// The days on which the line is answered.
        days: DayRange,
        /// The hours of such a day, in order, without overlap.
        open: NonEmpty<TimeRange>,
        /// Whether statutory holidays are excepted.
        closed_on_holidays: bool,
    }
    check refuse_overlap;
}

record! {
    /// The hours in which a line's agents are hard to reach.
    pub struct Peak {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// The busy stretch of each working day.
        between: TimeRange,
    }
}

fn refuse_overlap(hours: &WeeklyHours, table: &Table<'_>) {
    for pair in hours.open.windows(2) {
        if pair[1].start < pair[0].end {
            table.report(format!("hours overlap or stand out of order: {} and {}", pair[0], pair[1]));
        }
    }
}

impl TimeRange {
    /// Whether the moment belongs to it.
    pub fn contains(&self, time: Time) -> bool {
        self.start <= time && time < self.end
    }

    fn parse(text: &str) -> Option<Self> {
        let (start, end) = text.split_once('-')?;
        Some(Self { start: parse_time(start)?, end: parse_time(end)? })
    }
}

impl DayRange {
    /// Whether the day belongs to it.
    pub fn contains(&self, day: Weekday) -> bool {
        (self.first.to_monday_zero_offset()..=self.last.to_monday_zero_offset()).contains(&day.to_monday_zero_offset())
    }

    fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once('-')?;
        let range = Self { first: parse_weekday(first)?, last: parse_weekday(last)? };
        (range.first.to_monday_zero_offset() <= range.last.to_monday_zero_offset()).then_some(range)
    }
}

/// Reads `9:00` or `14:30`.
fn parse_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let well_formed =
        (1..=2).contains(&hour.len()) && minute.len() == 2 && text.bytes().all(|b| b.is_ascii_digit() || b == b':');
    if !well_formed {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn parse_weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// The name of a weekday: `周一`.
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "周一",
        Weekday::Tuesday => "周二",
        Weekday::Wednesday => "周三",
        Weekday::Thursday => "周四",
        Weekday::Friday => "周五",
        Weekday::Saturday => "周六",
        Weekday::Sunday => "周日",
    }
}

/// A time as readers see it: `9:00`, `14:30`.
pub fn time_name(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

impl Decode for TimeRange {
    fn decode(node: Node<'_>) -> Option<Self> {
        let text = node.string()?;
        let Some(range) = Self::parse(text) else {
            node.report(format!("{text:?} is not a stretch of the day; write it as \"9:00-12:00\""));
            return None;
        };
        if range.end <= range.start {
            node.report(format!("{text:?} ends before it starts"));
            return None;
        }
        Some(range)
    }
}

impl Decode for DayRange {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.parsed(Self::parse, "is not a run of weekdays; write it as \"mon-fri\"")
    }
}

impl fmt::Display for TimeRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", time_name(self.start), time_name(self.end))
    }
}

impl fmt::Display for DayRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}至{}", weekday_name(self.first), weekday_name(self.last))
    }
}

impl fmt::Display for WeeklyHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let open: Vec<String> = self.open.iter().map(ToString::to_string).collect();
        write!(f, "{}{}", self.days, open.join("、"))?;
        if self.closed_on_holidays { f.write_str("，法定节假日除外") } else { Ok(()) }
    }
}

impl fmt::Display for Peak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "工作日{}人工最忙，尽量避开", self.between)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_ends_before_its_last_moment() {
        let range = TimeRange::parse("9:00-12:00").unwrap();
        assert!(range.contains(Time::constant(9, 0, 0, 0)));
        assert!(range.contains(Time::constant(11, 59, 59, 999_999_999)));
        assert!(!range.contains(Time::constant(12, 0, 0, 0)));
    }

    #[test]
    fn odd_times_and_days_are_refused() {
        for bad in ["9-12", "24:00-25:00", "9:0-12:00", "+9:00-12:00", "9:00–12:00", "", "009:00-12:00"] {
            assert_eq!(TimeRange::parse(bad), None, "{bad}");
        }
        for bad in ["fri-mon", "mon", "Mon-Fri", "mon–fri"] {
            assert_eq!(DayRange::parse(bad), None, "{bad}");
        }
    }
}
