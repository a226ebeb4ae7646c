//! The rules room: pure functions from content and a moment, or from content and a reader's answers.
//!
//! No rule reads a clock. A rule that needs to know what time it is takes a [`jiff::Zoned`] in any zone and reads it
//! in [`moment::SHANGHAI`]; a rule that needs a day takes a [`jiff::civil::Date`] of that zone.

pub mod calendar;
pub mod day_name;
pub mod documents;
pub mod enrolment;
pub mod lines;
pub mod offices;
pub mod routes;
pub mod time;

#[cfg(test)]
pub(crate) mod test_content;

pub use calendar::{Calendar, DayKind};
pub use documents::{AgeBand, Answers, Checklist, ChecklistPaper, DocumentQuestion, Requirement};
pub use enrolment::application::{AcceptanceWindow, Application, Conclusion, CorrectionDeadline, Payment, YearSpan};
pub use enrolment::month_calendar::{DayMark, MonthCalendar, MonthDay};
pub use enrolment::reminders::{Every, Reminder, reminders};
pub use enrolment::year_ribbon::{RibbonMonth, YearRibbon};
pub use lines::status::{LineState, LineStatus, Next, Turn};
pub use lines::week::{StripDay, WeekStrip};
pub use offices::office::Office;
pub use offices::town_search::{Found, find_town};
pub use routes::{Availability, Opener, Route, RouteTable, TopicRoutes};
