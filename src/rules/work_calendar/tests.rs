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

#[test]
fn a_year_without_a_notice_is_not_guessed() {
    for day in days(date(2027, 1, 1), date(2027, 12, 31)) {
        let weekend = day.weekday().to_monday_one_offset() >= 6;
        assert_eq!(calendar().kind(day), if weekend { DayKind::Weekend } else { DayKind::Unknown }, "{day}");
        assert!(!calendar().knows(day));
        assert_eq!(calendar().is_worked(day), None);
    }
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
        assert_eq!(calendar().nth_working_day_from(from, n), Some(including), "from {from}");
        assert_eq!(calendar().nth_working_day_after(from, n), Some(after), "after {from}");
    }
}

#[test]
fn counting_ends_where_the_notices_end() {
    assert_eq!(calendar().nth_working_day_from(date(2026, 12, 25), 5), Some(date(2026, 12, 31)));
    assert_eq!(calendar().nth_working_day_after(date(2026, 12, 25), 5), None);
    assert_eq!(calendar().nth_working_day_from(date(2027, 1, 4), 1), None);
    assert_eq!(calendar().working_day_from(date(2026, 10, 1)), Some(date(2026, 10, 8)));
}

#[test]
fn the_last_working_day_of_a_stretch_skips_days_off() {
    let last = |first, last| calendar().last_working_day(first, last);
    assert_eq!(last(date(2026, 1, 1), date(2026, 1, 24)), Some(date(2026, 1, 23)));
    assert_eq!(last(date(2026, 2, 1), date(2026, 2, 24)), Some(date(2026, 2, 24)));
    assert_eq!(last(date(2026, 10, 1), date(2026, 10, 7)), None);
    assert_eq!(last(date(2027, 1, 1), date(2027, 1, 24)), None);
}

#[test]
fn a_leap_day_is_a_day_like_any_other() {
    assert_eq!(calendar().kind(date(2028, 2, 29)), DayKind::Unknown);
    assert_eq!(calendar().kind(date(2020, 2, 29)), DayKind::Weekend);
}

#[test]
fn kinds_have_words_for_classes() {
    let kinds =
        [DayKind::Workday, DayKind::Weekend, DayKind::Holiday("国庆节"), DayKind::MakeUp("国庆节"), DayKind::Unknown];
    assert_eq!(kinds.map(DayKind::as_str), ["workday", "weekend", "holiday", "make-up", "unknown"]);
}
