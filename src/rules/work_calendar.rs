//! What kind of day a date is, from the State Council's yearly notices (`content/holidays-YYYY.toml`).

use jiff::civil::{Date, Weekday};

use crate::content::{Content, HolidayNotice};
use crate::rules::time::days_after;

/// What kind of day a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// 工作日: Monday to Friday, no holiday.
    Workday,
    /// 周末: Saturday or Sunday, neither holiday nor worked. In a year without a notice, which [`Calendar::knows`]
    /// tells, it may be worked after all.
    Weekend,
    /// 放假: a day of this holiday, weekends inside it included.
    Holiday(&'a str),
    /// 调休上班: a Saturday or Sunday that is worked to make up for this holiday.
    MakeUp(&'a str),
    /// Monday to Friday of a year whose notice is not loaded.
    Unknown,
}

/// The days of all years whose notices are loaded.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    notices: &'a [HolidayNotice],
}

/// How many days ahead or back working days are counted; no stretch of days off is nearly as long.
const COUNTING_LIMIT_DAYS: i64 = 400;

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
            return if weekend { DayKind::Weekend } else { DayKind::Unknown };
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

    /// Whether the day is worked; `None` in a year without a notice.
    pub fn is_worked(&self, date: Date) -> Option<bool> {
        self.knows(date).then(|| matches!(self.kind(date), DayKind::Workday | DayKind::MakeUp(_)))
    }

    /// The first working day on or after `date`; `None` if the notices end before it.
    pub fn working_day_from(&self, date: Date) -> Option<Date> {
        self.nth_working_day_from(date, 1)
    }

    /// The `n`-th working day, `date` itself counting if it is worked; `None` if the notices end before it.
    pub fn nth_working_day_from(&self, date: Date, n: u8) -> Option<Date> {
        let mut left = n;
        for days in 0..COUNTING_LIMIT_DAYS {
            let day = days_after(date, days);
            if self.is_worked(day)? {
                left = left.saturating_sub(1);
            }
            if left == 0 {
                return Some(day);
            }
        }
        None
    }

    /// The `n`-th working day after `date`, which itself does not count; `None` if the notices end before it.
    pub fn nth_working_day_after(&self, date: Date, n: u8) -> Option<Date> {
        self.nth_working_day_from(days_after(date, 1), n)
    }

    /// The last working day of `first..=last`; `None` if there is none or a year of it has no notice.
    pub fn last_working_day(&self, first: Date, last: Date) -> Option<Date> {
        (0..COUNTING_LIMIT_DAYS)
            .map(|days| days_after(last, -days))
            .take_while(|day| *day >= first)
            .find_map(|day| match self.is_worked(day) {
                None => Some(None),
                Some(true) => Some(Some(day)),
                Some(false) => None,
            })
            .flatten()
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
            Self::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests;
