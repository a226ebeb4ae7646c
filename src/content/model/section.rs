//! A section of a guide, whatever it holds.

use crate::content::model::card::dates::Dates;
use crate::content::model::card::documents::Documents;
use crate::content::model::card::offices::Offices;
use crate::content::model::card::steps::Steps;
use crate::content::model::channels::channel::Channel;
use crate::content::model::heading::Heading;
use crate::content::model::tips::Tip;
use crate::content::model::values::slug::Slug;

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

impl<'a> Section<'a> {
    /// Its heading.
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
    pub fn answers(&self, topic: &Slug) -> bool {
        match self {
            Self::Channel(channel) => channel.finds.iter().any(|lookup| lookup.topic.value == *topic),
            Self::Tip(tip) => tip.topics.iter().any(|id| id.value == *topic),
            _ => false,
        }
    }

    /// Its id, the last segment of its path.
    pub fn id(&self) -> &'a str {
        &self.heading().id.value
    }
}
