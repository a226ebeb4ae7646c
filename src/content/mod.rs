//! The content room: the TOML as types, and every check that needs no clock.
//!
//! [`Content::load`] reads all files and gives either the whole content or every problem of every file. What it
//! gives is sound: ids are unique, references resolve, texts are clean. Later rooms need no checks of their own.

mod checks;
mod decode;
mod load;
mod model;

pub use decode::decoder::{NonEmpty, Spanned, nearest};
pub use decode::problem::{Problem, Severity, SourceLocation};
pub use decode::source::{Source, SourceFile};
pub use load::Loaded;
pub use model::about::{About, AboutSection};
pub use model::card::{
    CardGuide, Correction, Dates, DayOfMonth, Documents, Group, GroupId, InsuranceYear, Month, OfficeRule,
    OfficeRuleId, Offices, Paper, PaperCondition, PaymentMonth, Steps, Window,
};
pub use model::channel::{
    Access, App, Channel, ChannelGuide, ChannelKind, Line, LineNumber, SiteAddress, Visit, Website,
};
pub use model::credential::{Credential, Need};
pub use model::division::{District, DivisionCode, Divisions, Town};
pub use model::doubt::{Doubt, Doubts};
pub use model::fact::{Checked, Fact, Provenance, Status};
pub use model::heading::{Action, Heading, PageIntro};
pub use model::holiday::{Holiday, HolidayNotice, Year};
pub use model::hours::{DayRange, Peak, TimeRange, WeeklyHours, time_name, weekday_name};
pub use model::ledger;
pub use model::part::{Lookup, Part, Step};
pub use model::phone_number::PhoneNumber;
pub use model::sample_query::{PagePath, Queries, SampleQuery, Typed};
pub use model::section::{Guide, GuideId, OTHER_PAGES, Section};
pub use model::security::{Contact, Security};
pub use model::site::{FactSource, Review, SiteInfo};
pub use model::slug::Slug;
pub use model::text::{ANSWER_LIMIT, Answer, Question, Text, is_han, typography_fault};
pub use model::tip::{Tip, TipGuide};
pub use model::topic::{Topic, TopicId, Topics};
pub use model::web_address::WebAddress;

/// Everything that the site says, typed and checked.
#[derive(Debug, Clone)]
pub struct Content {
    /// The site as a whole.
    pub site: SiteInfo,
    /// What people want to look up.
    pub topics: Topics,
    /// The guide to phone lines.
    pub hotlines: ChannelGuide,
    /// The guide to ways in person.
    pub offline: ChannelGuide,
    /// The guide to ways online.
    pub online: ChannelGuide,
    /// The guide to enrolment and the card.
    pub card: CardGuide,
    /// The tips.
    pub tips: TipGuide,
    /// Districts and towns.
    pub divisions: Divisions,
    /// What is uncertain.
    pub doubts: Doubts,
    /// What the site says of itself.
    pub about: About,
    /// What readers type, and where it should lead.
    pub queries: Queries,
    /// The holiday notices, by year.
    pub holidays: Vec<HolidayNotice>,
}

impl Content {
    /// The five guides, in the order of the menu.
    pub fn guides(&self) -> Vec<Guide<'_>> {
        GuideId::ALL.iter().map(|id| self.guide(*id)).collect()
    }

    /// One guide.
    pub fn guide(&self, id: GuideId) -> Guide<'_> {
        match id {
            GuideId::Hotlines => channel_guide(id, &self.hotlines),
            GuideId::Offline => channel_guide(id, &self.offline),
            GuideId::Online => channel_guide(id, &self.online),
            GuideId::Card => Guide {
                id,
                checked: self.card.checked,
                intro: &self.card.page,
                sections: vec![
                    Section::Offices(&self.card.offices),
                    Section::Steps(&self.card.steps),
                    Section::Dates(&self.card.dates),
                    Section::Documents(&self.card.documents),
                ],
            },
            GuideId::Tips => Guide {
                id,
                checked: self.tips.checked,
                intro: &self.tips.page,
                sections: self.tips.tip.iter().map(Section::Tip).collect(),
            },
        }
    }

    /// The guide and the section with this id.
    pub fn section(&self, id: &str) -> Option<(GuideId, Section<'_>)> {
        self.guides().into_iter().find_map(|guide| Some((guide.id, guide.section(id)?)))
    }

    /// Every channel of the three guides that list channels.
    pub fn channels(&self) -> impl Iterator<Item = &Channel> {
        [&self.hotlines, &self.offline, &self.online].into_iter().flat_map(|guide| &guide.channel)
    }

    /// Every phone line, with the channel that it is.
    pub fn lines(&self) -> impl Iterator<Item = (&Channel, &Line)> {
        self.channels().filter_map(|channel| Some((channel, channel.line()?)))
    }

    /// The line that every page offers as the last resort.
    pub fn hotline(&self) -> Option<(&Channel, &Line)> {
        self.lines().find(|(channel, _)| channel.heading.id.value == self.site.hotline.value)
    }

    /// The notice for a year, if it is loaded.
    pub fn holidays_of(&self, year: i16) -> Option<&HolidayNotice> {
        self.holidays.iter().find(|notice| notice.year.value.0 == year)
    }

    /// The doubt with this id.
    pub fn doubt(&self, id: &Slug) -> Option<&Doubt> {
        self.doubts.doubt.iter().find(|doubt| doubt.id.value == *id)
    }

    fn newest_holiday_place(&self) -> SourceLocation {
        self.holidays
            .last()
            .map_or_else(|| self.site.review.next.location.clone(), |notice| notice.year.location.clone())
    }
}

fn channel_guide(id: GuideId, guide: &ChannelGuide) -> Guide<'_> {
    Guide {
        id,
        checked: guide.checked,
        intro: &guide.page,
        sections: guide.channel.iter().map(Section::Channel).collect(),
    }
}
