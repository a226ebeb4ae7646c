//! Where the content is from, every doubt, what the marks mean, privacy, accessibility.

use askama::Template;

use crate::content::{About, Divisions, Doubt, Guide, HolidayNotice, SiteInfo, Status, ledger};
use crate::pages::context::Context;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::links::Links;
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
    counts: Counts,
    links: Links<'a>,
}

struct Counts {
    total: usize,
    stated: usize,
    derived: usize,
    doubtful: usize,
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
        },
        links: Links::new(content),
    };
    RenderedPage::page(ctx, &PageId::About.path(), &page)
}

#[cfg(test)]
mod tests {
    use super::*;
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
}
