//! The list of pages: every page and file of the site, with its path, its names, where it is listed and what renders it.
//!
//! A new page gets a variant of [`PageId`] and an item in [`PageId::all`]; the compiler then reports the matches that lack
//! it. Listings, links, crumbs and tests follow from here. Only the service worker is not in the list: it is rendered
//! last, because it holds the id of the edition, a hash of everything else.

use crate::content::ledger::FactPlace;
use crate::content::{Content, Group, Guide, GuideId, Section, Situation, Topic};
use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::general::about;
use crate::pages::general::changes;
use crate::pages::general::component_gallery;
use crate::pages::general::home;
use crate::pages::general::print;
use crate::pages::guides::section_page;
use crate::pages::guides::{guide, town_office};
use crate::pages::parts::links::Link;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;
use crate::pages::situations::{situation_list, situation_page};
use crate::pages::tools::{checklist, find, find_topic, plan, search};
use crate::rules::Office;

/// A page or file of the site. Parts of a path that the content names are borrowed from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageId<'c> {
    /// The home page.
    Home,
    /// A guide with all of its sections.
    Guide(GuideId),
    /// One section of a guide, by its id.
    Section(GuideId, &'c str),
    /// The office of a town, by the town's code.
    Office(&'c str),
    /// What a group of people brings, by the group's id.
    Checklist(&'c str),
    /// What can be looked up where, as one table.
    Find,
    /// Every route that answers a topic, by the topic's id.
    Topic(&'c str),
    /// One person's sheet.
    Plan,
    /// The situations of people.
    Situations,
    /// One situation, by its id.
    Situation(&'c str),
    /// The search.
    Search,
    /// All guides on one page, for paper.
    Print,
    /// Where the content is from, what is uncertain, privacy.
    About,
    /// What changed.
    Changes,
    /// Every component of the pages, for developers.
    Components,
    /// A file for programs.
    File(FileId),
}

/// A list of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// The site's own search.
    Search,
    /// `sitemap.xml`, for search engines.
    Sitemap,
    /// The pages that a 404 page suggests.
    Suggestions,
    /// What the service worker keeps for use without a network.
    Offline,
}

impl<'c> PageId<'c> {
    /// Every page and file for this content, in the order of the sitemap.
    pub fn all(content: &'c Content) -> Vec<Self> {
        let mut pages = vec![Self::Home];
        for guide in content.guides() {
            pages.push(Self::Guide(guide.id));
            pages.extend(guide.sections.iter().map(|section| Self::Section(guide.id, section.id())));
        }
        pages.extend(Office::all(content).map(|office| Self::Office(office.town.code.as_str())));
        pages.extend(content.card.documents.group.iter().map(Self::of_group));
        pages.push(Self::Find);
        pages.extend(content.topics.topic.iter().map(Self::of_topic));
        pages.extend([Self::Plan, Self::Situations]);
        pages.extend(content.situations.situation.iter().map(Self::of_situation));
        pages.extend([Self::Search, Self::Print, Self::About, Self::Changes, Self::Components]);
        pages.extend(FileId::ALL.map(Self::File));
        pages
    }

    /// The pages of a list, in the order of [`PageId::all`].
    pub fn listed(content: &'c Content, listing: Listing) -> impl Iterator<Item = Self> {
        Self::all(content).into_iter().filter(move |page| page.listings().contains(&listing))
    }

    /// The page that states a fact.
    pub fn of_place(place: FactPlace<'c>) -> Self {
        match place {
            FactPlace::Guide(guide) => Self::Guide(guide),
            FactPlace::Section(guide, id) => Self::Section(guide, id),
            FactPlace::Topic(id) => Self::Topic(id),
            FactPlace::Situation(id) => Self::Situation(id),
        }
    }

    /// The page of a section.
    pub fn of_section(guide: GuideId, section: Section<'c>) -> Self {
        Self::Section(guide, section.id())
    }

    /// The page of a topic.
    pub fn of_topic(topic: &'c Topic) -> Self {
        Self::Topic(topic.id.value.as_str())
    }

    /// The page of a situation.
    pub fn of_situation(situation: &'c Situation) -> Self {
        Self::Situation(situation.id.value.as_str())
    }

    /// The checklist of a group.
    pub fn of_group(group: &'c Group) -> Self {
        Self::Checklist(group.id.value.as_str())
    }

    /// The page of a town's office.
    pub fn of_office(office: &Office<'c>) -> Self {
        Self::Office(office.town.code.as_str())
    }

    /// The path: `/online/wechat`.
    pub fn path(self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Guide(guide) => format!("/{}", guide.as_str()),
            Self::Section(guide, section) => format!("/{}/{section}", guide.as_str()),
            Self::Office(code) => format!("/card/offices/{code}"),
            Self::Checklist(group) => format!("/card/documents/{group}"),
            Self::Find => "/find".to_owned(),
            Self::Topic(topic) => format!("/find/{topic}"),
            Self::Plan => "/plan".to_owned(),
            Self::Situations => "/situations".to_owned(),
            Self::Situation(situation) => format!("/situations/{situation}"),
            Self::Search => "/search".to_owned(),
            Self::Print => "/print".to_owned(),
            Self::About => "/about".to_owned(),
            Self::Changes => "/changes".to_owned(),
            Self::Components => "/about/components".to_owned(),
            Self::File(file) => file.path().to_owned(),
        }
    }

    /// Whether the response depends on the query. The query of any other page is ignored.
    pub fn reads_query(self) -> bool {
        match self {
            Self::Section(GuideId::Card, section) => matches!(section, "dates" | "offices" | "documents"),
            Self::Checklist(_) | Self::Find | Self::Topic(_) | Self::Plan | Self::Search => true,
            Self::Home
            | Self::Guide(_)
            | Self::Section(..)
            | Self::Office(_)
            | Self::Situations
            | Self::Situation(_)
            | Self::Print
            | Self::About
            | Self::Changes
            | Self::Components
            | Self::File(_) => false,
        }
    }

    /// The lists that the page is in.
    pub fn listings(self) -> &'static [Listing] {
        use Listing::{Offline, Search, Sitemap, Suggestions};
        match self {
            Self::Home | Self::Guide(_) | Self::Situations | Self::Print => &[Search, Sitemap, Suggestions, Offline],
            Self::Section(..) | Self::Situation(_) | Self::Topic(_) | Self::Plan | Self::About | Self::Changes => {
                &[Search, Sitemap, Suggestions]
            }
            Self::Find | Self::Search => &[Sitemap, Suggestions],
            Self::Office(_) | Self::Checklist(_) => &[Search, Sitemap],
            Self::Components | Self::File(_) => &[],
        }
    }

    /// The text of a link to the page outside lists; for a file its path.
    ///
    /// # Panics
    /// When the content has no such page.
    pub fn title(self, content: &Content) -> String {
        match self {
            Self::Home => content.site.name.to_string(),
            Self::Guide(guide) => content.guide(guide).intro.question.title(),
            Self::Section(guide, id) => section(&content.guide(guide), id).heading().question.title(),
            Self::Office(code) => office(content, code).full_name(),
            Self::Checklist(id) => group(content, id).question.title(),
            Self::Topic(id) => topic(content, id).question.title(),
            Self::Situations => content.situations.page.question.title(),
            Self::Situation(id) => situation(content, id).question.title(),
            _ => self.short_title(content),
        }
    }

    /// The text of a link to the page in menus, crumbs and lists; for a file its path.
    ///
    /// # Panics
    /// When the content has no such page.
    pub fn short_title(self, content: &Content) -> String {
        match self {
            Self::Home => "首页".to_owned(),
            Self::Guide(guide) => content.guide(guide).intro.nav.to_string(),
            Self::Section(guide, id) => section(&content.guide(guide), id).heading().nav.to_string(),
            Self::Office(code) => office(content, code).town_name().to_owned(),
            Self::Checklist(id) => group(content, id).name.to_string(),
            Self::Find => "想查什么".to_owned(),
            Self::Topic(id) => topic(content, id).name.to_string(),
            Self::Plan => "一张纸".to_owned(),
            Self::Situations => content.situations.page.nav.to_string(),
            Self::Situation(id) => situation(content, id).name.to_string(),
            Self::Search => "搜索".to_owned(),
            Self::Print => "整本打印".to_owned(),
            Self::About => content.about.nav.to_string(),
            Self::Changes => changes::NAME.to_owned(),
            Self::Components => "全部组件".to_owned(),
            Self::File(file) => file.path().to_owned(),
        }
    }

    /// The page above it, which its crumbs lead to; the home page and files have none.
    pub fn parent(self, content: &'c Content) -> Option<Self> {
        match self {
            Self::Home | Self::File(_) => None,
            Self::Section(guide, _) => Some(Self::Guide(guide)),
            Self::Office(_) => Some(Self::of_section(GuideId::Card, Section::Offices(&content.card.offices))),
            Self::Checklist(_) => Some(Self::of_section(GuideId::Card, Section::Documents(&content.card.documents))),
            Self::Topic(_) => Some(Self::Find),
            Self::Components => Some(Self::About),
            Self::Plan | Self::Situation(_) => Some(Self::Situations),
            Self::Guide(_)
            | Self::Find
            | Self::Situations
            | Self::Search
            | Self::Print
            | Self::About
            | Self::Changes => Some(Self::Home),
        }
    }

    /// The way from the home page to the page, without the page itself.
    pub fn crumbs(self, content: &'c Content) -> Vec<Link> {
        let above = std::iter::successors(self.parent(content), |page| page.parent(content));
        let mut crumbs: Vec<Link> = above.map(|page| page.link(content)).collect();
        crumbs.reverse();
        crumbs
    }

    /// A link to the page by its short title.
    pub fn link(self, content: &Content) -> Link {
        Link::new(self.path(), self.short_title(content))
    }

    /// Renders the page, unless the content has no such page.
    ///
    /// # Errors
    /// When a template can't be rendered.
    pub fn render(self, ctx: &Context<'_>) -> Result<Option<RenderedPage>, RenderError> {
        let content = ctx.content;
        match self {
            Self::Home => home::render(ctx).map(Some),
            Self::Guide(guide) => guide::render(ctx, guide).map(Some),
            Self::Section(guide, id) => {
                let section = content.guide(guide).section(id);
                section.map(|section| section_page::render(ctx, guide, section)).transpose()
            }
            Self::Office(code) => {
                Office::of_code(content, code).map(|office| town_office::render(ctx, &office)).transpose()
            }
            Self::Checklist(group) => checklist::render(ctx, group),
            Self::Find => find::render(ctx).map(Some),
            Self::Topic(topic) => find_topic::render(ctx, topic),
            Self::Plan => plan::render(ctx).map(Some),
            Self::Situations => situation_list::render(ctx).map(Some),
            Self::Situation(id) => situation_page::render(ctx, id),
            Self::Search => search::render(ctx).map(Some),
            Self::Print => print::render(ctx).map(Some),
            Self::About => about::render(ctx).map(Some),
            Self::Changes => changes::render(ctx).map(Some),
            Self::Components => component_gallery::render(ctx),
            Self::File(file) => file.render(ctx),
        }
    }
}

#[expect(clippy::expect_used, reason = "page ids are made from the content that they are used with")]
pub(in crate::pages) fn section<'c>(guide: &Guide<'c>, id: &str) -> Section<'c> {
    guide.section(id).expect("the guide has this section")
}

#[expect(clippy::expect_used, reason = "page ids are made from the content that they are used with")]
pub(in crate::pages) fn office<'c>(content: &'c Content, code: &str) -> Office<'c> {
    Office::of_code(content, code).expect("a town has this code")
}

#[expect(clippy::expect_used, reason = "page ids are made from the content that they are used with")]
pub(in crate::pages) fn group<'c>(content: &'c Content, id: &str) -> &'c Group {
    let mut groups = content.card.documents.group.iter();
    groups.find(|group| group.id.value.as_str() == id).expect("a group has this id")
}

#[expect(clippy::expect_used, reason = "page ids are made from the content that they are used with")]
pub(in crate::pages) fn topic<'c>(content: &'c Content, id: &str) -> &'c Topic {
    content.topics.topic.iter().find(|topic| topic.id.value.as_str() == id).expect("a topic has this id")
}

#[expect(clippy::expect_used, reason = "page ids are made from the content that they are used with")]
pub(in crate::pages) fn situation<'c>(content: &'c Content, id: &str) -> &'c Situation {
    content.situations.get(id).expect("a situation has this id")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::pages::rendered_page::Media;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn every_kind_of_page_is_in_the_list() {
        // A new variant gets the next number here, and so must be in the list.
        let number = |page: &PageId<'_>| match page {
            PageId::Home => 0,
            PageId::Guide(_) => 1,
            PageId::Section(..) => 2,
            PageId::Office(_) => 3,
            PageId::Checklist(_) => 4,
            PageId::Find => 5,
            PageId::Topic(_) => 6,
            PageId::Search => 7,
            PageId::Print => 8,
            PageId::About => 9,
            PageId::Components => 10,
            PageId::Plan => 11,
            PageId::Situations => 12,
            PageId::Situation(_) => 13,
            PageId::File(_) => 14,
            PageId::Changes => 15,
        };
        with_context(|ctx| {
            let numbers: BTreeSet<i32> = PageId::all(ctx.content).iter().map(number).collect();
            assert_eq!(numbers, (0..=15).collect());
        });
    }

    #[test]
    fn every_page_has_a_path_of_its_own_and_is_rendered_there() {
        with_context(|ctx| {
            let mut paths = BTreeSet::new();
            for id in PageId::all(ctx.content) {
                assert!(paths.insert(id.path()), "{id:?} has the path of another page");
                match id.render(ctx).unwrap() {
                    Some(page) => assert_eq!(page.path, id.path()),
                    None => assert_eq!(id, PageId::File(FileId::SecurityTxt), "the content has everything else"),
                }
            }
        });
    }

    #[test]
    fn only_pages_that_search_engines_may_show_are_in_the_sitemap() {
        with_context(|ctx| {
            for id in PageId::all(ctx.content) {
                let Some(page) = id.render(ctx).unwrap() else { continue };
                let may_be_shown = page.media == Media::Html && !page.noindex;
                assert_eq!(id.listings().contains(&Listing::Sitemap), may_be_shown, "{id:?}");
            }
        });
    }

    #[test]
    fn what_is_listed_anywhere_is_a_page_that_can_be_read() {
        with_context(|ctx| {
            for id in PageId::all(ctx.content).into_iter().filter(|id| !id.listings().is_empty()) {
                assert_eq!(id.render(ctx).unwrap().unwrap().media, Media::Html, "{id:?}");
                assert!(!id.title(ctx.content).is_empty() && !id.short_title(ctx.content).is_empty(), "{id:?}");
            }
        });
    }

    #[test]
    fn crumbs_lead_from_the_home_page_to_the_page() {
        with_context(|ctx| {
            let crumbs = |page: PageId<'_>| -> Vec<String> {
                page.crumbs(ctx.content).into_iter().map(|link| format!("{} {}", link.label, link.href)).collect()
            };
            assert_eq!(crumbs(PageId::Home), Vec::<String>::new());
            assert_eq!(crumbs(PageId::Topic("balance")), ["首页 /", "想查什么 /find"]);
            let [home, card, offices] = &crumbs(PageId::Office("441302009"))[..] else { panic!("three crumbs") };
            assert!(home == "首页 /" && card.ends_with(" /card") && offices.ends_with(" /card/offices"));
        });
    }

    #[test]
    fn a_page_that_the_content_does_not_have_is_not_rendered() {
        with_context(|ctx| {
            for page in [
                PageId::Topic("weather"),
                PageId::Checklist("pilots"),
                PageId::Office("000000000"),
                PageId::Section(GuideId::Card, "wechat"),
            ] {
                assert_eq!(page.render(ctx).unwrap(), None, "{page:?}");
            }
        });
    }
}
