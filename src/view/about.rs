//! Where the content is from, every doubt, what the marks mean, privacy, accessibility.

use askama::Template;

use super::context::Context;
use super::document::Document;
use super::links::{Link, Links};
use super::markup::filters;
use super::render_error::RenderError;
use super::shell::{Head, Shell};
use crate::content::{About, Divisions, Doubt, Guide, HolidayNotice, Site, Status, ledger};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage<'a> {
    shell: Shell,
    about: &'a About,
    site: &'a Site,
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
pub fn render(ctx: &Context<'_>) -> Result<Document, RenderError> {
    let content = ctx.content;
    let head = Head {
        title: content.about.question.title(),
        description: content.about.description.to_string(),
        crumbs: vec![Link::new("/", "首页")],
        here: content.about.nav.to_string(),
        ..Head::default()
    };
    let facts = ledger::entries(content);
    let count = |status: Status| facts.iter().filter(|entry| entry.mark.status == status).count();
    let page = AboutPage {
        shell: Shell::new(ctx, head.at("/about")),
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
    Document::page(ctx, "/about", &page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::test_support::with_context;

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
