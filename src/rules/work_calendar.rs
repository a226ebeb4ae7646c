//! What kind of day a date is, from the State Council's yearly notices (`content/holidays-YYYY.toml`) or, in a year whose
//! notice is not out, from the law itself.

mod feast_dates;
pub mod notice_warnings;
mod statutory_days;

use jiff::civil::{Date, Weekday};

use crate::content::{Content, HolidayNotice};
use crate::rules::time::days_after;
use crate::rules::work_calendar::statutory_days::StatutoryDay;

/// What kind of day a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// 工作日: Monday to Friday, no holiday.
    Workday,
    /// 周末: Saturday or Sunday, neither holiday nor worked.
    Weekend,
    /// 放假: a day of this holiday, weekends inside it included.
    Holiday(&'a str),
    /// 调休上班: a Saturday or Sunday that is worked to make up for this holiday.
    MakeUp(&'a str),
    /// A day near this feast that the notice may make a holiday or a workday; it is not out yet.
    Unsettled(&'a str),
}

/// The days of all years whose notices are loaded.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    notices: &'a [HolidayNotice],
}

impl<'a> Calendar<'a> {
    pub fn of(content: &'a Content) -> Self {
        Self::from_notices(&content.holidays)
    }

    pub fn from_notices(notices: &'a [HolidayNotice]) -> Self {
        Self { notices }
    }

    /// Whether the notice of the day's year is loaded.
    pub fn knows(&self, date: Date) -> bool {
        self.notice_of(date.year()).is_some()
    }

    /// What kind of day it is.
    pub fn kind(&self, date: Date) -> DayKind<'a> {
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        let Some(notice) = self.notice_of(date.year()) else {
            return match StatutoryDay::of(date) {
                Some(StatutoryDay::Holiday(name)) => DayKind::Holiday(name),
                Some(StatutoryDay::Unsettled(name)) => DayKind::Unsettled(name),
                None if weekend => DayKind::Weekend,
                None => DayKind::Workday,
            };
        };
        // The notice of the next year may reach back into this one: its New Year's holiday can begin in December.
        let notices = || std::iter::once(notice).chain(self.notice_of(date.year() + 1));
        let holidays = || notices().flat_map(|notice| &notice.holiday);
        if let Some(holiday) = holidays().find(|holiday| holiday.contains(date)) {
            DayKind::Holiday(&holiday.name)
        } else if let Some(holiday) = holidays().find(|it| it.workdays.iter().any(|day| day.value == date)) {
            DayKind::MakeUp(&holiday.name)
        } else if weekend {
            DayKind::Weekend
        } else {
            DayKind::Workday
        }
    }

    /// Whether the day is worked; `None` while that is not settled.
    pub fn is_worked(&self, date: Date) -> Option<bool> {
        match self.kind(date) {
            DayKind::Workday | DayKind::MakeUp(_) => Some(true),
            DayKind::Weekend | DayKind::Holiday(_) => Some(false),
            DayKind::Unsettled(_) => None,
        }
    }

    /// Whether the day is certainly a working day, and none that makes up for a holiday.
    pub fn is_ordinary_workday(&self, date: Date) -> bool {
        self.kind(date) == DayKind::Workday
    }

    /// The `n`-th working day, `date` itself counting if it is worked; the feast whose notice has to come out first if a
    /// day on the way is not settled.
    ///
    /// # Errors
    /// The name of that feast.
    pub fn nth_working_day_from(&self, date: Date, n: u8) -> Result<Date, &'a str> {
        let mut left = n;
        let mut day = date;
        loop {
            match self.kind(day) {
                DayKind::Workday | DayKind::MakeUp(_) => left = left.saturating_sub(1),
                DayKind::Weekend | DayKind::Holiday(_) => {}
                DayKind::Unsettled(feast) => return Err(feast),
            }
            // Beyond the last day that jiff can hold no day would come.
            if left == 0 || day == Date::MAX {
                return Ok(day);
            }
            day = days_after(day, 1);
        }
    }

    /// The `n`-th working day after `date`, which itself does not count.
    ///
    /// # Errors
    /// The name of the feast whose notice has to come out first.
    pub fn nth_working_day_after(&self, date: Date, n: u8) -> Result<Date, &'a str> {
        self.nth_working_day_from(days_after(date, 1), n)
    }

    /// The last ordinary working day on or before `date`.
    pub fn last_ordinary_workday(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_ordinary_workday(day) && day > Date::MIN {
            day = days_after(day, -1);
        }
        day
    }

    fn notice_of(&self, year: i16) -> Option<&'a HolidayNotice> {
        self.notices.iter().find(|notice| notice.year.value.0 == year)
    }
}

impl DayKind<'_> {
    /// Its CSS class.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Workday => "workday",
            Self::Weekend => "weekend",
            Self::Holiday(_) => "holiday",
            Self::MakeUp(_) => "make-up",
            Self::Unsettled(_) => "unsettled",
        }
    }
}

#[cfg(test)]
mod tests;
