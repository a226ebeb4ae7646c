//! Holiday notices that look wrong: a day that the law names is worked, or a holiday is longer than any so far.

use crate::content::{Content, Holiday, HolidayNotice, Problem};
use crate::rules::time::days_between;
use crate::rules::work_calendar::statutory_days::StatutoryDay;

/// The longest holiday so far, 春节 of 2026, had nine days.
const LONGEST_HOLIDAY_DAYS: i64 = 10;

/// A warning for each such day and holiday.
pub fn warnings(content: &Content) -> Vec<Problem> {
    content.holidays.iter().flat_map(|notice| [missing_days(notice), long_holidays(notice)].concat()).collect()
}

/// Years before the law named 除夕 and 2 May (2025) are not compared with it.
const FIRST_YEAR: i16 = 2025;

fn missing_days(notice: &HolidayNotice) -> Vec<Problem> {
    let year = notice.year.value.0;
    if year < FIRST_YEAR {
        return Vec::new();
    }
    let is_off = |day| notice.holiday.iter().any(|holiday| holiday.contains(day));
    let missing = StatutoryDay::holidays_of(year).into_iter().filter(|(day, _)| !is_off(*day));
    missing
        .map(|(day, feast)| {
            let message = format!("{day} ({feast}) is a holiday by law, but no holiday of this notice has it");
            Problem::warning(notice.year.location.clone(), message)
        })
        .collect()
}

fn long_holidays(notice: &HolidayNotice) -> Vec<Problem> {
    let length = |holiday: &Holiday| days_between(holiday.from, holiday.to) + 1;
    let long = notice.holiday.iter().filter(|holiday| length(holiday) > LONGEST_HOLIDAY_DAYS);
    long.map(|holiday| {
        let message = format!("{} has {} days off; is that what the notice says?", holiday.name, length(holiday));
        Problem::warning(notice.year.location.clone(), message)
    })
    .collect()
}
