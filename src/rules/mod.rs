//! The rules: pure functions from the content and a moment, or from the content and a visitor's answers, to typed facts.
//! The pages put these facts into words.
//!
//! No rule reads a clock. A rule that needs to know what time it is takes a [`jiff::Zoned`] in any zone and reads it
//! in [`time::SHANGHAI`]; a rule that needs a day takes a [`jiff::civil::Date`] of that zone.

pub mod documents;
pub mod enrolment;
pub mod offices;
pub mod phone_lines;
pub mod plan;
pub mod recommendations;
pub mod relative_day;
pub mod spoken_case;
pub mod time;
pub mod work_calendar;

#[cfg(test)]
pub(crate) mod test_fixtures;

pub use documents::{Checklist, ChecklistPaper, DocumentAnswers, DocumentOutcome, DocumentRound, Requirement};
pub use enrolment::application::Application;
pub use enrolment::insurance_year::YearSpan;
pub use enrolment::month_calendar::MonthCalendar;
pub use enrolment::renewal::Renewal;
pub use enrolment::year_timeline::YearTimeline;
pub use offices::office::Office;
pub use offices::town_match::{TownMatch, match_town};
pub use phone_lines::state::PhoneLineState;
pub use phone_lines::status::PhoneLineStatus;
pub use phone_lines::week::{PhoneLineDay, PhoneLineWeek};
pub use plan::Plan;
pub use recommendations::{LookupMatrix, Recommendation, TopicRecommendations};
pub use relative_day::RelativeDay;
pub use spoken_case::{Said, SpokenCase};
pub use work_calendar::{Calendar, DayKind};
