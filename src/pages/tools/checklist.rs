//! One group's papers as a checklist to tick off or print: `/card/documents/minor`.

use askama::Template;

use crate::content::{GroupId, GuideId, Section, Status};
use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::parts::links::{Link, section_address};
use crate::pages::parts::markup::filters;
use crate::pages::rendered_page::RenderedPage;
use crate::pages::tools::documents::{DocumentsQuery, condition_label};
use crate::rules::Checklist;

#[derive(Template)]
#[template(path = "checklist_page.html")]
struct ChecklistPage<'a> {
    layout: Layout,
    checklist: Checklist<'a>,
    by_answers: bool,
    own_group: Option<Link>,
    others: Vec<Link>,
    next: Vec<Link>,
}

/// Renders a group's whole list; nothing if the content has no such group.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, group: GroupId) -> Result<Option<RenderedPage>, RenderError> {
    let checklist = Checklist::of_group(&ctx.content.card.documents, group);
    checklist.map(|checklist| page(ctx, checklist, false)).transpose()
}

/// Renders the list for what was answered; answers that lead to another group are left aside.
///
/// # Errors
/// When the template can't be rendered.
pub fn answered(ctx: &Context<'_>, group: GroupId, query: &DocumentsQuery) -> Result<RenderedPage, RenderError> {
    let documents = &ctx.content.card.documents;
    let by_answers = Checklist::of_answers(documents, query.0).filter(|checklist| checklist.group.id.value == group);
    let document = match by_answers {
        Some(checklist) => Some(page(ctx, checklist, true)?),
        None => render(ctx, group)?,
    };
    match document {
        Some(document) => Ok(RenderedPage { noindex: true, ..document }),
        None => crate::pages::not_found(ctx, &address(group)),
    }
}

/// The address of a group's list.
fn address(group: GroupId) -> String {
    format!("/card/documents/{}", group.as_str())
}

fn page(ctx: &Context<'_>, checklist: Checklist<'_>, by_answers: bool) -> Result<RenderedPage, RenderError> {
    let content = ctx.content;
    let documents = &content.card.documents;
    let group = checklist.group;
    let address = address(group.id.value);
    let link = |group: &crate::content::Group| Link::new(self::address(group.id.value), &*group.name);
    let sections = [
        Section::Offices(&content.card.offices),
        Section::Steps(&content.card.steps),
        Section::Dates(&content.card.dates),
    ];
    let head = PageMeta {
        title: group.question.title(),
        description: group.description.to_string(),
        crumbs: vec![
            Link::new("/", "首页"),
            Link::new(GuideId::Card.address(), &*content.card.page.nav),
            Link::new(section_address(GuideId::Card, Section::Documents(documents)), &*documents.heading.nav),
        ],
        here: group.name.to_string(),
        ..PageMeta::default()
    };
    let page = ChecklistPage {
        layout: Layout::new(ctx, head.at(&address)),
        by_answers,
        own_group: checklist
            .own_group
            .and_then(|own| documents.group.iter().find(|group| group.id.value == own))
            .map(link),
        others: documents.group.iter().filter(|other| other.id.value != group.id.value).map(link).collect(),
        next: sections
            .iter()
            .map(|section| Link::new(section_address(GuideId::Card, *section), &*section.heading().nav))
            .collect(),
        checklist,
    };
    RenderedPage::page(ctx, &address, &page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_support::with_context;
    use crate::rules::{AgeBand, DocumentAnswers};

    #[test]
    fn a_list_has_a_box_for_every_paper() {
        with_context(|ctx| {
            for group in &ctx.content.card.documents.group {
                let page = render(ctx, group.id.value).unwrap().unwrap().body;
                let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
                assert_eq!(main.matches("type=\"checkbox\"").count(), group.paper.len(), "{}", group.name);
            }
        });
    }

    #[test]
    fn answers_narrow_the_list() {
        with_context(|ctx| {
            let body = |veteran: bool| {
                let answers = DocumentAnswers {
                    age: Some(AgeBand::Adult),
                    low_income: Some(false),
                    studying: Some(false),
                    veteran: Some(veteran),
                };
                answered(ctx, GroupId::Adult, &DocumentsQuery(answers)).unwrap().body
            };
            assert!(body(true).contains("退伍或转业证件</b>"));
            assert!(!body(false).contains("退伍或转业证件</b>"));
        });
    }
}
