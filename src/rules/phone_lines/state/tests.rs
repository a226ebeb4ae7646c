use jiff::Timestamp;
use jiff::civil::{Weekday, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::content::Content;
use crate::rules::phone_lines::state::*;
use crate::rules::phone_lines::status_message::{OffReason, Pause, StretchEnd};
use crate::rules::relative_day::RelativeDay;
use crate::rules::test_fixtures::{CONTENT, LINE_VARIANTS, line, line_variants, moment};
use crate::rules::time::{SHANGHAI, rfc3339};

fn state(line: &PhoneLine, at: &str) -> PhoneLineState<'static> {
    PhoneLineState::at(line, &Calendar::of(&CONTENT), &moment(at))
}

#[test]
fn a_message_says_when_to_call_as_one_would_say_it_that_day() {
    let at = |at| state(line("card-line"), at).message;
    let time = |hour, minute| Time::constant(hour, minute, 0, 0);
    assert_eq!(at("2026-11-23T08:59:59"), StatusMessage::OpensToday { at: time(9, 0) });
    assert_eq!(
        at("2026-11-23T09:00:00"),
        StatusMessage::Open { end: StretchEnd::Pause { pause: Pause::Lunch, at: time(12, 0) } }
    );
    assert_eq!(at("2026-11-23T14:29:59"), StatusMessage::Paused { pause: Pause::Lunch, until: time(14, 30) });
    assert_eq!(at("2026-11-23T17:29:59"), StatusMessage::Open { end: StretchEnd::Close { at: time(17, 30) } });

    let off = |moment| match at(moment) {
        StatusMessage::Off { reason, reopens: Some(reopens) } => (reason, reopens.day, reopens.unsettled),
        other => panic!("{other:?}"),
    };
    assert_eq!(off("2026-11-23T17:30:00"), (OffReason::HoursOver, RelativeDay::Tomorrow, None));
    assert_eq!(off("2026-11-28T10:00:00"), (OffReason::Weekend, RelativeDay::Weekday(Weekday::Monday), None));
    assert_eq!(off("2026-11-29T10:00:00"), (OffReason::Weekend, RelativeDay::Tomorrow, None));
    let eighth = RelativeDay::Date(date(2026, 10, 8));
    assert_eq!(off("2026-10-01T10:00:00"), (OffReason::Holiday("国庆节"), eighth, None));
    assert_eq!(off("2026-10-07T10:00:00"), (OffReason::Holiday("国庆节"), eighth, None));
    assert_eq!(off("2026-12-31T18:00:00"), (OffReason::HoursOver, RelativeDay::Weekday(Weekday::Monday), None));
    assert_eq!(off("2027-01-29T18:00:00"), (OffReason::HoursOver, RelativeDay::Weekday(Weekday::Monday), None));
    assert_eq!(off("2027-02-01T18:00:00"), (OffReason::HoursOver, RelativeDay::Tomorrow, Some("春节")));
}

#[test]
fn every_state_says_what_comes_next() {
    let next = |id, at| {
        let next = state(line(id), at).next.unwrap();
        (rfc3339(&next.at), next.event, next.certain)
    };
    let cases = [
        ("card-line", "2026-11-23T08:00:00", "2026-11-23T09:00", PhoneLineEvent::Opens, true),
        ("card-line", "2026-11-23T10:00:00", "2026-11-23T12:00", PhoneLineEvent::Pauses, true),
        ("card-line", "2026-11-23T13:00:00", "2026-11-23T14:30", PhoneLineEvent::Opens, true),
        ("card-line", "2026-11-23T15:00:00", "2026-11-23T17:30", PhoneLineEvent::Closes, true),
        ("card-line", "2026-10-03T15:00:00", "2026-10-08T09:00", PhoneLineEvent::Opens, true),
        ("card-line", "2026-10-10T08:00:00", "2026-10-10T09:00", PhoneLineEvent::Opens, false),
        ("card-line", "2026-10-10T10:00:00", "2026-10-10T12:00", PhoneLineEvent::Pauses, false),
        ("card-line", "2027-01-01T10:00:00", "2027-01-04T09:00", PhoneLineEvent::Opens, true),
        ("card-line", "2027-02-02T08:00:00", "2027-02-02T09:00", PhoneLineEvent::Opens, false),
        ("hotline-12333", "2026-11-23T10:00:00", "2026-11-23T11:00", PhoneLineEvent::PeakEnds, true),
        ("hotline-12333", "2026-11-23T11:00:00", "2026-11-24T09:00", PhoneLineEvent::PeakStarts, true),
        ("hotline-12333", "2026-12-31T11:00:00", "2027-01-02T09:00", PhoneLineEvent::PeakStarts, false),
        ("hotline-12333", "2027-03-01T11:00:00", "2027-03-02T09:00", PhoneLineEvent::PeakStarts, true),
    ];
    for (id, at, then, event, certain) in cases {
        assert_eq!(next(id, at), (format!("{then}:00+08:00"), event, certain), "{id} at {at}");
    }
}

#[test]
fn a_moment_of_any_zone_is_read_in_huizhou() {
    let utc: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
    let calendar = Calendar::of(&CONTENT);
    let here = PhoneLineState::at(line("card-line"), &calendar, &moment("2026-11-23T12:00:00"));
    let fixed = TimeZone::fixed(jiff::tz::Offset::constant(-8));
    for zone in [TimeZone::UTC, fixed] {
        assert_eq!(PhoneLineState::at(line("card-line"), &calendar, &utc.to_zoned(zone)), here);
    }
    assert_eq!(here.status, PhoneLineStatus::Break);
}

#[test]
fn a_line_of_all_seven_days_has_no_doubt_about_make_up_days() {
    let all_week = &line_variants()[6];
    let status_at = |at| state(all_week, at).status;
    assert_eq!(status_at("2026-10-10T10:00:00"), PhoneLineStatus::Open);
    assert_eq!(status_at("2026-10-04T10:00:00"), PhoneLineStatus::Holiday);
    assert_eq!(status_at("2027-01-02T10:00:00"), PhoneLineStatus::Unclear);
    assert_eq!(status_at("2027-03-06T10:00:00"), PhoneLineStatus::Open);
}

#[test]
fn a_line_open_on_holidays_needs_no_notice() {
    let status_at = |at| state(&line_variants()[5], at).status;
    assert_eq!(status_at("2026-10-02T10:00:00"), PhoneLineStatus::Open);
    assert_eq!(status_at("2027-01-01T10:00:00"), PhoneLineStatus::Open);
}

#[test]
fn a_line_that_never_changes_still_has_an_end() {
    let state = state(&line_variants()[2], "2026-11-23T10:00:00");
    assert_eq!((state.status, state.next), (PhoneLineStatus::Open, None));
    assert_eq!(rfc3339(&state.until), "2026-12-24T00:00:00+08:00");
}

proptest! {
    /// States tile time: each holds from its start to the instant before `until`, at `until` it is another one.
    #[test]
    fn states_tile_time(line in 0..LINE_VARIANTS, seconds in 0..(3 * 366 * 86_400_i64), share in 0.0..1.0_f64) {
        let lines = line_variants();
        let line = &lines[line];
        let calendar = Calendar::of(&CONTENT);
        let start: Timestamp = "2025-01-01T00:00:00+08:00".parse().unwrap();
        let at = |seconds: i64| {
            Timestamp::from_second(start.as_second() + seconds).unwrap().to_zoned(SHANGHAI.clone())
        };
        let now = at(seconds);
        let state = PhoneLineState::at(line, &calendar, &now);
        prop_assert!(state.until > now);
        let says = |state: &PhoneLineState<'static>| (state.status, state.message, state.aside);

        let length = state.until.timestamp().as_second() - now.timestamp().as_second();
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a point inside the stretch")]
        let inside = (length as f64 * share) as i64;
        for second in [inside, length - 1] {
            let later = PhoneLineState::at(line, &calendar, &at(seconds + second));
            prop_assert_eq!(says(&later), says(&state));
            prop_assert_eq!(&later.next, &state.next);
            if state.next.is_some() {
                prop_assert_eq!(&later.until, &state.until);
            }
        }
        if let Some(next) = &state.next {
            prop_assert!(next.at >= state.until);
            let after = PhoneLineState::at(line, &calendar, &state.until);
            prop_assert_ne!(says(&after), says(&state));
        }
    }
}

/// Every minute of two weeks around each turn of 2026 against a table lookup that shares no code with the rule.
#[test]
fn the_card_line_against_a_second_formulation() {
    let content: &Content = &CONTENT;
    let calendar = Calendar::of(content);
    let line = line("card-line");
    let mut clock = date(2026, 1, 1).at(0, 0, 0, 0);
    while clock < date(2027, 1, 11).at(0, 0, 0, 0) {
        let minute = i32::from(clock.hour()) * 60 + i32::from(clock.minute());
        let iso = clock.date().to_string();
        let make_up = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"];
        let off = [
            ("2026-01-01", "2026-01-03"),
            ("2026-02-15", "2026-02-23"),
            ("2026-04-04", "2026-04-06"),
            ("2026-05-01", "2026-05-05"),
            ("2026-06-19", "2026-06-21"),
            ("2026-09-25", "2026-09-27"),
            ("2026-10-01", "2026-10-07"),
            ("2027-01-01", "2027-01-01"),
        ];
        // Whether these are worked or off, the notice for 2027 will say.
        let unsettled = ["2027-01-02", "2027-01-03"];
        let weekend = clock.weekday().to_monday_one_offset() > 5;
        let expected = if off.iter().any(|(from, to)| (*from..=*to).contains(&iso.as_str())) {
            "holiday"
        } else if make_up.contains(&iso.as_str()) || unsettled.contains(&iso.as_str()) {
            "unclear"
        } else if weekend {
            "closed"
        } else {
            match minute {
                540..720 | 870..1050 => "open",
                720..870 => "break",
                _ => "closed",
            }
        };
        let state = PhoneLineState::at(line, &calendar, &instant(clock));
        assert_eq!(state.status.as_str(), expected, "{clock}");
        clock = clock.saturating_add(jiff::Span::new().minutes(30));
    }
}
