//! Guides and sections, seen alike whatever they hold.

use jiff::civil::Date;

use crate::content::decode::record::string_enum;
use crate::content::model::card::{Dates, Documents, Offices, Steps};
use crate::content::model::channel::Channel;
use crate::content::model::heading::{Heading, PageIntro};
use crate::content::model::tip::Tip;
use crate::content::model::topic::TopicId;

/// The first words of addresses that are no guides: no guide may once have been called so.
pub const OTHER_PAGES: [&str; 6] = ["about", "find", "healthz", "print", "search", "static"];

string_enum! {
    /// The five guides; the word is the address.
    pub enum GuideId {
        /// Phone lines.
        Hotlines = "hotlines",
        /// In person.
        Offline = "offline",
        /// Online.
        Online = "online",
        /// Enrolment and the card.
        Card = "card",
        /// Tips.
        Tips = "tips",
    }
}

/// One guide: its opening and its sections.
#[derive(Debug, Clone)]
pub struct Guide<'a> {
    /// Which guide.
    pub id: GuideId,
    /// The day on which its file was last compared with the source.
    pub checked: Date,
    /// What opens its page.
    pub intro: &'a PageIntro,
    /// Its sections, in order.
    pub sections: Vec<Section<'a>>,
}

/// One section of a guide.
#[derive(Debug, Clone, Copy)]
pub enum Section<'a> {
    /// A way to look something up.
    Channel(&'a Channel),
    /// Where to enrol.
    Offices(&'a Offices),
    /// How to enrol.
    Steps(&'a Steps),
    /// When to enrol.
    Dates(&'a Dates),
    /// What to bring.
    Documents(&'a Documents),
    /// A tip.
    Tip(&'a Tip),
}

impl GuideId {
    /// The address of the guide's page: `/online`.
    pub fn address(self) -> String {
        format!("/{}", self.as_str())
    }
}

impl<'a> Guide<'a> {
    /// The section `id`.
    pub fn section(&self, id: &str) -> Option<Section<'a>> {
        self.sections.iter().copied().find(|section| section.id() == id)
    }
}

impl<'a> Section<'a> {
    /// What opens it.
    pub fn heading(&self) -> &'a Heading {
        match self {
            Self::Channel(channel) => &channel.heading,
            Self::Offices(offices) => &offices.heading,
            Self::Steps(steps) => &steps.heading,
            Self::Dates(dates) => &dates.heading,
            Self::Documents(documents) => &documents.heading,
            Self::Tip(tip) => &tip.heading,
        }
    }

    /// Whether it answers a topic.
    pub fn answers(&self, topic: TopicId) -> bool {
        match self {
            Self::Channel(channel) => channel.finds.iter().any(|find| find.topic == topic),
            Self::Tip(tip) => tip.topics.contains(&topic),
            _ => false,
        }
    }

    /// Its id, the last part of its address.
    pub fn id(&self) -> &'a str {
        &self.heading().id.value
    }
}
