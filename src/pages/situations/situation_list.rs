//! `/situations`: every situation under its heading, with how much the sources say about it.

use askama::Template;

use crate::content::{Coverage, GuideId, Section, SituationGroup, SituationList};
use crate::pages::context::Context;
use crate::pages::layout::structured_data;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::filters;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;
use crate::pages::situations::coverage_words;

#[derive(Template)]
#[template(path = "situations.html")]
struct Situations<'a> {
    layout: Layout,
    intro: &'a SituationList,
    groups: Vec<Listed<'a>>,
    /// How many situations there are of each coverage: the class, the words.
    counts: Vec<(&'static str, String)>,
    /// What a section or topic answers whole.
    elsewhere: Vec<Link>,
    plan: Link,
}

/// A heading with its situations.
struct Listed<'a> {
    group: &'a SituationGroup,
    rows: Vec<SituationRow>,
}

/// A line of the list.
struct SituationRow {
    link: Link,
    coverage: (&'static str, &'static str),
}

/// Renders `/situations`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let content = ctx.content;
    let situations = &content.situations;
    let intro = &situations.page;
    let id = PageId::Situations;
    let meta = PageMeta {
        title: intro.question.title(),
        description: intro.description.to_string(),
        answer: Some(intro.answer.to_string()),
        structured_data: vec![structured_data::faq([(&intro.question, &intro.answer)])],
        ..PageMeta::of(content, id)
    };
    let row = |situation| SituationRow {
        link: PageId::of_situation(situation).link(content),
        coverage: coverage_words(situation.coverage()),
    };
    let groups = situations.group.iter();
    let page = Situations {
        layout: Layout::new(ctx, meta),
        intro,
        groups: groups.map(|group| Listed { group, rows: situations.of_group(group).map(row).collect() }).collect(),
        counts: [Coverage::Full, Coverage::Partial, Coverage::None].map(|coverage| count(ctx, coverage)).to_vec(),
        elsewhere: elsewhere(ctx),
        plan: PageId::Plan.link(content),
    };
    RenderedPage::page(ctx, &id.path(), &page)
}

fn count(ctx: &Context<'_>, coverage: Coverage) -> (&'static str, String) {
    let (class, words) = coverage_words(coverage);
    let situations = ctx.content.situations.situation.iter();
    let count = situations.filter(|situation| situation.coverage() == coverage).count();
    (class, format!("{count}种{words}"))
}

/// The tips, and how to pay.
fn elsewhere(ctx: &Context<'_>) -> Vec<Link> {
    let tips = ctx.content.tips.tip.iter().map(|tip| PageId::of_section(GuideId::Tips, Section::Tip(tip)));
    let pay = PageId::Topic(ctx.content.card.offices.pay_topic.as_str());
    tips.chain([pay]).map(|page| page.link(ctx.content)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn every_situation_is_listed_once_with_how_much_is_known() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().body;
            for situation in &ctx.content.situations.situation {
                let link = format!("<a href=\"/situations/{}\"><b>", situation.id.value);
                assert_eq!(page.matches(&link).count(), 1, "{link}");
            }
            let known: usize = ["查到了</span>", "查到一些</span>", "没查到，教你问</span>"]
                .map(|words| page.matches(words).count())
                .iter()
                .sum();
            assert_eq!(known, ctx.content.situations.situation.len() + 3);
        });
    }

    #[test]
    fn the_ids_of_the_design_have_pages() {
        with_context(|ctx| {
            for id in "get-card lost-card activate-card newborn rural employed lost-job lapsed missed-window retire \
                       elderly veteran low-income other-hukou hk-mo-tw proxy stop wrong-details new-phone \
                       family-account e-code reimbursement maternity chronic care-elsewhere choose-clinic"
                .split_ascii_whitespace()
            {
                assert!(ctx.content.situations.get(id).is_some(), "{id}");
            }
        });
    }
}
