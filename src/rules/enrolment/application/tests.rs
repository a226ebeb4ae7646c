use jiff::civil::date;

use crate::rules::enrolment::application::*;
use crate::rules::enrolment::correction_deadline::Deadline;
use crate::rules::enrolment::month_calendar::{DayMark, MonthCalendar};
use crate::rules::enrolment::renewal::Renewal;
use crate::rules::test_fixtures::CONTENT;
use crate::rules::time::days_after;

fn on(day: Date) -> Application<'static> {
    Application::on(day, &CONTENT.card.dates, &Calendar::of(&CONTENT))
}

/// Days since 1970-01-01 of a civil date and back, after Hinnant: arithmetic of its own, without jiff's.
fn serial(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year - era * 400;
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn serial_of(date: Date) -> i32 {
    serial(date.year().into(), date.month().into(), date.day().into())
}

/// Whether the day is worked, from a list of exceptions to Monday to Friday that shares nothing with the calendar.
fn worked(serial_day: i32) -> bool {
    const OFF: [(i32, i32, i32, i32); 13] = [
        (2025, 1, 1, 1),
        (2025, 1, 28, 8),
        (2025, 4, 4, 3),
        (2025, 5, 1, 5),
        (2025, 5, 31, 3),
        (2025, 10, 1, 8),
        (2026, 1, 1, 3),
        (2026, 2, 15, 9),
        (2026, 4, 4, 3),
        (2026, 5, 1, 5),
        (2026, 6, 19, 3),
        (2026, 9, 25, 3),
        (2026, 10, 1, 7),
    ];
    const ON: [(i32, i32, i32); 11] = [
        (2025, 1, 26),
        (2025, 2, 8),
        (2025, 4, 27),
        (2025, 9, 28),
        (2025, 10, 11),
        (2026, 1, 4),
        (2026, 2, 14),
        (2026, 2, 28),
        (2026, 5, 9),
        (2026, 9, 20),
        (2026, 10, 10),
    ];
    if ON.iter().any(|(y, m, d)| serial(*y, *m, *d) == serial_day) {
        return true;
    }
    let off = OFF.iter().any(|(y, m, d, n)| (serial(*y, *m, *d)..serial(*y, *m, *d) + n).contains(&serial_day));
    // 1970-01-01 was a Thursday.
    !off && (serial_day + 3).rem_euclid(7) < 5
}

#[test]
fn every_day_of_two_years_against_a_second_formulation() {
    let mut day = date(2025, 1, 1);
    while day <= date(2026, 12, 31) {
        let (y, m, d) = (i32::from(day.year()), i32::from(day.month()), i32::from(day.day()));
        let application = on(day);
        // Months since year 0: acceptance month, then cover the month after it.
        let acceptance = y * 12 + (m - 1) + i32::from(d > 24);
        let cover = acceptance + 1;
        let first_of = |months: i32| serial(months.div_euclid(12), months.rem_euclid(12) + 1, 1);
        assert_eq!(application.is_accepted(), (1..=24).contains(&d), "{day}");
        assert_eq!(serial_of(application.window.value.first), first_of(acceptance), "{day}");
        assert_eq!(serial_of(application.window.value.last), first_of(acceptance) + 23, "{day}");
        assert_eq!(serial_of(application.cover.value), first_of(cover), "{day}");
        let today = serial_of(day);
        let correction = application.correction;
        let known = serial(2026, 12, 29);
        for (deadline, start) in [(correction.safe.value, today), (correction.latest.value, today + 1)] {
            // A deadline on a worked Saturday or Sunday is moved to the Friday before it.
            let expected = (start..known + 40).filter(|day| worked(*day)).nth(4).map(|day| {
                if (day + 3).rem_euclid(7) < 5 { day } else { (0..day).rev().find(|it| ordinary(*it)).unwrap() }
            });
            if expected.is_some_and(|day| day < serial(2027, 1, 1)) {
                assert_eq!(deadline.day().map(serial_of), expected, "{day}");
            }
        }
        let unsure = d <= 24 && !ordinary(today);
        assert_eq!(application.caution.is_some(), unsure, "{day}");
        let window = application.window.value;
        if acceptance < 2027 * 12 {
            let days = || first_of(acceptance)..first_of(acceptance) + 24;
            assert_eq!(window.first_working_day.map(serial_of), days().find(|day| ordinary(*day)), "{day}");
            assert_eq!(window.last_working_day.map(serial_of), days().rfind(|day| ordinary(*day)), "{day}");
        }
        day = days_after(day, 1);
    }
}

/// Worked, and on a Monday to Friday.
fn ordinary(serial_day: i32) -> bool {
    worked(serial_day) && (serial_day + 3).rem_euclid(7) < 5
}

/// Thirty days, worked out apart from this program: day of application, first and last ordinary working day of its window,
/// first day of cover, whether the next year is paid then, how many days are left for that.
#[rustfmt::skip]
const THIRTY_DAYS: [(&str, &str, &str, &str, bool, i64); 30] = [
    ("2025-01-01", "2025-01-02", "2025-01-24", "2025-02-01", false, 364),
    ("2025-02-24", "2025-02-05", "2025-02-24", "2025-03-01", false, 310),
    ("2025-04-25", "2025-05-06", "2025-05-23", "2025-06-01", false, 250),
    ("2025-10-24", "2025-10-09", "2025-10-24", "2025-11-01", true, 68),
    ("2025-12-31", "2026-01-05", "2026-01-23", "2026-02-01", true, 0),
    ("2026-01-24", "2026-01-05", "2026-01-23", "2026-02-01", false, 341),
    ("2026-01-25", "2026-02-02", "2026-02-24", "2026-03-01", false, 340),
    ("2026-02-14", "2026-02-02", "2026-02-24", "2026-03-01", false, 320),
    ("2026-02-24", "2026-02-02", "2026-02-24", "2026-03-01", false, 310),
    ("2026-02-28", "2026-03-02", "2026-03-24", "2026-04-01", false, 306),
    ("2026-04-30", "2026-05-06", "2026-05-22", "2026-06-01", false, 245),
    ("2026-05-01", "2026-05-06", "2026-05-22", "2026-06-01", false, 244),
    ("2026-05-24", "2026-05-06", "2026-05-22", "2026-06-01", false, 221),
    ("2026-05-25", "2026-06-01", "2026-06-24", "2026-07-01", false, 220),
    ("2026-06-01", "2026-06-01", "2026-06-24", "2026-07-01", false, 213),
    ("2026-06-30", "2026-07-01", "2026-07-24", "2026-08-01", false, 184),
    ("2026-07-01", "2026-07-01", "2026-07-24", "2026-08-01", false, 183),
    ("2026-07-25", "2026-08-03", "2026-08-24", "2026-09-01", false, 159),
    ("2026-08-31", "2026-09-01", "2026-09-24", "2026-10-01", false, 122),
    ("2026-09-20", "2026-09-01", "2026-09-24", "2026-10-01", false, 102),
    ("2026-09-25", "2026-10-08", "2026-10-23", "2026-11-01", false, 97),
    ("2026-10-01", "2026-10-08", "2026-10-23", "2026-11-01", false, 91),
    ("2026-10-07", "2026-10-08", "2026-10-23", "2026-11-01", false, 85),
    ("2026-10-08", "2026-10-08", "2026-10-23", "2026-11-01", true, 84),
    ("2026-10-10", "2026-10-08", "2026-10-23", "2026-11-01", true, 82),
    ("2026-10-23", "2026-10-08", "2026-10-23", "2026-11-01", true, 69),
    ("2026-10-24", "2026-10-08", "2026-10-23", "2026-11-01", true, 68),
    ("2026-10-25", "2026-11-02", "2026-11-24", "2026-12-01", true, 67),
    ("2026-11-23", "2026-11-02", "2026-11-24", "2026-12-01", true, 38),
    ("2026-11-24", "2026-11-02", "2026-11-24", "2026-12-01", true, 37),
];

#[test]
fn thirty_days_against_a_table() {
    for (day, first, last, cover, is_paid, days_left) in THIRTY_DAYS {
        let application = on(day.parse().unwrap());
        let window = application.window.value;
        let found = [window.first_working_day.unwrap(), window.last_working_day.unwrap(), application.cover.value];
        assert_eq!(found.map(|date| date.to_string()), [first, last, cover], "{day}");
        let payment = Renewal::on(application.applied, &CONTENT.card.dates).payment;
        assert_eq!((payment.is_now, payment.days_left), (is_paid, days_left), "{day}");
    }
}

#[test]
fn the_last_day_of_a_window_and_the_first_after_it() {
    let inside = on(date(2026, 12, 24));
    assert_eq!((inside.acceptance.value, inside.acceptance.status), (Acceptance::Accepted, Status::Stated));
    assert_eq!((inside.cover.value, inside.cover.status), (date(2027, 1, 1), Status::Stated));
    assert!(inside.is_last_day() && !inside.is_last_working_day());
    let correction = inside.correction;
    assert_eq!((correction.safe.value, correction.safe.status), (Deadline::Day(date(2026, 12, 30)), Status::Derived));
    assert_eq!(
        (correction.latest.value, correction.latest.status),
        (Deadline::Day(date(2026, 12, 31)), Status::Doubtful)
    );

    let late = on(date(2026, 12, 25));
    assert_eq!(late.acceptance.value, Acceptance::TooLate);
    assert_eq!((late.window.value.first, late.window.status), (date(2027, 1, 1), Status::Derived));
    assert_eq!((late.cover.value, late.cover.status), (date(2027, 2, 1), Status::Derived));
    assert_eq!(late.correction.safe.value, Deadline::Day(date(2026, 12, 31)), "a sheet may come on any day");
}

#[test]
fn a_window_is_told_by_its_working_days() {
    let october = on(date(2026, 10, 23));
    assert!(october.is_last_working_day(), "24 October 2026 is a Saturday");
    assert_eq!(on(date(2026, 9, 26)).window.value.opens(), date(2026, 10, 8));
    assert_eq!(
        on(date(2026, 12, 26)).window.value.opens(),
        date(2027, 1, 4),
        "the first days of January are not settled"
    );
    assert_eq!(on(date(2026, 7, 25)).window.value.opens(), date(2026, 8, 3));
}

#[test]
fn near_a_feast_whose_notice_is_not_out_no_deadline_is_counted() {
    let february = on(date(2027, 2, 1));
    assert_eq!(february.correction.safe.value, Deadline::Unsettled("春节"));
    assert_eq!(on(date(2027, 2, 3)).caution, Some(MaybeClosed::Unsettled(date(2027, 2, 3), "春节")));
    let ordinary = on(date(2027, 3, 1));
    assert_eq!(ordinary.correction.safe.value, Deadline::Day(date(2027, 3, 5)));
    assert_eq!(ordinary.caution, None);
    assert_eq!(on(date(2028, 2, 29)).cover.value, date(2028, 4, 1));
}

#[test]
fn a_day_off_inside_the_window_is_cautioned() {
    let caution = |day| on(day).caution;
    assert_eq!(caution(date(2026, 10, 3)), Some(MaybeClosed::Holiday(date(2026, 10, 3), "国庆节")));
    assert_eq!(caution(date(2026, 11, 22)), Some(MaybeClosed::Weekend(date(2026, 11, 22))));
    assert_eq!(caution(date(2026, 9, 28)), None, "nothing is accepted on it");
    assert_eq!(caution(date(2026, 10, 10)), Some(MaybeClosed::MakeUp(date(2026, 10, 10), "国庆节")));
    assert_eq!(on(date(2026, 10, 3)).window.value.last_working_day, Some(date(2026, 10, 23)));
}

#[test]
fn the_calendar_shows_the_months_from_application_to_cover() {
    let calendar = Calendar::of(&CONTENT);
    let months = |day| MonthCalendar::of_application(&on(day), &CONTENT.card.dates, &calendar, date(2026, 11, 23));
    let two = months(date(2026, 11, 24));
    assert_eq!(two.iter().map(|month| month.first).collect::<Vec<_>>(), [date(2026, 11, 1), date(2026, 12, 1)]);
    assert_eq!(months(date(2026, 11, 25)).len(), 3);

    let november = &two[0];
    assert_eq!(november.weeks.len(), 6);
    assert!(november.weeks[0][..6].iter().all(Option::is_none));
    assert_eq!(november.weeks[0][6].as_ref().unwrap().date, date(2026, 11, 1));
    assert_eq!(november.days().count(), 30);
    assert_eq!(november.days().filter(|day| day.accepted).count(), 24);
    let marked = |mark| {
        let days = two.iter().flat_map(MonthCalendar::days);
        days.filter(|day| day.marks.contains(&mark)).map(|day| day.date).collect::<Vec<_>>()
    };
    assert_eq!(marked(DayMark::Today), [date(2026, 11, 23)]);
    assert_eq!(marked(DayMark::Applied), [date(2026, 11, 24)]);
    assert_eq!(marked(DayMark::CoverStart), [date(2026, 12, 1)]);
    assert_eq!(months(date(2026, 2, 1))[0].weeks.len(), 5);
}
