//! A part of a day.

use std::fmt;

use jiff::civil::Time;

use crate::content::decode::decoder::{Decode, Node};

/// A part of a day, from `start` until just before `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeRange {
    /// The first time that belongs to it.
    pub start: Time,
    /// The first time that no longer belongs to it.
    pub end: Time,
}

impl TimeRange {
    /// Whether `time` belongs to it.
    pub fn contains(&self, time: Time) -> bool {
        self.start <= time && time < self.end
    }

    fn parse(text: &str) -> Option<Self> {
        let (start, end) = text.split_once('-')?;
        Some(Self { start: parse_time(start)?, end: parse_time(end)? })
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

/// A time as pages show it: `9:00`, `14:30`.
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

impl fmt::Display for TimeRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", time_name(self.start), time_name(self.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_range_does_not_belong_to_it() {
        let range = TimeRange::parse("9:00-12:00").unwrap();
        assert!(range.contains(Time::constant(9, 0, 0, 0)));
        assert!(range.contains(Time::constant(11, 59, 59, 999_999_999)));
        assert!(!range.contains(Time::constant(12, 0, 0, 0)));
    }

    #[test]
    fn a_malformed_range_is_refused() {
        for bad in ["9-12", "24:00-25:00", "9:0-12:00", "+9:00-12:00", "9:00–12:00", "", "009:00-12:00"] {
            assert_eq!(TimeRange::parse(bad), None, "{bad}");
        }
    }
}
