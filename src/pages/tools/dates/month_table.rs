//! A month as a table of days: which are accepted, which are off, today, the day of application, the start of cover.

use crate::pages::parts::date_words::month_name;
use crate::rules::enrolment::month_calendar::{DayMark, MonthDay};
use crate::rules::{DayKind, MonthCalendar};

/// A month as a table.
#[derive(Debug)]
pub struct MonthTable {
    /// `2026年12月`.
    pub name: String,
    /// Its weeks, Monday first; days of other months are empty.
    pub weeks: Vec<Vec<Option<DayCell>>>,
}

/// A day of a month's table.
#[derive(Debug)]
pub struct DayCell {
    pub number: i8,
    pub classes: String,
    /// What is special about it, in one or two characters; empty for an ordinary day.
    pub label: &'static str,
}

impl MonthTable {
    pub fn of(month: &MonthCalendar<'_>) -> Self {
        let cell =
            |day: &MonthDay<'_>| DayCell { number: day.date.day(), classes: day_classes(day), label: day_label(day) };
        let weeks = month.weeks.iter().map(|week| week.iter().map(|day| day.as_ref().map(cell)).collect());
        Self { name: month_name(month.first), weeks: weeks.collect() }
    }
}

fn day_classes(day: &MonthDay<'_>) -> String {
    let marks = day.marks.iter().map(|mark| match mark {
        DayMark::Today => "is-today",
        DayMark::Applied => "is-applied",
        DayMark::CoverStart => "is-cover",
    });
    std::iter::once(day.kind.as_str())
        .chain(day.accepted.then_some("is-accepted"))
        .chain(marks)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The label of a day; the first that applies.
fn day_label(day: &MonthDay<'_>) -> &'static str {
    let marked = |mark| day.marks.contains(&mark);
    if marked(DayMark::CoverStart) {
        "能用"
    } else if marked(DayMark::Today) {
        "今天"
    } else if marked(DayMark::Applied) {
        "这天"
    } else {
        match day.kind {
            DayKind::Holiday(_) => "休",
            DayKind::MakeUp(_) => "班",
            DayKind::Workday | DayKind::Weekend | DayKind::Unsettled(_) => "",
        }
    }
}
