//! The rules room: pure functions from content and a moment, or from content and a reader's answers.
//!
//! No rule reads a clock. A rule that needs to know what time it is takes a [`jiff::Zoned`] in any zone and reads it
//! in [`moment::SHANGHAI`]; a rule that needs a day takes a [`jiff::civil::Date`] of that zone.

pub mod application;
pub mod calendar;
pub mod day_name;
pub mod documents;
pub mod line_state;
pub mod moment;
pub mod month_calendar;
pub mod office;
pub mod reminders;
pub mod routes;
pub mod search;
pub mod town_search;
pub mod week_strip;
pub mod year_ribbon;

mod day_plan;
mod line_words;
#[cfg(test)]
mod test_content;

pub use application::{AcceptanceWindow, Application, Conclusion, CorrectionDeadline, Payment, YearSpan};
pub use calendar::{Calendar, DayKind};
pub use documents::{AgeBand, Answers, Checklist, ChecklistPaper, DocumentQuestion, Requirement};
pub use line_state::{LineState, LineStatus, Next, Turn};
pub use month_calendar::{DayMark, MonthCalendar, MonthDay};
pub use office::Office;
pub use reminders::{Every, Reminder, reminders};
pub use routes::{Availability, Opener, Route, RouteTable, TopicRoutes};
pub use town_search::{Found, find_town};
pub use week_strip::{StripDay, WeekStrip};
pub use year_ribbon::{RibbonMonth, YearRibbon};
