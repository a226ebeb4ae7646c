use jiff::civil::date;

use crate::rules::enrolment::application::*;
use crate::rules::enrolment::correction_deadline::Deadline;
use crate::rules::enrolment::month_calendar::{DayMark, MonthCalendar};
use crate::rules::enrolment::year_timeline::YearTimeline;
use crate::rules::test_fixtures::CONTENT;
use crate::rules::time::days_after;

fn on(day: Date) -> Application<'static> {
    Application::on(day, &CONTENT.card.dates, &Calendar::of(&CONTENT))
}

/// The day of a deadline; `None` if it can't be counted.
fn day_of(deadline: Deadline) -> Option<Date> {
    match deadline {
        Deadline::Day(day) => Some(day),
        Deadline::UnknownYear(_) => None,
    }
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

/// The fifth working day counted from `start`, as a serial; `None` past the end of 2026.
fn fifth(start: i32) -> Option<i32> {
    (start..serial(2027, 1, 1)).filter(|day| worked(*day)).nth(4)
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
        // July is month 6 from 0: shifting by six months makes insurance years calendar years.
        let starts = (cover - 6).div_euclid(12) * 12 + 6;
        assert_eq!(serial_of(application.year.value.first), first_of(starts), "{day}");
        assert_eq!(serial_of(application.year.value.last), first_of(starts + 12) - 1, "{day}");

        let payment = application.payment.value;
        let june = if m <= 6 { y } else { y + 1 };
        assert_eq!(payment.is_now, m == 6, "{day}");
        assert_eq!(serial_of(payment.first), serial(june, 6, 1), "{day}");
        assert_eq!(serial_of(payment.last), serial(june, 6, 30), "{day}");
        assert_eq!(serial_of(payment.pays_for.first), serial(june, 7, 1), "{day}");

        let today = serial_of(day);
        match application.correction {
            None => assert!(d > 24, "{day}"),
            Some(correction) => {
                assert!(d <= 24, "{day}");
                assert_eq!(day_of(correction.safe.value).map(serial_of), fifth(today), "{day}");
                assert_eq!(day_of(correction.latest.value).map(serial_of), fifth(today + 1), "{day}");
            }
        }
        let goes = if d <= 24 { today } else { first_of(acceptance) };
        assert_eq!(application.caution.is_some(), goes >= serial(2027, 1, 1) || !worked(goes), "{day}");
        day = days_after(day, 1);
    }
}

/// The insurance year that begins in July of this year.
fn year_from(year: i16) -> YearSpan {
    YearSpan { first: date(year, 7, 1), last: date(year + 1, 6, 30) }
}

#[test]
fn the_last_day_of_a_window_and_the_first_after_it() {
    let inside = on(date(2026, 12, 24));
    assert_eq!((inside.acceptance.value, inside.acceptance.status), (Acceptance::Accepted, Status::Stated));
    assert_eq!((inside.cover.value, inside.cover.status), (date(2027, 1, 1), Status::Stated));
    assert_eq!(inside.year.value, year_from(2026));
    assert_eq!(inside.year.status, Status::Derived);
    let correction = inside.correction.unwrap();
    assert_eq!((correction.safe.value, correction.safe.status), (Deadline::Day(date(2026, 12, 30)), Status::Derived));
    assert_eq!(
        (correction.latest.value, correction.latest.status),
        (Deadline::Day(date(2026, 12, 31)), Status::Doubtful)
    );

    let late = on(date(2026, 12, 25));
    assert_eq!(late.acceptance.value, Acceptance::TooLate);
    assert_eq!((late.window.value.first, late.window.status), (date(2027, 1, 1), Status::Derived));
    assert_eq!((late.cover.value, late.cover.status), (date(2027, 2, 1), Status::Derived));
    assert_eq!(late.correction, None);
}

#[test]
fn the_payment_month_and_the_turn_of_the_insurance_year() {
    let may = on(date(2026, 5, 31));
    assert!(!may.payment.value.is_now);
    let june = on(date(2026, 6, 1));
    assert!(june.payment.value.is_now);
    assert_eq!(june.payment.value.pays_for, year_from(2026));
    assert_eq!(on(date(2026, 6, 30)).payment.value.last, date(2026, 6, 30));
    assert_eq!(on(date(2026, 7, 1)).payment.value.first, date(2027, 6, 1));
    assert_eq!(on(date(2026, 5, 24)).year.value, year_from(2025));
    assert_eq!(on(date(2026, 5, 25)).year.value, year_from(2026));
    assert_eq!(on(date(2026, 6, 24)).year.value, year_from(2026));
}

#[test]
fn what_the_notices_do_not_reach_is_not_said() {
    let january = on(date(2027, 1, 8));
    let correction = january.correction.unwrap();
    assert_eq!(
        (correction.safe.value, correction.latest.value),
        (Deadline::UnknownYear(2027), Deadline::UnknownYear(2027))
    );
    assert_eq!(january.caution, Some(MaybeClosed::UnknownYear(date(2027, 1, 8))));
    assert_eq!(january.window.value.last_working_day, None);
    assert_eq!(january.cover.value, date(2027, 2, 1));
    assert_eq!(on(date(2028, 2, 29)).cover.value, date(2028, 4, 1));
}

#[test]
fn a_deadline_that_only_the_later_reading_pushes_into_an_unknown_year_is_told_from_the_other() {
    let correction = on(date(2026, 12, 24)).correction.unwrap();
    assert_eq!(day_of(correction.latest.value), Some(date(2026, 12, 31)));
    let calendar = Calendar::of(&CONTENT);
    let later = CorrectionDeadline::of(date(2026, 12, 25), &CONTENT.card.dates, &calendar);
    assert_eq!(later.safe.value, Deadline::Day(date(2026, 12, 31)));
    assert_eq!(later.latest.value, Deadline::UnknownYear(2027));
}

#[test]
fn a_day_off_inside_the_window_is_cautioned() {
    let caution = |day| on(day).caution;
    assert_eq!(caution(date(2026, 10, 3)), Some(MaybeClosed::Holiday(date(2026, 10, 3), "国庆节")));
    assert_eq!(caution(date(2026, 11, 22)), Some(MaybeClosed::Weekend(date(2026, 11, 22))));
    assert_eq!(caution(date(2026, 9, 25)), Some(MaybeClosed::Holiday(date(2026, 10, 1), "国庆节")));
    assert_eq!(caution(date(2026, 10, 10)), None);
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

#[test]
fn the_timeline_shows_payment_month_today_and_cover() {
    let dates = &CONTENT.card.dates;
    let application = on(date(2026, 11, 23));
    let year = YearTimeline::of(application.year.value, dates, date(2026, 11, 23), application.cover.value);
    assert_eq!(year.months.len(), 12);
    let paid: Vec<Date> = year.months.iter().filter(|month| month.is_payment).map(|month| month.first).collect();
    assert_eq!(paid, [date(2027, 6, 1)]);
    assert_eq!(year.months.iter().position(|month| month.is_now), Some(4));
    assert_eq!(year.months.iter().position(|month| month.is_covered), Some(5));
    let a_year_later = YearTimeline::of(application.year.value, dates, date(2027, 7, 1), application.cover.value);
    assert!(a_year_later.months.iter().all(|month| !month.is_now));
}
