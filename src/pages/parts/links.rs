//! Links, and a look-up of paths by id for templates.

use crate::content::{Content, Doubt, GuideId, Section, Slug, Spanned, ledger};
use crate::pages::page_id::PageId;

/// A link: its target and its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The target: a path, a fragment or a URL.
    pub href: String,
    /// The text.
    pub label: String,
}

/// Looks up paths by id, for templates.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    content: &'a Content,
}

impl Link {
    /// A link to `href` with the text `label`.
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into() }
    }
}

impl<'a> Links<'a> {
    /// Links into this content.
    pub fn new(content: &'a Content) -> Self {
        Self { content }
    }

    /// The path of a section's page.
    pub fn section_href(self, id: &str) -> String {
        let (guide, section) = self.section(id);
        PageId::of_section(guide, section).path()
    }

    /// The name of a section in contents lists.
    pub fn section_nav(self, id: &str) -> String {
        self.section(id).1.heading().nav.to_string()
    }

    #[expect(clippy::expect_used, reason = "loading the content makes sure that every id in it resolves")]
    fn section(self, id: &str) -> (GuideId, Section<'a>) {
        self.content.section(id).expect("the content has this section")
    }

    /// Links to the sections that a doubt is about, each once.
    pub fn of_doubt(self, doubt: &Doubt) -> Vec<Link> {
        self.of_facts(&doubt.about)
    }

    /// Links to what these ids name, each once.
    pub fn of_facts(self, ids: &[Spanned<Slug>]) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        for id in ids {
            let link = self.of_section_or_fact(&id.value);
            if let Some(link) = link.filter(|link| !links.iter().any(|other| other.label == link.label)) {
                links.push(link);
            }
        }
        links
    }

    /// A doubt may also be about a part of a section; such a part has no link of its own.
    fn of_section_or_fact(self, id: &Slug) -> Option<Link> {
        if let Some((guide, section)) = self.content.section(id) {
            return Some(PageId::of_section(guide, section).link(self.content));
        }
        let entry = ledger::entries(self.content).into_iter().find(|entry| entry.provenance.id.value == *id)?;
        let page = PageId::of_place(entry.place);
        Some(Link::new(format!("{}#{id}", page.path()), page.short_title(self.content)))
    }
}
