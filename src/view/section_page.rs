//! One section as a page of its own, with the way back to its guide.

use askama::Template;

use super::calendar_offer::CalendarOffer;
use super::context::Context;
use super::document::Document;
use super::links::{Link, Links};
use super::markup::filters;
use super::neighbours::Neighbours;
use super::render_error::RenderError;
use super::section_view::SectionView;
use super::shell::{Head, Shell};
use super::structured_data;
use crate::content::{Access, GuideId, Section, Status};

#[derive(Template)]
#[template(path = "section_page.html")]
struct SectionPage<'a> {
    shell: Shell,
    section: SectionView<'a>,
    calendar: Option<CalendarOffer>,
    guide_link: Link,
    neighbours: Neighbours,
    links: Links<'a>,
}

/// Renders one section: `/online/wechat`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, guide: GuideId, section: Section<'_>) -> Result<Document, RenderError> {
    of_view(ctx, guide, SectionView::new(ctx, guide, section, 2).with_tools(ctx))
}

/// Renders the page of a section whose tools are set.
///
/// # Errors
/// When the template can't be rendered.
pub fn of_view(ctx: &Context<'_>, guide: GuideId, view: SectionView<'_>) -> Result<Document, RenderError> {
    let section = view.content;
    let address = view.href.clone();
    let guide_link = Link::new(guide.address(), &*ctx.content.guide(guide).opening.nav);
    let heading = section.heading();
    let how_to = match section {
        Section::Channel(channel) => structured_data::how_to(ctx, channel, &address),
        _ => None,
    };
    let head = Head {
        title: heading.question.title(),
        description: heading.description.to_string(),
        crumbs: vec![Link::new("/", "首页"), guide_link.clone()],
        here: heading.nav.to_string(),
        structured_data: how_to.into_iter().collect(),
        ..Head::default()
    };
    let page = SectionPage {
        shell: Shell::new(ctx, head.at(&address)),
        section: view,
        calendar: matches!(section, Section::Dates(_)).then(|| CalendarOffer::new(ctx)),
        guide_link,
        neighbours: Neighbours::of_section(ctx.content, guide, section.id()),
        links: Links::new(ctx.content),
    };
    Ok(Document::page(ctx, &address, &page)?.holding_until(&page.section.live))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::test_support::with_context;

    #[test]
    fn a_bookmark_of_a_section_says_what_it_answers() {
        with_context(|ctx| {
            let (guide, section) = ctx.content.section("wechat").unwrap();
            let page = render(ctx, guide, section).unwrap();
            assert_eq!(page.address, "/online/wechat");
            assert!(page.body.contains("<title>微信怎么查医保余额 · 惠州医保指南</title>"));
            assert!(page.body.contains("<link rel=\"canonical\" href=\"https://example.org/online/wechat\">"));
        });
    }
}
