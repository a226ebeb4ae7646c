//! One person's enrolment: where, with what, on which days. Each of place, person and day may be unknown.

use jiff::civil::Date;

use crate::content::{Content, Group};
use crate::rules::documents::Checklist;
use crate::rules::enrolment::application::Application;
use crate::rules::enrolment::renewal::Renewal;
use crate::rules::offices::office::Office;
use crate::rules::work_calendar::Calendar;

/// What one person who enrols has to know.
#[derive(Debug, Clone)]
pub struct Plan<'a> {
    /// Their office; `None` if the place is unknown.
    pub office: Option<Office<'a>>,
    /// Their papers; `None` if it is unknown who they are.
    pub checklist: Option<Checklist<'a>>,
    /// Whether applications are accepted on the day that they have in mind.
    pub wished: Application<'a>,
    /// What follows from applying on the day on which to go: the day that they have in mind or, where applications
    /// aren't accepted on it, the first one of the next window.
    pub application: Application<'a>,
    /// When the next year is paid.
    pub renewal: Renewal,
}

impl<'a> Plan<'a> {
    /// The plan for a place, a group of people and the day `day`.
    pub fn new(content: &'a Content, office: Option<Office<'a>>, group: Option<&'a Group>, day: Date) -> Self {
        let dates = &content.card.dates;
        let calendar = Calendar::of(content);
        let wished = Application::on(day, dates, &calendar);
        let go = if wished.is_accepted() { day } else { wished.window.value.opens() };
        Self {
            office,
            checklist: group.map(Checklist::of_group),
            wished,
            application: Application::on(go, dates, &calendar),
            renewal: Renewal::on(day, dates),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::test_fixtures::CONTENT;
    use jiff::civil::date;

    #[test]
    fn outside_the_window_one_goes_on_the_first_day_of_the_next() {
        let plan = |day| Plan::new(&CONTENT, None, None, day);
        assert_eq!(plan(date(2026, 11, 23)).application.applied, date(2026, 11, 23));
        let late = plan(date(2026, 12, 25));
        assert!(!late.wished.is_accepted() && late.application.is_accepted());
        assert_eq!(late.application.applied, date(2027, 1, 4), "the 1st to the 3rd may be days off");
        assert_eq!(late.application.cover.value, date(2027, 2, 1));
    }

    #[test]
    fn place_and_person_may_be_unknown() {
        let plan = Plan::new(&CONTENT, None, None, date(2026, 11, 23));
        assert!(plan.office.is_none() && plan.checklist.is_none());
        let group = CONTENT.card.documents.get("student");
        let plan = Plan::new(&CONTENT, Office::of_code(&CONTENT, "441302009"), group, date(2026, 11, 23));
        assert_eq!(plan.office.unwrap().full_name(), "惠城区水口街道");
        assert_eq!(plan.checklist.unwrap().papers.len(), 3);
    }
}
