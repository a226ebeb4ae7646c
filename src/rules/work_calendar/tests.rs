use std::collections::BTreeSet;

use jiff::civil::date;

use crate::rules::test_fixtures::CONTENT;
use crate::rules::work_calendar::*;

fn calendar() -> Calendar<'static> {
    Calendar::of(&CONTENT)
}

fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    from.series(jiff::Span::new().days(1)).take_while(move |day| *day <= to)
}

/// The notices of 2025 and 2026, typed from the notices themselves, day by day.
const OFF: [(&str, &str, &str); 13] = [
    ("元旦", "2025-01-01", "2025-01-01"),
    ("春节", "2025-01-28", "2025-02-04"),
    ("清明节", "2025-04-04", "2025-04-06"),
    ("劳动节", "2025-05-01", "2025-05-05"),
    ("端午节", "2025-05-31", "2025-06-02"),
    ("国庆节、中秋节", "2025-10-01", "2025-10-08"),
    ("元旦", "2026-01-01", "2026-01-03"),
    ("春节", "2026-02-15", "2026-02-23"),
    ("清明节", "2026-04-04", "2026-04-06"),
    ("劳动节", "2026-05-01", "2026-05-05"),
    ("端午节", "2026-06-19", "2026-06-21"),
    ("中秋节", "2026-09-25", "2026-09-27"),
    ("国庆节", "2026-10-01", "2026-10-07"),
];
const WORKED: [&str; 11] = [
    "2025-01-26",
    "2025-02-08",
    "2025-04-27",
    "2025-09-28",
    "2025-10-11",
    "2026-01-04",
    "2026-02-14",
    "2026-02-28",
    "2026-05-09",
    "2026-09-20",
    "2026-10-10",
];

#[test]
fn every_day_of_two_years_is_what_the_notices_say() {
    let off: Vec<(&str, BTreeSet<Date>)> = OFF
        .iter()
        .map(|(name, from, to)| (*name, days(from.parse().unwrap(), to.parse().unwrap()).collect()))
        .collect();
    let worked: BTreeSet<Date> = WORKED.iter().map(|day| day.parse().unwrap()).collect();
    for day in days(date(2025, 1, 1), date(2026, 12, 31)) {
        let holiday = off.iter().find(|(_, days)| days.contains(&day)).map(|(name, _)| *name);
        let weekend = day.weekday().to_monday_one_offset() >= 6;
        let expected = match (holiday, worked.contains(&day), weekend) {
            (Some(name), false, _) => DayKind::Holiday(name),
            (None, true, true) => {
                assert!(matches!(calendar().kind(day), DayKind::MakeUp(_)), "{day}");
                continue;
            }
            (None, false, true) => DayKind::Weekend,
            (None, false, false) => DayKind::Workday,
            odd => panic!("the table contradicts itself on {day}: {odd:?}"),
        };
        assert_eq!(calendar().kind(day), expected, "{day}");
        assert!(calendar().knows(day));
    }
}

/// Three years whose notices are not out, typed day by day from the law and from what notices of other years changed:
/// the days that the law names, then the weekdays and the Saturdays and Sundays that a notice may still change.
const BY_LAW: [(&str, &str, &str); 20] = [
    ("元旦", "2027-01-01", "2027-01-01"),
    ("春节", "2027-02-05", "2027-02-08"),
    ("清明节", "2027-04-05", "2027-04-05"),
    ("劳动节", "2027-05-01", "2027-05-02"),
    ("端午节", "2027-06-09", "2027-06-09"),
    ("中秋节", "2027-09-15", "2027-09-15"),
    ("国庆节", "2027-10-01", "2027-10-03"),
    ("元旦", "2028-01-01", "2028-01-01"),
    ("春节", "2028-01-25", "2028-01-28"),
    ("清明节", "2028-04-04", "2028-04-04"),
    ("劳动节", "2028-05-01", "2028-05-02"),
    ("端午节", "2028-05-28", "2028-05-28"),
    ("国庆节", "2028-10-01", "2028-10-03"),
    ("元旦", "2029-01-01", "2029-01-01"),
    ("春节", "2029-02-12", "2029-02-15"),
    ("清明节", "2029-04-04", "2029-04-04"),
    ("劳动节", "2029-05-01", "2029-05-02"),
    ("端午节", "2029-06-16", "2029-06-16"),
    ("中秋节", "2029-09-22", "2029-09-22"),
    ("国庆节", "2029-10-01", "2029-10-03"),
];

/// Stretches without a feast near them, first and last day.
const SETTLED: [(&str, &str); 12] = [
    ("2027-01-11", "2027-01-25"),
    ("2027-02-22", "2027-03-27"),
    ("2027-05-17", "2027-06-01"),
    ("2027-06-17", "2027-09-04"),
    ("2027-10-18", "2027-12-23"),
    ("2028-02-14", "2028-03-26"),
    ("2028-06-10", "2028-09-16"),
    ("2028-10-16", "2028-12-22"),
    ("2029-01-09", "2029-01-31"),
    ("2029-03-01", "2029-03-27"),
    ("2029-06-24", "2029-09-14"),
    ("2029-10-16", "2029-12-22"),
];

#[test]
fn a_year_without_a_notice_has_its_statutory_days_and_ordinary_ones() {
    let calendar = calendar();
    for (name, from, to) in BY_LAW {
        for day in days(from.parse().unwrap(), to.parse().unwrap()) {
            assert_eq!(calendar.kind(day), DayKind::Holiday(name), "{day}");
        }
    }
    for (from, to) in SETTLED {
        for day in days(from.parse().unwrap(), to.parse().unwrap()) {
            let weekend = day.weekday().to_monday_one_offset() >= 6;
            assert_eq!(calendar.kind(day), if weekend { DayKind::Weekend } else { DayKind::Workday }, "{day}");
        }
    }
}

#[test]
fn days_that_a_notice_may_add_or_move_are_not_settled() {
    let calendar = calendar();
    let unsettled = [
        ("2027-01-02", "元旦"),
        ("2027-02-04", "春节"),
        ("2027-02-09", "春节"),
        ("2027-02-12", "春节"),
        ("2027-01-31", "春节"),
        ("2027-02-20", "春节"),
        ("2027-04-06", "清明节"),
        ("2027-05-03", "劳动节"),
        ("2027-05-05", "劳动节"),
        ("2027-05-08", "劳动节"),
        ("2027-06-10", "端午节"),
        ("2027-10-04", "国庆节"),
        ("2027-10-08", "国庆节"),
        ("2027-10-09", "国庆节"),
        ("2027-12-31", "元旦"),
    ];
    for (day, feast) in unsettled {
        let day: Date = day.parse().unwrap();
        assert_eq!((calendar.kind(day), calendar.is_worked(day)), (DayKind::Unsettled(feast), None), "{day}");
    }
    let year = days(date(2027, 1, 1), date(2027, 12, 31));
    let count = year.filter(|day| matches!(calendar.kind(*day), DayKind::Unsettled(_))).count();
    assert!(count < 70, "{count} days of 2027 are not settled");
}

#[test]
fn working_days_are_counted_across_holidays() {
    let cases = [
        // From the day, n, counting the day itself, counting from the next.
        (date(2026, 11, 23), 5, date(2026, 11, 27), date(2026, 11, 30)),
        (date(2026, 9, 24), 5, date(2026, 10, 8), date(2026, 10, 9)),
        (date(2026, 9, 18), 5, date(2026, 9, 23), date(2026, 9, 24)),
        (date(2026, 2, 13), 5, date(2026, 2, 26), date(2026, 2, 27)),
        (date(2026, 2, 24), 5, date(2026, 2, 28), date(2026, 3, 2)),
        (date(2026, 10, 3), 5, date(2026, 10, 13), date(2026, 10, 13)),
        (date(2025, 12, 31), 5, date(2026, 1, 7), date(2026, 1, 8)),
    ];
    for (from, n, including, after) in cases {
        assert_eq!(calendar().nth_working_day_from(from, n), Ok(including), "from {from}");
        assert_eq!(calendar().nth_working_day_after(from, n), Ok(after), "after {from}");
    }
}

#[test]
fn counting_ends_at_a_day_that_is_not_settled() {
    assert_eq!(calendar().nth_working_day_from(date(2026, 12, 25), 5), Ok(date(2026, 12, 31)));
    assert_eq!(calendar().nth_working_day_after(date(2026, 12, 25), 5), Err("元旦"));
    assert_eq!(calendar().nth_working_day_from(date(2027, 1, 4), 5), Ok(date(2027, 1, 8)));
    assert_eq!(calendar().nth_working_day_from(date(2027, 2, 1), 5), Err("春节"));
    assert_eq!(calendar().nth_working_day_from(date(2026, 10, 1), 1), Ok(date(2026, 10, 8)));
    assert_eq!(calendar().last_ordinary_workday(date(2026, 2, 28)), date(2026, 2, 27));
}

#[test]
fn a_leap_day_is_a_day_like_any_other() {
    assert_eq!(calendar().kind(date(2028, 2, 29)), DayKind::Workday);
    assert_eq!(calendar().kind(date(2020, 2, 29)), DayKind::Weekend);
}

#[test]
fn kinds_have_words_for_classes() {
    let kinds = [
        DayKind::Workday,
        DayKind::Weekend,
        DayKind::Holiday("国庆节"),
        DayKind::MakeUp("国庆节"),
        DayKind::Unsettled("春节"),
    ];
    assert_eq!(kinds.map(DayKind::as_str), ["workday", "weekend", "holiday", "make-up", "unsettled"]);
}
