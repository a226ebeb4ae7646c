//! The pages before and after a page, by name.

use crate::content::{Content, GuideId};
use crate::pages::page_id::PageId;
use crate::pages::parts::links::Link;

/// The pages before and after a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrevNextLinks {
    /// The one before; the first has none.
    pub previous: Option<Link>,
    /// The one after; the last has none.
    pub next: Option<Link>,
}

impl PrevNextLinks {
    /// The guides before and after a guide.
    pub fn of_guide(content: &Content, id: GuideId) -> Self {
        let links: Vec<Link> = GuideId::ALL.iter().map(|guide| PageId::Guide(*guide).link(content)).collect();
        Self::around(&links, &PageId::Guide(id).path())
    }

    /// The sections of the same guide before and after a section.
    pub fn of_section(content: &Content, guide: GuideId, section: &str) -> Self {
        let sections = content.guide(guide).sections;
        let pages = sections.iter().map(|section| PageId::of_section(guide, *section));
        let links: Vec<Link> = pages.map(|page| page.link(content)).collect();
        Self::around(&links, &PageId::Section(guide, section).path())
    }

    #[expect(clippy::expect_used, reason = "the links are those of all pages of which this is one")]
    fn around(links: &[Link], here: &str) -> Self {
        let index = links.iter().position(|link| link.href == here).expect("the page is among the links");
        let previous = index.checked_sub(1).and_then(|index| links.get(index)).cloned();
        Self { previous, next: links.get(index + 1).cloned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_has_nothing_before_it_and_the_last_nothing_after() {
        let links = || vec![Link::new("/a", "A"), Link::new("/b", "B"), Link::new("/c", "C")];
        assert_eq!(PrevNextLinks::around(&links(), "/a").previous, None);
        assert_eq!(PrevNextLinks::around(&links(), "/b").previous, Some(Link::new("/a", "A")));
        assert_eq!(PrevNextLinks::around(&links(), "/b").next, Some(Link::new("/c", "C")));
        assert_eq!(PrevNextLinks::around(&links(), "/c").next, None);
    }
}
