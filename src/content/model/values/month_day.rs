//! A day of every year.

use std::fmt;

use jiff::civil::Date;

use crate::content::decode::decoder::{Decode, Node};

/// A day of every year: `12-31` in the content, `12月31日` on pages. Never 29 February, so that every year has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

/// A year without 29 February.
const COMMON_YEAR: i16 = 2001;

impl MonthDay {
    /// The day in the given year.
    #[expect(clippy::expect_used, reason = "parsing accepts only days that every year has")]
    pub fn in_year(self, year: i16) -> Date {
        Date::new(year, self.month, self.day).expect("a day that every year has")
    }

    fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(month) || !digits(day) {
            return None;
        }
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        Date::new(COMMON_YEAR, month, day).ok().map(|_| Self { month, day })
    }
}

impl Decode for MonthDay {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.parsed(Self::parse, "is not a day of every year; write month and day as in \"12-31\"")
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}月{}日", self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_every_year_has_pass() {
        assert_eq!(MonthDay::parse("12-31").unwrap().to_string(), "12月31日");
        assert_eq!(MonthDay::parse("06-01").unwrap().in_year(2027).to_string(), "2027-06-01");
        for bad in ["", "02-29", "02-30", "13-01", "6-1", "12-31-", "1231", "12月31日", "+1-01"] {
            assert_eq!(MonthDay::parse(bad), None, "{bad}");
        }
    }
}
