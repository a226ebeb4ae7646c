//! The pages before and after a page, by name.

use crate::content::{Content, GuideId};
use crate::pages::parts::links::{Link, section_address};

/// The pages before and after a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbours {
    /// The one before; the first has none.
    pub previous: Option<Link>,
    /// The one after; the last has none.
    pub next: Option<Link>,
}

impl Neighbours {
    /// The guides before and after a guide.
    pub fn of_guide(content: &Content, id: GuideId) -> Self {
        let guides = content.guides();
        let links: Vec<Link> = guides.iter().map(|guide| Link::new(guide.id.address(), &*guide.intro.nav)).collect();
        Self::around(&links, &id.address())
    }

    /// The sections of the same guide before and after a section.
    pub fn of_section(content: &Content, guide: GuideId, section: &str) -> Self {
        let sections = content.guide(guide).sections;
        let links: Vec<Link> = sections
            .iter()
            .map(|section| Link::new(section_address(guide, *section), &*section.heading().nav))
            .collect();
        Self::around(&links, &format!("{}/{section}", guide.address()))
    }

    fn around(links: &[Link], here: &str) -> Self {
        let Some(index) = links.iter().position(|link| link.href == here) else {
            return Self { previous: None, next: None };
        };
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
        assert_eq!(Neighbours::around(&links(), "/a").previous, None);
        assert_eq!(Neighbours::around(&links(), "/b").previous, Some(Link::new("/a", "A")));
        assert_eq!(Neighbours::around(&links(), "/b").next, Some(Link::new("/c", "C")));
        assert_eq!(Neighbours::around(&links(), "/c").next, None);
    }
}
