//! A run of weekdays.

use jiff::civil::Weekday;

use crate::content::decode::decoder::{Decode, Node};

/// A run of weekdays, first to last: `mon-fri`; or a single day: `fri`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekdayRange {
    /// The first day.
    pub first: Weekday,
    /// The last day; never before the first in a week that starts on Monday.
    pub last: Weekday,
}

impl WeekdayRange {
    /// Whether `day` belongs to it.
    pub fn contains(&self, day: Weekday) -> bool {
        (self.first.to_monday_zero_offset()..=self.last.to_monday_zero_offset()).contains(&day.to_monday_zero_offset())
    }

    fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let range = Self { first: parse_weekday(first)?, last: parse_weekday(last)? };
        (range.first.to_monday_zero_offset() <= range.last.to_monday_zero_offset()).then_some(range)
    }
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

impl Decode for WeekdayRange {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.parsed(Self::parse, "is not a run of weekdays; write it as \"mon-fri\" or \"fri\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_malformed_or_reversed_range_is_refused() {
        for bad in ["fri-mon", "", "mon-", "Mon-Fri", "mon–fri"] {
            assert_eq!(WeekdayRange::parse(bad), None, "{bad}");
        }
    }
}
