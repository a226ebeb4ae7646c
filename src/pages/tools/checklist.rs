//! One group's papers as a checklist to tick off or print: `/card/documents/minor`.

use askama::Template;

use crate::content::{Group, GuideId, Overview, Section};
use crate::pages::context::Context;
use crate::pages::general::error_pages;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::call_script_view::CallScriptView;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::filters;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{PageResponse, RenderedPage};
use crate::pages::tools::documents::{DocumentsQuery, condition_label};
use crate::rules::{Checklist, ChecklistPaper};

#[derive(Template)]
#[template(path = "checklist.html")]
struct ChecklistPage<'a> {
    layout: Layout,
    checklist: Checklist<'a>,
    by_answers: bool,
    overview: &'a Overview,
    own_group: Option<Link>,
    others: Vec<Link>,
    next: Vec<Link>,
    sheet_href: String,
    script: CallScriptView<'a>,
}

/// What stands below the name of a paper: its detail, else for whom it is.
fn detail<'a>(item: &ChecklistPaper<'a>) -> &'a str {
    item.paper.detail.as_deref().or_else(|| condition_label(item.requirement)).unwrap_or_default()
}

/// Renders a group's whole checklist; `None` if the content has no such group.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, group: &str) -> Result<Option<RenderedPage>, RenderError> {
    let documents = &ctx.content.card.documents;
    let checklist = documents.get(group).map(Checklist::of_group);
    checklist.map(|checklist| page(ctx, checklist, false)).transpose()
}

/// Responds to `/card/documents/<group>?age=…` with the checklist for these answers. Answers that decide another group
/// are ignored; an unknown group gets the 404 page.
///
/// # Errors
/// When the template can't be rendered.
pub fn respond(ctx: &Context<'_>, group: &str, query: &DocumentsQuery) -> Result<PageResponse, RenderError> {
    let documents = &ctx.content.card.documents;
    let by_answers = Checklist::of_answers(documents, &query.answers(documents));
    let page = match by_answers.filter(|checklist| checklist.group.id.value.as_str() == group) {
        Some(checklist) => Some(page(ctx, checklist, true)?),
        None => render(ctx, group)?,
    };
    match page {
        Some(page) => Ok(PageResponse::unlisted(page)),
        None => error_pages::not_found(ctx, &PageId::Checklist(group).path()).map(PageResponse::RenderedPage),
    }
}

fn page(ctx: &Context<'_>, checklist: Checklist<'_>, by_answers: bool) -> Result<RenderedPage, RenderError> {
    let content = ctx.content;
    let documents = &content.card.documents;
    let group = checklist.group;
    let id = PageId::of_group(group);
    let link = |group: &Group| PageId::of_group(group).link(content);
    let sections = [
        Section::Offices(&content.card.offices),
        Section::Steps(&content.card.steps),
        Section::Dates(&content.card.dates),
    ];
    let meta = PageMeta {
        title: group.question.title(),
        description: group.description.to_string(),
        answer: Some(group.answer.to_string()),
        ..PageMeta::of(content, id)
    };
    let page = ChecklistPage {
        layout: Layout::new(ctx, meta),
        by_answers,
        overview: &content.card.overview,
        own_group: checklist.own_group.map(link),
        others: documents.group.iter().filter(|other| other.id.value != group.id.value).map(link).collect(),
        next: sections.iter().map(|section| PageId::of_section(GuideId::Card, *section).link(content)).collect(),
        sheet_href: format!("{}?who={}", PageId::Plan.path(), group.id.value),
        script: CallScriptView::of_group(content, group),
        checklist,
    };
    RenderedPage::page(ctx, &id.path(), &page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::query_params::{FromQuery, QueryParams};
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn a_list_has_a_box_for_every_paper() {
        with_context(|ctx| {
            for group in &ctx.content.card.documents.group {
                let page = render(ctx, group.id.value.as_str()).unwrap().unwrap().body;
                let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
                assert_eq!(main.matches("type=\"checkbox\"").count(), group.paper.len(), "{}", group.name);
            }
        });
    }

    #[test]
    fn answers_narrow_the_list() {
        with_context(|ctx| {
            let page = |group, veteran| {
                let query = format!("age=18-up&low-income=no&employed=no&studying=no&veteran={veteran}");
                let query = DocumentsQuery::from_query(&QueryParams::parse(&query)).unwrap();
                match respond(ctx, group, &query).unwrap() {
                    PageResponse::RenderedPage(page) => page,
                    PageResponse::SeeOther(path) => panic!("leads to {path}"),
                }
            };
            assert!(page("adult", "yes").body.contains("退伍或转业证件</b>"));
            assert!(!page("adult", "no").body.contains("退伍或转业证件</b>"));
            assert_eq!(page("minor", "no").body, render(ctx, "minor").unwrap().unwrap().body, "it is another group's");
            assert_eq!(page("pilots", "no").status, 404);
        });
    }
}
