//! The rules room: pure functions from content and a moment, or from content and a reader's answers, to typed facts.
//! The pages put these facts into words.
//!
//! No rule reads a clock. A rule that needs to know what time it is takes a [`jiff::Zoned`] in any zone and reads it
//! in [`time::SHANGHAI`]; a rule that needs a day takes a [`jiff::civil::Date`] of that zone.

pub mod calendar;
pub mod documents;
pub mod enrolment;
pub mod lines;
pub mod offices;
pub mod relative_day;
pub mod routes;
pub mod time;

#[cfg(test)]
pub(crate) mod test_content;

pub use calendar::{Calendar, DayKind};
pub use documents::{AgeBand, Checklist, DocumentAnswers, DocumentQuestion, Requirement};
pub use enrolment::application::Application;
pub use enrolment::month_calendar::MonthCalendar;
pub use enrolment::payment::YearSpan;
pub use enrolment::year_timeline::YearTimeline;
pub use lines::state::LineState;
pub use lines::status::LineStatus;
pub use lines::week::{LineDay, LineWeek};
pub use offices::office::Office;
pub use offices::town_match::{TownMatch, match_town};
pub use relative_day::RelativeDay;
pub use routes::{Route, RouteTable, TopicRoutes};
