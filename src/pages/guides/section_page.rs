//! One section as a page of its own, with a link back to its guide.

use askama::Template;

use crate::content::ledger::FactPlace;
use crate::content::{Access, GuideId, Section};
use crate::pages::context::Context;
use crate::pages::files::calendar_ics::CalendarOffer;
use crate::pages::layout::structured_data;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::links::{Link, Links};
use crate::pages::parts::markup::filters;
use crate::pages::parts::prev_next_links::PrevNextLinks;
use crate::pages::parts::section_view::SectionView;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;

#[derive(Template)]
#[template(path = "section_page.html")]
struct SectionPage<'a> {
    layout: Layout,
    section: SectionView<'a>,
    calendar: Option<CalendarOffer>,
    guide_link: Link,
    neighbours: PrevNextLinks,
    links: Links<'a>,
}

/// Renders one section: `/online/wechat`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, guide: GuideId, section: Section<'_>) -> Result<RenderedPage, RenderError> {
    page(ctx, guide, SectionView::new(ctx, guide, section, 2).with_tools(ctx), false)
}

/// Renders the page of a section whose form is set.
///
/// # Errors
/// When the template can't be rendered.
pub fn of_view(ctx: &Context<'_>, guide: GuideId, view: SectionView<'_>) -> Result<RenderedPage, RenderError> {
    page(ctx, guide, view, true)
}

fn page(ctx: &Context<'_>, guide: GuideId, view: SectionView<'_>, noindex: bool) -> Result<RenderedPage, RenderError> {
    let section = view.content;
    let path = view.href.clone();
    let heading = section.heading();
    let how_to = match section {
        Section::Channel(channel) => structured_data::how_to(ctx, channel, &path),
        _ => None,
    };
    let faq = structured_data::faq([(&heading.question, &heading.answer)]);
    let citations = structured_data::citations(ctx, &path, |place| place == FactPlace::Section(guide, section.id()));
    let meta = PageMeta {
        title: heading.question.title(),
        description: heading.description.to_string(),
        noindex,
        shows_hotline: section.id() == ctx.hotline().0.heading.id.value.as_str(),
        answer: Some(heading.answer.to_string()),
        structured_data: how_to.into_iter().chain([faq, citations]).collect(),
        ..PageMeta::of(ctx.content, PageId::of_section(guide, section))
    };
    let page = SectionPage {
        layout: Layout::new(ctx, meta),
        section: view,
        calendar: matches!(section, Section::Dates(_)).then(|| CalendarOffer::new(ctx)),
        guide_link: PageId::Guide(guide).link(ctx.content),
        neighbours: PrevNextLinks::of_section(ctx.content, guide, section.id()),
        links: Links::new(ctx.content),
    };
    Ok(RenderedPage::page(ctx, &path, &page)?.holding_until(&page.section.live))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn the_title_of_a_section_page_is_its_question() {
        with_context(|ctx| {
            let (guide, section) = ctx.content.section("wechat").unwrap();
            let page = render(ctx, guide, section).unwrap();
            assert_eq!(page.path, "/online/wechat");
            assert!(page.body.contains("<title>微信怎么查医保余额 · 惠州医保指南</title>"));
            assert!(page.body.contains("<link rel=\"canonical\" href=\"https://example.org/online/wechat\">"));
        });
    }

    #[test]
    fn a_section_names_the_sources_of_its_facts_to_search_engines() {
        with_context(|ctx| {
            let page = |id| {
                let (guide, section) = ctx.content.section(id).unwrap();
                render(ctx, guide, section).unwrap().body
            };
            let dates = page("dates");
            assert!(dates.contains("\"citation\":[{\"@type\":\"CreativeWork\""));
            assert!(
                dates
                    .contains("\"publisher\":\"国家税务总局惠州市税务局\",\"url\":\"http://guangdong.chinatax.gov.cn/")
            );
            assert!(!page("wechat").contains("\"publisher\":\"国家税务总局惠州市税务局\""));
        });
    }
}
