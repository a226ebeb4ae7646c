//! Days as pages show them: digits, no leading zeros, no typed spaces.

use jiff::civil::Date;

use crate::content::weekday_name;
use crate::rules::{DayKind, RelativeDay};

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

/// `今天`, `明天`, `周一`, `10月8日（周四）`.
pub fn relative_day_name(day: RelativeDay) -> String {
    match day {
        RelativeDay::Today => "今天".to_owned(),
        RelativeDay::Tomorrow => "明天".to_owned(),
        RelativeDay::Weekday(weekday) => weekday_name(weekday).to_owned(),
        RelativeDay::Date(date) => day_and_weekday(date),
    }
}

/// What kind of day it is: `国庆节放假`.
pub fn day_kind_label(kind: DayKind<'_>) -> String {
    match kind {
        DayKind::Workday => "工作日".to_owned(),
        DayKind::Weekend => "周末".to_owned(),
        DayKind::Holiday(name) => format!("{name}放假"),
        DayKind::MakeUp(_) => "调休上班".to_owned(),
        DayKind::Unsettled(name) => format!("{name}怎么放假还没公布"),
    }
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
        let name = |days: i64| {
            let day = today.saturating_add(jiff::Span::new().days(days));
            relative_day_name(RelativeDay::on(today, day))
        };
        assert_eq!(
            [0, 1, 2, 6, 7, -1].map(name),
            ["今天", "明天", "周三", "周日", "11月30日（周一）", "11月22日（周日）"]
        );
    }

    #[test]
    fn kinds_of_days_have_names() {
        let kinds = [
            DayKind::Workday,
            DayKind::Weekend,
            DayKind::Holiday("国庆节"),
            DayKind::MakeUp("国庆节"),
            DayKind::Unsettled("春节"),
        ];
        assert_eq!(kinds.map(day_kind_label), ["工作日", "周末", "国庆节放假", "调休上班", "春节怎么放假还没公布"]);
    }
}
