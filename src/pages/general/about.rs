//! Where the content is from, every doubt, what the marks mean, privacy, accessibility.

use askama::Template;

use crate::content::{
    About, Content, Divisions, Doubt, Evidence, FactSource, Guide, HolidayNotice, SiteInfo, Slug, Sources, Spanned,
    Status, ledger,
};
use crate::pages::context::Context;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::date_words::full_day_name;
use crate::pages::parts::labels::Label;
use crate::pages::parts::links::{Link, Links};
use crate::pages::parts::markup::filters;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage<'a> {
    layout: Layout,
    about: &'a About,
    site: &'a SiteInfo,
    divisions: &'a Divisions,
    notices: &'a [HolidayNotice],
    doubts: &'a [Doubt],
    guides: Vec<Guide<'a>>,
    sources: &'a Sources,
    source_views: Vec<SourceView<'a>>,
    counts: Counts,
    links: Links<'a>,
}

struct Counts {
    total: usize,
    stated: usize,
    derived: usize,
    doubtful: usize,
    superseded: usize,
}

/// A source with what it states.
struct SourceView<'a> {
    source: &'a FactSource,
    kind: &'static str,
    /// The day on which it was published, if it says so.
    published: Option<String>,
    /// How many facts it states.
    count: usize,
    /// What it says about facts of other sources, with links to the pages where these are.
    evidence: Vec<(&'a Evidence, Vec<Link>)>,
}

/// Renders `/about`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let content = ctx.content;
    let meta = PageMeta {
        title: content.about.question.title(),
        description: content.about.description.to_string(),
        ..PageMeta::of(content, PageId::About)
    };
    let facts = ledger::entries(content);
    let count = |status: Status| facts.iter().filter(|entry| entry.provenance.status == status).count();
    let page = AboutPage {
        layout: Layout::new(ctx, meta),
        about: &content.about,
        site: &content.site,
        divisions: &content.divisions,
        notices: &content.holidays,
        doubts: &content.doubts.doubt,
        guides: content.guides(),
        counts: Counts {
            total: facts.len(),
            stated: count(Status::Stated),
            derived: count(Status::Derived),
            doubtful: count(Status::Doubtful),
            superseded: count(Status::Superseded),
        },
        sources: &content.sources,
        source_views: content.sources.source.iter().map(|source| SourceView::new(content, source)).collect(),
        links: Links::new(content),
    };
    RenderedPage::page(ctx, &PageId::About.path(), &page)
}

impl<'a> SourceView<'a> {
    fn new(content: &'a Content, source: &'a FactSource) -> Self {
        let is_main = source.id.value == content.sources.main().id.value;
        let facts = ledger::entries(content);
        let states = |sources: &[Spanned<Slug>]| {
            sources.iter().any(|id| id.value == source.id.value) || (is_main && sources.is_empty())
        };
        let said = content.sources.evidence.iter().filter(|evidence| evidence.source.value == source.id.value);
        let links = Links::new(content);
        Self {
            source,
            kind: source.kind.label(),
            published: source.published.map(full_day_name),
            count: facts.iter().filter(|entry| states(&entry.provenance.sources)).count(),
            evidence: said.map(|evidence| (evidence, links.of_facts(&evidence.about))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::parts::markup::Markup;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn every_doubt_is_listed() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().body;
            for doubt in &ctx.content.doubts.doubt {
                assert!(page.contains(&format!("<li id=\"{}\">", &*doubt.id.value as &str)), "{}", doubt.title);
            }
        });
    }

    #[test]
    fn every_source_and_all_that_sources_say_is_listed() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().body;
            let sources = &ctx.content.sources;
            for source in &sources.source {
                assert!(page.contains(&format!("id=\"{}\"", source.id.value)), "{}", source.title);
            }
            for evidence in &sources.evidence {
                assert!(page.contains(&format!("id=\"{}\"", evidence.id.value)), "{}", evidence.says);
            }
            for alone in &sources.alone {
                assert!(page.contains(&Markup::typeset(&alone.text).to_string()), "{}", alone.text);
            }
        });
    }
}
