//! A guide: its question, its answer, its main action and all of its sections.

use askama::Template;

use crate::content::{Access, Action, Content, Guide, GuideId, Overview, Section};
use crate::pages::context::Context;
use crate::pages::files::contacts_vcf::ContactsOffer;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::filters;
use crate::pages::parts::prev_next_links::PrevNextLinks;
use crate::pages::parts::section_view::SectionView;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;
use crate::pages::tools::dates::{DatesAnswer, DatesForm};

#[derive(Template)]
#[template(path = "guide.html")]
struct GuidePage<'a> {
    layout: Layout,
    guide: Guide<'a>,
    action: Link,
    overview: Option<&'a Overview>,
    dates_today: Option<DatesAnswer>,
    sections: Vec<SectionView<'a>>,
    contacts: Option<ContactsOffer<'a>>,
    neighbours: PrevNextLinks,
    contents: Vec<Link>,
}

/// Renders one guide: `/online`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, id: GuideId) -> Result<RenderedPage, RenderError> {
    let guide = ctx.content.guide(id);
    let meta = PageMeta {
        title: guide.intro.question.title(),
        description: guide.intro.description.to_string(),
        shows_hotline: id == GuideId::Hotlines,
        answer: Some(guide.intro.answer.to_string()),
        ..PageMeta::of(ctx.content, PageId::Guide(id))
    };
    let page = GuidePage {
        layout: Layout::new(ctx, meta),
        action: action_link(ctx.content, &guide.intro.action),
        overview: (id == GuideId::Card).then_some(&ctx.content.card.overview),
        dates_today: if id == GuideId::Card { DatesForm::today(ctx).answer } else { None },
        sections: guide.sections.iter().map(|section| SectionView::new(ctx, id, *section, 3).on_guide()).collect(),
        contacts: (id == GuideId::Hotlines).then(|| ContactsOffer::new(ctx)),
        contents: contents(ctx.content, id),
        neighbours: PrevNextLinks::of_guide(ctx.content, id),
        guide,
    };
    Ok(RenderedPage::page(ctx, &PageId::Guide(id).path(), &page)?
        .holding_until(page.sections.iter().filter_map(|section| section.live.as_ref())))
}

/// Links to the parts of a guide's page.
fn contents(content: &Content, id: GuideId) -> Vec<Link> {
    let overview = (id == GuideId::Card).then_some(&content.card.overview);
    let overview = overview.map(|overview| Link::new(format!("#{}", overview.id.value), "谁能参保，办的是什么"));
    let sections = content.guide(id).sections.into_iter();
    let sections = sections.map(|section| Link::new(format!("#{}", section.id()), &*section.heading().nav));
    overview.into_iter().chain(sections).collect()
}

/// The button of a guide: a call if its target is a phone number, else a link to the section on the same page.
fn action_link(content: &Content, action: &Action) -> Link {
    let numbers = content.lines().flat_map(|(_, line)| &line.number);
    let number = numbers.into_iter().find(|number| number.provenance.id.value == action.to.value);
    let href = number.map_or_else(|| format!("#{}", &*action.to.value as &str), |number| number.number.href());
    Link::new(href, &*action.label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn every_guide_opens_with_its_question_and_shows_all_of_its_sections() {
        with_context(|ctx| {
            for guide in ctx.content.guides() {
                let page = render(ctx, guide.id).unwrap().body;
                assert_eq!(page.matches("<h1>").count(), 1, "{}", guide.id.as_str());
                for section in &guide.sections {
                    assert!(
                        page.contains(&format!("<section class=\"section\" id=\"{}\"", section.id())),
                        "{}",
                        section.id()
                    );
                }
            }
        });
    }

    #[test]
    fn a_guides_button_calls_or_leads_to_a_section() {
        with_context(|ctx| {
            let calls = action_link(ctx.content, &ctx.content.hotlines.page.action);
            assert_eq!(calls.href, "tel:+8675212333");
            let leads = action_link(ctx.content, &ctx.content.online.page.action);
            assert_eq!(leads.href, "#wechat");
        });
    }
}
