//! Days as readers see them: digits, no leading zeros, no typed spaces.

use jiff::civil::{Date, Time};

use crate::content::{time_name, weekday_name};
use crate::rules::time::days_between;

/// `6月30日`.
pub fn day_name(date: Date) -> String {
    format!("{}月{}日", date.month(), date.day())
}

/// `2026年6月30日`.
pub fn full_day_name(date: Date) -> String {
    format!("{}年{}", date.year(), day_name(date))
}

/// `10月8日（周四）`.
pub fn day_and_weekday(date: Date) -> String {
    format!("{}（{}）", day_name(date), weekday_name(date.weekday()))
}

/// `2026年7月`.
pub fn month_name(date: Date) -> String {
    format!("{}年{}月", date.year(), date.month())
}

/// How one says `date` on the day `today`: 今天, 明天, the weekday within the coming six days, else date and weekday.
pub fn coming_day_name(today: Date, date: Date) -> String {
    match days_between(today, date) {
        0 => "今天".to_owned(),
        1 => "明天".to_owned(),
        2..=6 => weekday_name(date.weekday()).to_owned(),
        _ => day_and_weekday(date),
    }
}

/// `明天9:00`.
pub(in crate::rules) fn coming_moment_name(today: Date, date: Date, time: Time) -> String {
    format!("{}{}", coming_day_name(today, date), time_name(time))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_named_in_digits() {
        let day = date(2026, 10, 8);
        assert_eq!(day_name(day), "10月8日");
        assert_eq!(full_day_name(day), "2026年10月8日");
        assert_eq!(day_and_weekday(day), "10月8日（周四）");
        assert_eq!(month_name(date(2026, 7, 1)), "2026年7月");
    }

    #[test]
    fn near_days_are_named_by_their_distance() {
        let today = date(2026, 11, 23);
        let name = |days| coming_day_name(today, crate::rules::time::days_after(today, days));
        assert_eq!(
            [0, 1, 2, 6, 7, -1].map(name),
            ["今天", "明天", "周三", "周日", "11月30日（周一）", "11月22日（周日）"]
        );
    }
}
