//! A day as a leaf of a calendar, and the month around it as a ruler with the days of acceptance.

use jiff::civil::Date;

use crate::content::{Dates, weekday_name};
use crate::pages::parts::date_words::day_name;
use crate::pages::parts::percent::percent;

/// A day as a leaf of a calendar.
#[derive(Debug)]
pub struct Leaf {
    /// `11月`.
    pub month: String,
    pub day: i8,
    /// `周一`.
    pub weekday: &'static str,
}

/// A month as a ruler. Places and widths are in per cent.
#[derive(Debug)]
pub struct MonthRuler {
    /// The picture in words.
    pub words: String,
    /// The days on which applications are accepted.
    pub accepted: Stretch,
    /// Where these end.
    pub accepted_end: String,
    /// The day that the ruler is for.
    pub day: Stretch,
    /// `1日`.
    pub first: String,
    /// `24日止`.
    pub last: String,
}

/// A stretch of a ruler.
#[derive(Debug)]
pub struct Stretch {
    pub x: String,
    pub width: String,
}

impl Leaf {
    pub fn of(date: Date) -> Self {
        let weekday = weekday_name(date.weekday());
        Self { month: format!("{}月", date.month()), day: date.day(), weekday }
    }
}

impl MonthRuler {
    pub fn of(date: Date, dates: &Dates) -> Self {
        let (first, last) = (dates.window.first_day.0, dates.window.last_day.0);
        let length = date.days_in_month();
        let share = |days: i8| percent(i64::from(days) * 1000 / i64::from(length));
        let place = |day: i8| share(day - 1);
        let stretch = |from: i8, to: i8| Stretch { x: place(from), width: share(to - from + 1) };
        Self {
            words: format!("{}；这个月{first}日到{last}日能办", day_name(date)),
            accepted: stretch(first, last),
            accepted_end: place(last + 1),
            day: stretch(date.day(), date.day()),
            first: format!("{first}日"),
            last: format!("{last}日止"),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::rules::test_fixtures::CONTENT;

    #[test]
    fn a_month_shows_its_window_and_the_day() {
        let ruler = MonthRuler::of(date(2026, 11, 23), &CONTENT.card.dates);
        assert_eq!((ruler.accepted.x.as_str(), ruler.accepted.width.as_str()), ("0.0%", "80.0%"));
        assert_eq!((ruler.day.x.as_str(), ruler.day.width.as_str()), ("73.3%", "3.3%"));
        assert_eq!(ruler.words, "11月23日；这个月1日到24日能办");
        let leaf = Leaf::of(date(2026, 11, 23));
        assert_eq!((leaf.month.as_str(), leaf.day, leaf.weekday), ("11月", 23, "周一"));
    }
}
