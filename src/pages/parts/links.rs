//! Addresses and names of everything that can be linked to. Templates ask here for the way to a section, a topic or a
//! doubt.

use crate::content::{Content, Doubt, Fact, GuideId, Section, Slug, TopicId};

/// A link: where to, and what it says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The address.
    pub href: String,
    /// The words.
    pub label: String,
}

/// Looks up addresses by id.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    content: &'a Content,
}

/// The address of a section as a page of its own: `/online/wechat`.
pub fn section_address(guide: GuideId, section: Section<'_>) -> String {
    format!("{}/{}", guide.address(), section.id())
}

/// The address of a topic's page: `/find/balance`.
pub fn topic_address(topic: TopicId) -> String {
    format!("/find/{}", topic.as_str())
}

impl Link {
    /// A link.
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into() }
    }
}

impl<'a> Links<'a> {
    /// Links into this content.
    pub fn new(content: &'a Content) -> Self {
        Self { content }
    }

    /// The address of a section's page. Loading made sure that every id in the content resolves; an id from
    /// elsewhere leads home.
    pub fn section_href(self, id: &str) -> String {
        self.content.section(id).map_or_else(|| "/".to_owned(), |(guide, section)| section_address(guide, section))
    }

    /// The name of a section in contents lists.
    pub fn section_nav(self, id: &str) -> String {
        self.content.section(id).map_or_else(String::new, |(_, section)| section.heading().nav.to_string())
    }

    /// The places that a doubt is about, each section once.
    pub fn places_of(self, doubt: &Doubt) -> Vec<Link> {
        let mut places = Vec::new();
        for id in &doubt.about {
            let place = self.place_of(&id.value);
            if let Some(place) = place.filter(|place| !places.iter().any(|other: &Link| other.label == place.label)) {
                places.push(place);
            }
        }
        places
    }

    fn place_of(self, id: &Slug) -> Option<Link> {
        if let Some((guide, section)) = self.content.section(id) {
            return Some(Link::new(section_address(guide, section), &*section.heading().nav));
        }
        let entry =
            crate::content::ledger::entries(self.content).into_iter().find(|entry| entry.provenance.id.value == *id)?;
        let address = format!("{}#{id}", self.section_href(entry.section));
        Some(Link::new(address, self.section_nav(entry.section)))
    }
}

/// The address of the doubt that explains a doubtful fact.
pub fn doubt_address(fact: &Fact) -> Option<String> {
    fact.provenance.doubt.as_ref().map(|doubt| format!("/about#{}", doubt.value))
}
