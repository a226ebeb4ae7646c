//! What is known of a day while the State Council's notice for its year is not out: the days that the law itself names
//! (全国年节及纪念日放假办法, as amended in 2024) and the days around them that a notice usually adds, moves or turns into
//! workdays.

use jiff::civil::{Date, Weekday};

use crate::rules::time::{days_after, days_between};
use crate::rules::work_calendar::feast_dates::FEAST_DATES;

/// What is known of a day without a notice, if it is no ordinary one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum StatutoryDay {
    /// The law names it a holiday of this feast.
    Holiday(&'static str),
    /// The notice may make it a holiday or a workday for this feast.
    Unsettled(&'static str),
}

/// A feast of one year.
#[derive(Debug, Clone, Copy)]
struct Feast {
    name: &'static str,
    /// The first day that the law names.
    first: Date,
    /// The last day that the law names.
    last: Date,
    reach: Reach,
}

/// How many days before and after the law's days a notice may change.
#[derive(Debug, Clone, Copy)]
struct Reach {
    weekdays: (i64, i64),
    weekends: (i64, i64),
}

/// A single day, which a notice may bridge to the weekend beside it.
const ONE_DAY: Reach = Reach { weekdays: (2, 2), weekends: (7, 7) };
const SPRING: Reach = Reach { weekdays: (3, 5), weekends: (10, 12) };
const LABOUR: Reach = Reach { weekdays: (2, 4), weekends: (12, 12) };
const NATIONAL: Reach = Reach { weekdays: (2, 5), weekends: (12, 12) };

impl StatutoryDay {
    /// What is known of the day, whatever notices say.
    pub(in crate::rules) fn of(date: Date) -> Option<Self> {
        let feasts = feasts(date.year());
        if let Some(feast) = feasts.iter().find(|feast| feast.first <= date && date <= feast.last) {
            return Some(Self::Holiday(feast.name));
        }
        let new_year = new_year(date.year().saturating_add(1).min(Date::MAX.year()));
        let near = feasts.iter().chain([&new_year]).find(|feast| feast.may_change(date));
        near.map(|feast| Self::Unsettled(feast.name))
    }

    /// The days of the year that the law names, with their feasts.
    pub(in crate::rules) fn holidays_of(year: i16) -> Vec<(Date, &'static str)> {
        let days = |feast: &Feast| {
            let (first, name) = (feast.first, feast.name);
            (0..=days_between(feast.first, feast.last)).map(move |days| (days_after(first, days), name))
        };
        feasts(year).iter().flat_map(days).collect()
    }
}

impl Feast {
    fn may_change(&self, date: Date) -> bool {
        let is_weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        let (before, after) = if is_weekend { self.reach.weekends } else { self.reach.weekdays };
        (days_after(self.first, -before)..=days_after(self.last, after)).contains(&date)
    }
}

fn new_year(year: i16) -> Feast {
    let first = day_of(year, 1, 1);
    Feast { name: "元旦", first, last: first, reach: ONE_DAY }
}

/// The feasts of a year. In a year outside the table only those on fixed days are known.
fn feasts(year: i16) -> Vec<Feast> {
    let day = |month, day| day_of(year, month, day);
    let one_day = |name, first| Feast { name, first, last: first, reach: ONE_DAY };
    let mut feasts = vec![
        new_year(year),
        Feast { name: "劳动节", first: day(5, 1), last: day(5, 2), reach: LABOUR },
        Feast { name: "国庆节", first: day(10, 1), last: day(10, 3), reach: NATIONAL },
    ];
    if let Some((_, moving)) = FEAST_DATES.iter().find(|(other, _)| *other == year) {
        let [spring, qingming, duanwu, mid_autumn] = moving.map(|(month, number)| day(month, number));
        // 除夕 is the day before 初一, and 初三 the second day after it.
        let (eve, third) = (days_after(spring, -1), days_after(spring, 2));
        feasts.push(Feast { name: "春节", first: eve, last: third, reach: SPRING });
        feasts.push(one_day("清明节", qingming));
        feasts.push(one_day("端午节", duanwu));
        feasts.push(one_day("中秋节", mid_autumn));
    }
    feasts
}

#[expect(clippy::expect_used, reason = "every year of a date has these days, and the table has only days that exist")]
fn day_of(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).expect("a day of the calendar")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::test_fixtures::CONTENT;
    use crate::rules::work_calendar::{Calendar, DayKind};
    use jiff::civil::date;
    use tyme4rs::tyme::Culture;
    use tyme4rs::tyme::lunar::LunarDay;
    use tyme4rs::tyme::solar::{SolarDay, SolarTerm};

    fn civil(day: SolarDay) -> (i8, i8) {
        (i8::try_from(day.get_month()).unwrap(), i8::try_from(day.get_day()).unwrap())
    }

    #[test]
    fn every_feast_of_the_table_is_where_the_calendar_library_has_it() {
        for (year, feasts) in FEAST_DATES {
            let year = isize::from(year);
            let lunar = |month, day| civil(LunarDay::from_ymd(year, month, day).get_solar_day());
            let qingming = SolarTerm::from_name(year, "清明");
            assert_eq!(qingming.get_name(), "清明");
            let qingming = civil(qingming.get_julian_day().get_solar_day());
            assert_eq!(feasts, [lunar(1, 1), qingming, lunar(5, 5), lunar(8, 15)], "{year}");
        }
    }

    /// Whatever the notices of two years changed had to be among the days that were unsettled before them.
    #[test]
    fn no_notice_changes_a_day_that_was_settled() {
        let (with, without) = (Calendar::of(&CONTENT), Calendar::from_notices(&[]));
        let mut day = date(2025, 1, 1);
        while day.year() < 2027 {
            match (without.kind(day), with.kind(day)) {
                (DayKind::Unsettled(_), _) => {}
                (DayKind::Holiday(_), noticed) => assert!(matches!(noticed, DayKind::Holiday(_)), "{day}"),
                (settled, noticed) => assert_eq!(settled, noticed, "{day}"),
            }
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn the_law_names_thirteen_days_a_year() {
        for year in 2000..=2100 {
            let days = StatutoryDay::holidays_of(year);
            let distinct: std::collections::BTreeSet<Date> = days.iter().map(|(day, _)| *day).collect();
            // 中秋 may fall on a day of 国庆.
            assert!(days.len() == 13 && distinct.len() >= 12, "{year}: {days:?}");
        }
    }

    #[test]
    fn days_at_the_ends_of_time_do_not_panic() {
        for day in [Date::MIN, Date::MAX, date(-1, 12, 31), date(0, 1, 1)] {
            let _ = StatutoryDay::of(day);
        }
    }
}
