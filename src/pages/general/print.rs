//! The whole guide on paper.

use askama::Template;

use crate::content::{Access, Doubt, Guide, GuideId, Overview, Section, SiteInfo, Topic};
use crate::pages::context::Context;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::fact_view::FactIndex;
use crate::pages::parts::links::Links;
use crate::pages::parts::markup::filters;
use crate::pages::parts::section_view::SectionView;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;
use crate::pages::situations::situation_page::SituationView;

#[derive(Template)]
#[template(path = "print.html")]
struct Print<'a> {
    layout: Layout,
    site: &'a SiteInfo,
    guides: Vec<Chapter<'a>>,
    overview: &'a Overview,
    /// The topics that have facts of their own.
    topics: Vec<&'a Topic>,
    situations: Vec<SituationView<'a>>,
    source_count: usize,
    doubts: &'a [Doubt],
    links: Links<'a>,
}

struct Chapter<'a> {
    guide: Guide<'a>,
    sections: Vec<SectionView<'a>>,
}

impl<'a> Chapter<'a> {
    fn new(ctx: &Context<'a>, guide: Guide<'a>) -> Self {
        let sections =
            guide.sections.iter().map(|section| SectionView::new(ctx, guide.id, *section, 4).on_paper()).collect();
        Self { guide, sections }
    }
}

/// Renders `/print`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let meta = PageMeta {
        title: "整本打印".to_owned(),
        description: "惠州医保指南的全部内容在一页，打印出来给不上网的家人看。".to_owned(),
        ..PageMeta::of(ctx.content, PageId::Print)
    };
    let page = Print {
        layout: Layout::new(ctx, meta),
        site: &ctx.content.site,
        guides: ctx.content.guides().into_iter().map(|guide| Chapter::new(ctx, guide)).collect(),
        overview: &ctx.content.card.overview,
        topics: ctx.content.topics.topic.iter().filter(|topic| topic.facts().next().is_some()).collect(),
        situations: situations(ctx),
        source_count: ctx.content.sources.source.len(),
        doubts: &ctx.content.doubts.doubt,
        links: Links::new(ctx.content),
    };
    RenderedPage::page(ctx, &PageId::Print.path(), &page)
}

fn situations<'a>(ctx: &Context<'a>) -> Vec<SituationView<'a>> {
    let facts = FactIndex::of(ctx.content);
    ctx.content.situations.situation.iter().map(|situation| SituationView::new(situation, &facts)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::ledger;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn the_print_edition_has_every_fact_and_every_doubt() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().body;
            let facts = ledger::entries(ctx.content).into_iter().map(|entry| entry.provenance.id.value.to_string());
            let doubts = ctx.content.doubts.doubt.iter().map(|doubt| doubt.id.value.to_string());
            for id in facts.chain(doubts) {
                assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
            }
        });
    }
}
