use jiff::Timestamp;
use proptest::prelude::*;

use crate::content::{PhoneLine, typography_fault};
use crate::pages::parts::phone_line_words::*;
use crate::rules::test_fixtures::{CONTENT, LINE_VARIANTS, line, line_variants, moment};
use crate::rules::time::{SHANGHAI, rfc3339};
use crate::rules::{Calendar, PhoneLineStatus};

fn state(line: &PhoneLine, at: &str) -> PhoneLineState<'static> {
    PhoneLineState::at(line, &Calendar::of(&CONTENT), &moment(at))
}

/// A row: moment, status, headline, until.
type Row = (&'static str, &'static str, &'static str, &'static str);

fn assert_rows(line: &PhoneLine, rows: &[Row]) {
    for (at, status, words, until) in rows {
        let state = state(line, at);
        let found = (state.status.as_str(), headline(&state), rfc3339(&state.until));
        assert_eq!(found, (*status, (*words).to_owned(), format!("{until}:00+08:00")), "at {at}");
    }
}

#[test]
fn the_card_line_through_a_working_week() {
    assert_rows(
        line("card-line"),
        &[
            ("2026-11-23T00:00:00", "closed", "还没上班，今天9:00开始接听", "2026-11-23T09:00"),
            ("2026-11-23T08:59:59", "closed", "还没上班，今天9:00开始接听", "2026-11-23T09:00"),
            ("2026-11-23T08:59:59.999999999", "closed", "还没上班，今天9:00开始接听", "2026-11-23T09:00"),
            ("2026-11-23T09:00:00", "open", "现在可拨打，12:00午休", "2026-11-23T12:00"),
            ("2026-11-23T11:59:59", "open", "现在可拨打，12:00午休", "2026-11-23T12:00"),
            ("2026-11-23T12:00:00", "break", "午休中，14:30恢复", "2026-11-23T14:30"),
            ("2026-11-23T14:29:59", "break", "午休中，14:30恢复", "2026-11-23T14:30"),
            ("2026-11-23T14:30:00", "open", "现在可拨打，17:30下班", "2026-11-23T17:30"),
            ("2026-11-23T17:29:59", "open", "现在可拨打，17:30下班", "2026-11-23T17:30"),
            ("2026-11-23T17:30:00", "closed", "今天已下班，明天9:00再打", "2026-11-24T00:00"),
            ("2026-11-23T23:59:59", "closed", "今天已下班，明天9:00再打", "2026-11-24T00:00"),
            ("2026-11-27T17:30:00", "closed", "今天已下班，周一9:00再打", "2026-11-28T00:00"),
            ("2026-11-28T00:00:00", "closed", "周末休息，周一9:00再打", "2026-11-29T00:00"),
            ("2026-11-28T10:00:00", "closed", "周末休息，周一9:00再打", "2026-11-29T00:00"),
            ("2026-11-29T10:00:00", "closed", "周末休息，明天9:00再打", "2026-11-30T00:00"),
        ],
    );
}

#[test]
fn the_card_line_around_each_holiday_of_2026() {
    let line = line("card-line");
    assert_rows(
        line,
        &[
            ("2025-12-31T17:30:00", "closed", "今天已下班，周一9:00再打", "2026-01-01T00:00"),
            ("2026-01-01T10:00:00", "holiday", "元旦放假，1月5日（周一）9:00恢复", "2026-01-03T00:00"),
            ("2026-01-03T23:59:59", "holiday", "元旦放假，1月5日（周一）9:00恢复", "2026-01-04T00:00"),
            ("2026-02-13T17:30:00", "closed", "今天已下班，2月24日（周二）9:00再打", "2026-02-14T00:00"),
            ("2026-02-15T00:00:00", "holiday", "春节放假，2月24日（周二）9:00恢复", "2026-02-24T00:00"),
            ("2026-02-21T10:00:00", "holiday", "春节放假，2月24日（周二）9:00恢复", "2026-02-24T00:00"),
            ("2026-02-24T00:00:00", "closed", "还没上班，今天9:00开始接听", "2026-02-24T09:00"),
            ("2026-04-03T17:30:00", "closed", "今天已下班，周二9:00再打", "2026-04-04T00:00"),
            ("2026-04-06T10:00:00", "holiday", "清明节放假，4月7日（周二）9:00恢复", "2026-04-07T00:00"),
            ("2026-04-30T17:30:00", "closed", "今天已下班，周三9:00再打", "2026-05-01T00:00"),
            ("2026-05-01T00:00:00", "holiday", "劳动节放假，5月6日（周三）9:00恢复", "2026-05-06T00:00"),
            ("2026-06-19T10:00:00", "holiday", "端午节放假，6月22日（周一）9:00恢复", "2026-06-22T00:00"),
            ("2026-09-25T10:00:00", "holiday", "中秋节放假，9月28日（周一）9:00恢复", "2026-09-28T00:00"),
            ("2026-09-30T17:29:59", "open", "现在可拨打，17:30下班", "2026-09-30T17:30"),
            ("2026-09-30T17:30:00", "closed", "今天已下班，10月8日（周四）9:00再打", "2026-10-01T00:00"),
            ("2026-10-01T00:00:00", "holiday", "国庆节放假，10月8日（周四）9:00恢复", "2026-10-08T00:00"),
            ("2026-10-07T23:59:59", "holiday", "国庆节放假，10月8日（周四）9:00恢复", "2026-10-08T00:00"),
            ("2026-10-08T00:00:00", "closed", "还没上班，今天9:00开始接听", "2026-10-08T09:00"),
        ],
    );
}

#[test]
fn make_up_days_are_unclear_all_day() {
    let line = line("card-line");
    for day in ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"] {
        let before = "调休上班日，原文只写周一至周五，9:00后先拨打确认";
        let during = "调休上班日，原文只写周一至周五，先拨打确认";
        let lunch = "调休上班日，原文只写周一至周五，14:30后先拨打确认";
        for (time, words) in [
            ("00:00:00", before),
            ("08:59:59", before),
            ("09:00:00", during),
            ("11:59:59", during),
            ("12:00:00", lunch),
            ("14:30:00", during),
            ("17:29:59", during),
        ] {
            let state = state(line, &format!("{day}T{time}"));
            assert_eq!((state.status, headline(&state).as_str()), (PhoneLineStatus::Unclear, words), "{day} {time}");
            assert!(!state.next.unwrap().certain);
        }
        let after = state(line, &format!("{day}T17:30:00"));
        let words = headline(&after);
        assert_eq!(after.status, PhoneLineStatus::Unclear);
        assert!(words.starts_with("已过接听时间，"), "{words}");
        assert!(after.next.unwrap().certain);
    }
    assert_rows(
        line,
        &[
            ("2026-02-14T17:30:00", "unclear", "已过接听时间，2月24日（周二）9:00再打", "2026-02-15T00:00"),
            ("2026-09-20T17:30:00", "unclear", "已过接听时间，明天9:00再打", "2026-09-21T00:00"),
            ("2026-10-10T17:30:00", "unclear", "已过接听时间，周一9:00再打", "2026-10-11T00:00"),
        ],
    );
}

#[test]
fn a_make_up_day_before_the_next_sure_opening_is_mentioned() {
    let aside = |at| aside(&state(line("card-line"), at));
    let words = |day: &str| Some(format!("{day}调休上班，原文只写周一至周五，可先拨打确认"));
    assert_eq!(aside("2026-10-09T17:30:00"), words("明天"));
    assert_eq!(aside("2026-10-09T17:29:59"), None);
    assert_eq!(aside("2026-01-01T10:00:00"), words("周日"));
    assert_eq!(aside("2026-01-02T10:00:00"), words("周日"));
    assert_eq!(aside("2026-01-03T10:00:00"), words("明天"));
    assert_eq!(aside("2026-10-02T10:00:00"), None);
}

#[test]
fn the_card_line_runs_into_a_year_without_a_notice() {
    assert_rows(
        line("card-line"),
        &[
            ("2026-12-31T17:29:59", "open", "现在可拨打，17:30下班", "2026-12-31T17:30"),
            ("2026-12-31T17:30:00", "closed", "今天已下班，周一9:00再打", "2027-01-01T00:00"),
            ("2027-01-01T10:00:00", "holiday", "元旦放假，1月4日（周一）9:00恢复", "2027-01-02T00:00"),
            ("2027-01-02T08:00:00", "unclear", "元旦怎么放假还没公布，9:00后先拨打确认", "2027-01-02T09:00"),
            ("2027-01-02T10:00:00", "unclear", "元旦怎么放假还没公布，先拨打确认", "2027-01-02T12:00"),
            ("2027-01-02T18:00:00", "unclear", "已过接听时间，周一9:00再打", "2027-01-03T00:00"),
            ("2027-01-04T10:00:00", "open", "现在可拨打，12:00午休", "2027-01-04T12:00"),
            (
                "2027-02-01T18:00:00",
                "closed",
                "今天已下班；春节怎么放假还没公布，明天9:00后先拨打确认",
                "2027-02-02T00:00",
            ),
            ("2027-02-03T10:00:00", "unclear", "春节怎么放假还没公布，先拨打确认", "2027-02-03T12:00"),
            ("2027-07-14T10:00:00", "open", "现在可拨打，12:00午休", "2027-07-14T12:00"),
            ("2028-02-29T10:00:00", "open", "现在可拨打，12:00午休", "2028-02-29T12:00"),
            (
                "2029-10-01T10:00:00",
                "holiday",
                "国庆节放假；国庆节怎么放假还没公布，10月4日（周四）9:00后先拨打确认",
                "2029-10-04T00:00",
            ),
        ],
    );
    assert!(state(line("card-line"), "2026-12-31T17:30:00").next.unwrap().certain);
    assert!(!state(line("card-line"), "2027-02-01T18:00:00").next.unwrap().certain);
}

#[test]
fn the_hotline_is_answered_at_all_hours_and_busy_in_the_peak() {
    let calm = "自助查询随时可用；人工几点接听，原文没写";
    let busy = "现在是人工高峰，11:00后再转人工；自助查询随时可用";
    let perhaps = "自助查询随时可用；元旦怎么放假还没公布，11:00前人工可能正忙";
    assert_rows(
        line("hotline-12333"),
        &[
            ("2026-11-23T08:59:59", "open", calm, "2026-11-23T09:00"),
            ("2026-11-23T09:00:00", "busy", busy, "2026-11-23T11:00"),
            ("2026-11-23T10:59:59", "busy", busy, "2026-11-23T11:00"),
            ("2026-11-23T11:00:00", "open", calm, "2026-11-24T09:00"),
            ("2026-11-27T11:00:00", "open", calm, "2026-11-30T09:00"),
            ("2026-11-28T09:30:00", "open", calm, "2026-11-30T09:00"),
            ("2026-10-01T09:30:00", "open", calm, "2026-10-08T09:00"),
            ("2026-10-10T09:30:00", "busy", busy, "2026-10-10T11:00"),
            ("2026-10-10T11:00:00", "open", calm, "2026-10-12T09:00"),
            ("2026-12-31T11:00:00", "open", calm, "2027-01-02T09:00"),
            ("2027-01-01T09:00:00", "open", calm, "2027-01-02T09:00"),
            ("2027-01-02T09:00:00", "open", perhaps, "2027-01-02T11:00"),
            ("2027-01-03T11:00:00", "open", calm, "2027-01-04T09:00"),
            ("2027-01-04T09:30:00", "busy", busy, "2027-01-04T11:00"),
        ],
    );
}

#[test]
fn a_line_of_all_seven_days_has_no_doubt_about_make_up_days() {
    let all_week = &line_variants()[6];
    let state_at = |at| state(all_week, at);
    assert_eq!(headline(&state_at("2026-10-10T10:00:00")), "现在可拨打，12:00午休");
    assert_eq!(state_at("2026-10-04T10:00:00").status, PhoneLineStatus::Holiday);
    assert_eq!(state_at("2027-01-02T10:00:00").status, PhoneLineStatus::Unclear);
}

#[test]
fn hours_may_differ_by_weekday_and_have_several_breaks() {
    let lines = line_variants();
    assert_rows(
        &lines[8],
        &[
            ("2026-11-26T11:45:00", "open", "现在可拨打，12:00午休", "2026-11-26T12:00"),
            ("2026-11-27T11:29:00", "open", "现在可拨打，11:30午休", "2026-11-27T11:30"),
            ("2026-11-27T11:45:00", "break", "午休中，14:30恢复", "2026-11-27T14:30"),
            ("2026-11-27T17:00:00", "closed", "今天已下班，周一9:00再打", "2026-11-28T00:00"),
        ],
    );
    assert_rows(
        &lines[9],
        &[
            ("2026-11-27T18:00:00", "closed", "今天已下班，明天9:00再打", "2026-11-28T00:00"),
            ("2026-11-28T10:00:00", "open", "现在可拨打，12:00下班", "2026-11-28T12:00"),
            ("2026-11-28T12:00:00", "closed", "今天已下班，周一9:00再打", "2026-11-29T00:00"),
            ("2026-10-10T10:00:00", "open", "现在可拨打，12:00下班", "2026-10-10T12:00"),
            ("2026-10-11T10:00:00", "closed", "周末休息，明天9:00再打", "2026-10-12T00:00"),
        ],
    );
    assert_rows(
        &lines[10],
        &[
            ("2026-11-23T08:30:00", "open", "现在可拨打，10:00暂停接听", "2026-11-23T10:00"),
            ("2026-11-23T10:10:00", "break", "暂停接听，10:15恢复", "2026-11-23T10:15"),
            ("2026-11-23T12:00:00", "break", "午休中，15:00恢复", "2026-11-23T15:00"),
            ("2026-11-24T18:00:00", "closed", "今天已下班，周四9:00再打", "2026-11-25T00:00"),
            ("2026-11-25T10:00:00", "closed", "今天不接听，明天9:00再打", "2026-11-26T00:00"),
            ("2026-11-27T18:00:00", "closed", "今天已下班，周一8:30再打", "2026-11-28T00:00"),
        ],
    );
}

#[test]
fn a_line_open_on_holidays_needs_no_notice() {
    let state_at = |at| state(&line_variants()[5], at);
    assert_eq!(state_at("2026-10-02T10:00:00").status, PhoneLineStatus::Open);
    assert_eq!(state_at("2027-01-01T10:00:00").status, PhoneLineStatus::Open);
    assert_eq!(headline(&state_at("2026-12-31T18:00:00")), "今天已下班，明天9:00再打");
}

#[test]
fn a_line_with_hours_and_peak_is_busy_in_it() {
    let line = &line_variants()[3];
    assert_rows(
        line,
        &[
            ("2026-11-23T09:00:00", "busy", "现在较忙，11:00后更容易打通", "2026-11-23T11:00"),
            ("2026-11-23T11:00:00", "open", "现在可拨打，12:00午休", "2026-11-23T12:00"),
            ("2026-11-28T09:00:00", "closed", "周末休息，周一9:00再打", "2026-11-29T00:00"),
        ],
    );
}

#[test]
fn without_any_notice_only_days_near_a_feast_are_unclear() {
    let calendar = Calendar::from_notices(&[]);
    let state = PhoneLineState::at(line("card-line"), &calendar, &moment("2026-11-23T10:00:00"));
    assert_eq!(headline(&state), "现在可拨打，12:00午休");
    let state = PhoneLineState::at(line("card-line"), &calendar, &moment("2026-10-08T10:00:00"));
    assert_eq!(headline(&state), "国庆节怎么放假还没公布，先拨打确认");
}

/// A moment of the four years from 2025 on, to the second.
fn moment_of(seconds: i64) -> jiff::Zoned {
    let start: Timestamp = "2025-01-01T00:00:00+08:00".parse().unwrap();
    Timestamp::from_second(start.as_second() + seconds).unwrap().to_zoned(SHANGHAI.clone())
}

proptest! {
    /// What a state says is clean Chinese, whenever it is.
    #[test]
    fn words_are_clean(line in 0..LINE_VARIANTS, hours in 0..(4 * 366 * 24_i64)) {
        let now = moment_of(hours * 3600 + 1800);
        let state = PhoneLineState::at(&line_variants()[line], &Calendar::of(&CONTENT), &now);
        for text in std::iter::once(headline(&state)).chain(aside(&state)) {
            prop_assert_eq!(typography_fault(&text), None);
            prop_assert!(text.chars().count() <= 50);
        }
    }

    /// Messages are equal exactly when their words are: else the words on a page could change before the page does.
    #[test]
    fn messages_are_equal_exactly_when_their_words_are(
        line in 0..LINE_VARIANTS,
        seconds in 0..(4 * 366 * 86_400_i64),
        days in 0..40_i64,
        half_hours in 0..48_i64,
    ) {
        let line = &line_variants()[line];
        let calendar = Calendar::of(&CONTENT);
        let one = PhoneLineState::at(line, &calendar, &moment_of(seconds));
        for later in [days * 86_400 + half_hours * 1800, half_hours * 1800] {
            let other = PhoneLineState::at(line, &calendar, &moment_of(seconds + later));
            let same_data = (one.status, one.message, one.aside) == (other.status, other.message, other.aside);
            let words = |state: &PhoneLineState<'_>| (state.status, headline(state), aside(state));
            prop_assert_eq!(same_data, words(&one) == words(&other), "{:?} {:?}", one, other);
        }
    }
}
