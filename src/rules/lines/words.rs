//! The words of a line's state: what a caller acts on, in the typography that `content::text` asks of every text.

use jiff::civil::{Date, Time};

use crate::content::{DayRange, time_name};
use crate::rules::calendar::DayKind;
use crate::rules::day_name::{coming_day_name, coming_moment_name, day_and_weekday};
use crate::rules::lines::day_plan::NextOpening;

/// How the next opening is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Again {
    /// `周一9:00再打`, the day named by its distance.
    Call,
    /// `10月8日（周四）9:00恢复`, the day named by its date, the same all through a holiday.
    Resumes,
}

/// A stretch that ends within these hours is followed by lunch.
const LUNCH: std::ops::RangeInclusive<i8> = 11..=13;

pub(in crate::rules) fn opens_today(start: Time) -> String {
    format!("还没上班，今天{}开始接听", time_name(start))
}

pub(in crate::rules) fn paused(from: Time, to: Time) -> String {
    let pause = if LUNCH.contains(&from.hour()) { "午休中" } else { "暂停接听" };
    format!("{pause}，{}恢复", time_name(to))
}

pub(in crate::rules) fn pauses_at(end: Time) -> String {
    let pause = if LUNCH.contains(&end.hour()) { "午休" } else { "暂停接听" };
    format!("{}{pause}", time_name(end))
}

pub(in crate::rules) fn closes_at(end: Time) -> String {
    format!("{}下班", time_name(end))
}

pub(in crate::rules) fn open_and(then: &str) -> String {
    format!("现在可拨打，{then}")
}

pub(in crate::rules) fn open_until_peak(start: Time) -> String {
    format!("现在可拨打，{}起较忙", time_name(start))
}

pub(in crate::rules) fn busy_until(end: Time) -> String {
    format!("现在较忙，{}后更容易打通", time_name(end))
}

pub(in crate::rules) fn busy_and(then: &str) -> String {
    format!("现在较忙，{then}")
}

pub(in crate::rules) fn holiday(name: &str) -> String {
    format!("{name}放假")
}

pub(in crate::rules) fn day_off(kind: DayKind<'_>) -> &'static str {
    match kind {
        DayKind::Weekend => "周末休息",
        _ => "今天不接听",
    }
}

pub(in crate::rules) fn make_up_day(days: DayRange) -> String {
    format!("调休上班日，来源只写{days}")
}

pub(in crate::rules) fn unknown_year(year: i16) -> String {
    format!("{year}年放假安排还没收录")
}

pub(in crate::rules) fn confirm(reason: &str) -> String {
    format!("{reason}，先拨打确认")
}

pub(in crate::rules) fn confirm_after(reason: &str, start: Time) -> String {
    format!("{reason}，{}后先拨打确认", time_name(start))
}

pub(in crate::rules) fn off(reason: &str, again: Again, today: Date, next: &NextOpening) -> String {
    let NextOpening { date, time, certain, .. } = *next;
    match (certain, again) {
        (true, Again::Call) => format!("{reason}，{}再打", coming_moment_name(today, date, time)),
        (true, Again::Resumes) => format!("{reason}，{}{}恢复", day_and_weekday(date), time_name(time)),
        (false, Again::Call) => {
            let year = unknown_year(date.year());
            format!("{reason}；{year}，{}后先拨打确认", coming_moment_name(today, date, time))
        }
        (false, Again::Resumes) => {
            let year = unknown_year(date.year());
            format!("{reason}；{year}，{}{}后先拨打确认", day_and_weekday(date), time_name(time))
        }
    }
}

pub(in crate::rules) fn make_up_ahead(today: Date, day: Date, days: DayRange) -> String {
    format!("{}调休上班，来源只写{days}，可先拨打确认", coming_day_name(today, day))
}

pub(in crate::rules) fn with_self_service(headline: &str) -> String {
    format!("{headline}；自助查询随时可用")
}

pub(in crate::rules) fn self_service(agent_hours_unstated: bool) -> String {
    let agents = if agent_hours_unstated { "；人工几点接听来源没写" } else { "" };
    format!("自助查询随时可用{agents}")
}

pub(in crate::rules) fn agents_busy(end: Time) -> String {
    format!("现在是人工高峰，{}后再转人工；自助查询随时可用", time_name(end))
}

pub(in crate::rules) fn agents_may_be_busy(year: i16, end: Time) -> String {
    format!("自助查询随时可用；{}，{}前人工可能正忙", unknown_year(year), time_name(end))
}
