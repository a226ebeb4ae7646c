//! The State Council's notices on public holidays.

use jiff::civil::{Date, Weekday};

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::values::date_numbers::Year;
use crate::content::model::values::text::Text;
use crate::content::model::values::web_url::WebUrl;

record! {
    /// A file `holidays-YYYY.toml`: one year's notice.
    pub struct HolidayNotice {
        /// The year that it is for.
        year: Spanned<Year>,
        /// The URL of the notice.
        notice: WebUrl,
        /// The holidays, in order.
        holiday: NonEmpty<Holiday>,
    }
    check days_are_in_year_and_apart;
}

record! {
    /// One holiday of a notice.
    pub struct Holiday {
        /// Its name: `春节`.
        name: Text,
        /// The first day off.
        from: Date,
        /// The last day off.
        to: Date,
        /// Saturdays and Sundays that are worked instead (调休).
        workdays: Vec<Spanned<Date>>,
    }
    check ends_after_start;
}

fn ends_after_start(holiday: &Holiday, table: &Table<'_>) {
    if holiday.to < holiday.from {
        table.report(format!("{} ends on {}, before it starts on {}", holiday.name, holiday.to, holiday.from));
    }
    for workday in &holiday.workdays {
        if holiday.contains(workday.value) {
            table.report(format!("{workday} is a day off and a workday at once", workday = workday.value));
        }
        if !matches!(workday.weekday(), Weekday::Saturday | Weekday::Sunday) {
            table.report(format!("{} is no Saturday or Sunday, so it needs no entry in workdays", workday.value));
        }
    }
}

/// A notice may reach back into December: 2019's gave days off and workdays at the end of 2018.
fn days_are_in_year_and_apart(notice: &HolidayNotice, table: &Table<'_>) {
    let year = notice.year.value.0;
    let days = notice.holiday.iter().flat_map(|holiday| {
        let worked = holiday.workdays.iter().map(|day| day.value);
        worked.chain([holiday.from, holiday.to]).map(|day| (&holiday.name, day))
    });
    let belongs = |day: Date| day.year() == year || (day.year() == year - 1 && day.month() == 12);
    if let Some((name, day)) = days.into_iter().find(|(_, day)| !belongs(*day)) {
        table.report(format!("{name} has {day}, which is not in {year}"));
    }
    for pair in notice.holiday.windows(2) {
        if pair[1].from <= pair[0].to {
            table.report(format!("{} and {} overlap or stand out of order", pair[0].name, pair[1].name));
        }
    }
}

impl Holiday {
    /// Whether the day is off.
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}
