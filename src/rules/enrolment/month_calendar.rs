//! A month as a calendar: the days on which applications are accepted, today, the first day of cover.

use jiff::civil::Date;

use crate::content::Dates;
use crate::rules::enrolment::application::Application;
use crate::rules::enrolment::window::AcceptanceWindow;
use crate::rules::time::{days_after, first_of_month};
use crate::rules::work_calendar::{Calendar, DayKind};

/// One month, in weeks that start on Monday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthCalendar<'a> {
    /// Its first day.
    pub first: Date,
    /// Its weeks; `None` where a day of the week belongs to another month.
    pub weeks: Vec<[Option<MonthDay<'a>>; 7]>,
}

/// One day of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthDay<'a> {
    pub date: Date,
    pub kind: DayKind<'a>,
    /// Whether applications are accepted on it.
    pub accepted: bool,
    pub marks: Vec<DayMark>,
}

/// What is special about a day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayMark {
    Today,
    /// The day of application.
    Applied,
    /// The first day of cover for that application.
    CoverStart,
}

impl<'a> MonthCalendar<'a> {
    /// The month of the day of application and each one after it up to that in which cover begins: two or three.
    pub fn of_application(
        application: &Application<'_>,
        dates: &Dates,
        calendar: &Calendar<'a>,
        today: Date,
    ) -> Vec<Self> {
        let end = application.cover.value;
        (0..12)
            .map(|months| first_of_month(application.applied, months))
            .take_while(|month| *month <= end)
            .map(|month| Self::of(month, application, dates, calendar, today))
            .collect()
    }

    /// One month, with the marks of an application.
    pub fn of(month: Date, application: &Application<'_>, dates: &Dates, calendar: &Calendar<'a>, today: Date) -> Self {
        let first = month.first_of_month();
        let day = |date: Date| MonthDay {
            date,
            kind: calendar.kind(date),
            accepted: AcceptanceWindow::accepts(date, dates),
            marks: [
                (today, DayMark::Today),
                (application.applied, DayMark::Applied),
                (application.cover.value, DayMark::CoverStart),
            ]
            .into_iter()
            .filter_map(|(day, mark)| (day == date).then_some(mark))
            .collect(),
        };
        let monday = days_after(first, -i64::from(first.weekday().to_monday_zero_offset()));
        let week = |number: i64| {
            let mut date = days_after(monday, number * 7);
            [(); 7].map(|()| {
                let own = (date.month() == first.month() && date.year() == first.year()).then(|| day(date));
                date = days_after(date, 1);
                own
            })
        };
        let weeks = (0..6).map(week).take_while(|week| week.iter().any(Option::is_some)).collect();
        Self { first, weeks }
    }

    /// The days of the month, in order.
    pub fn days(&self) -> impl Iterator<Item = &MonthDay<'a>> {
        self.weeks.iter().flatten().flatten()
    }
}
