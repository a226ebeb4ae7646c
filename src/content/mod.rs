//! The content: the TOML files as types, and every check that needs no clock.
//!
//! - `model`: the types that the files are read as
//! - `decode`: from TOML to these types, with the location of every problem
//! - `checks`: the checks that need more than one file: unique ids, references, closed lists
//! - `load`: reads, decodes and checks all files
//! - `ledger`: every fact of the content in one list
//!
//! [`Content::load`] returns the whole content or every problem of every file. Content that it returns has unique ids,
//! references that resolve and clean texts, so no later module checks these again.

mod checks;
mod decode;
pub mod ledger;
mod load;
mod model;

pub use decode::non_empty::NonEmpty;
pub use decode::problem::{Problem, Severity};
pub use decode::source::{Source, SourceFile};
pub use decode::source_location::SourceLocation;
pub use decode::spanned::Spanned;
pub use load::{Loaded, check_file};
pub use model::about::{About, AboutSection};
pub use model::card::applicant_group::{AgeBand, Group};
pub use model::card::card_guide::CardGuide;
pub use model::card::dates::{Correction, Dates, Disagreement, InsuranceYear, PaymentPeriod, Position, Window};
pub use model::card::documents::{Documents, Employed};
pub use model::card::offices::{OfficeRule, Offices};
pub use model::card::overview::{CardName, Overview};
pub use model::card::paper::{Paper, PaperCondition};
pub use model::card::steps::{Beyond, Steps};
pub use model::changes::{Change, Changes};
pub use model::channels::channel::Channel;
pub use model::channels::channel_guide::ChannelGuide;
pub use model::channels::channel_kind::{Access, ChannelKind};
pub use model::channels::mini_program::App;
pub use model::channels::peak_hours::PeakHours;
pub use model::channels::phone_line::{PhoneLine, PhoneLineNumber};
pub use model::channels::visit::Visit;
pub use model::channels::website::{Website, WebsiteUrl};
pub use model::channels::weekly_hours::{HoursException, WeeklyHours};
pub use model::content::Content;
pub use model::credentials::{Credential, Credentials};
pub use model::divisions::{District, DivisionCode, Divisions, Town};
pub use model::doubts::{Doubt, Doubts};
pub use model::facts::call_script::{CallQuestion, CallScript};
pub use model::facts::fact::Fact;
pub use model::facts::lookup::Lookup;
pub use model::facts::need::Need;
pub use model::facts::provenance::{Checked, Provenance};
pub use model::facts::status::Status;
pub use model::facts::step::Step;
pub use model::facts::subsection::Subsection;
pub use model::facts::tap::{Tap, TapKind};
pub use model::facts::way::Way;
pub use model::guide::Guide;
pub use model::heading::Heading;
pub use model::holidays::{Holiday, HolidayNotice};
pub use model::judged_queries::{PagePath, QueryText, SampleQueries, SampleQuery};
pub use model::page_intro::{Action, PageIntro};
pub use model::recorded_facts::{RecordedFacts, RecordedPage};
pub use model::section::Section;
pub use model::security_contact::{Contact, Security};
pub use model::shortcut::Shortcut;
pub use model::site_info::{Corrections, Review, SiteInfo};
pub use model::situations::{Coverage, OutsideMatter, Situation, SituationGroup, SituationList, Situations};
pub use model::sources::{Alone, Evidence, FactSource, OpenQuestion, SourceKind, Sources, Verdict};
pub use model::tips::{Tip, TipGuide};
pub use model::topics::{Topic, Topics};
pub use model::traditional::{LetterForm, TraditionalForms, TraditionalPhrase};
pub use model::values::answer::{ANSWER_LIMIT, Answer};
pub use model::values::date_numbers::{DayOfMonth, Month, WorkingDays, Year};
pub use model::values::flag::Flag;
pub use model::values::glyph::Glyph;
pub use model::values::guide_id::GuideId;
pub use model::values::month_day::MonthDay;
pub use model::values::phone_number::PhoneNumber;
pub use model::values::place_phrase::PlacePhrase;
pub use model::values::question::Question;
pub use model::values::quoted_title::QuotedTitle;
pub use model::values::slug::Slug;
pub use model::values::text::Text;
pub use model::values::time_range::{TimeRange, time_name};
pub use model::values::typography::{is_han, typography_fault};
pub use model::values::web_url::WebUrl;
pub use model::values::weekday_range::{WeekdayRange, weekday_name};
pub use model::values::weekday_set::WeekdaySet;
