//! `/find`: what can be looked up, and where, as one list.

use askama::Template;

use crate::content::{Lookup, Section};
use crate::pages::context::Context;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::filters;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{PageResponse, RenderedPage};
use crate::pages::tools::credentials_query::{CredentialsForm, FindQuery, HeldCredentials};
use crate::pages::tools::find_by_credentials;
use crate::rules::LookupMatrix;

#[derive(Template)]
#[template(path = "find.html")]
struct FindPage<'a> {
    layout: Layout,
    rows: Vec<MatrixRow<'a>>,
    form: CredentialsForm,
}

/// What can be found out of one topic.
struct MatrixRow<'a> {
    topic: Link,
    cells: Vec<MatrixCell<'a>>,
}

/// What of it can be found out on one channel; nothing if it can't.
struct MatrixCell<'a> {
    channel: Link,
    finds: Vec<&'a Lookup>,
}

/// Renders `/find`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let table = LookupMatrix::of(ctx.content);
    let meta = PageMeta {
        title: "惠州医保能查什么，去哪里查".to_owned(),
        description:
            "余额、流水、缴费、参保、待遇、办卡进度，每件事在电话、柜台、微信、支付宝、官网哪里能查，一张表看清。"
                .to_owned(),
        ..PageMeta::of(ctx.content, PageId::Find)
    };
    let path = PageId::Find.path();
    let pages = table.channels.iter().map(|(guide, channel)| PageId::of_section(*guide, Section::Channel(channel)));
    let channels: Vec<Link> = pages.map(|page| page.link(ctx.content)).collect();
    let page = FindPage {
        layout: Layout::new(ctx, meta),
        rows: matrix_rows(ctx, table, &channels),
        form: CredentialsForm::for_all(ctx.content, &path, None),
    };
    RenderedPage::page(ctx, &path, &page)
}

/// Responds to `/find?need=` with the topics for what is at hand, or the whole list if the query names no credential.
///
/// # Errors
/// When the template can't be rendered.
pub fn respond(ctx: &Context<'_>, query: &FindQuery) -> Result<PageResponse, RenderError> {
    let page = match HeldCredentials::named(ctx.content, query) {
        Some(held) => find_by_credentials::render(ctx, &held)?,
        None => render(ctx)?,
    };
    Ok(PageResponse::unlisted(page))
}

fn matrix_rows<'a>(ctx: &Context<'_>, table: LookupMatrix<'a>, channels: &[Link]) -> Vec<MatrixRow<'a>> {
    let rows = table.rows.into_iter().map(|(topic, cells)| MatrixRow {
        topic: PageId::of_topic(topic).link(ctx.content),
        cells: channels.iter().cloned().zip(cells).map(|(channel, finds)| MatrixCell { channel, finds }).collect(),
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::parts::markup::Markup;
    use crate::pages::query_params::{FromQuery, QueryParams};
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn one_page_shows_what_is_found_where() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().body;
            let rows = LookupMatrix::of(ctx.content).rows;
            assert_eq!(page.matches("<li><h2>").count(), rows.len());
            let cells = rows.iter().flat_map(|(_, cells)| cells).filter(|finds| !finds.is_empty()).count();
            let list = page.split("<ul class=\"matrix\">").nth(1).unwrap().split("</main>").next().unwrap();
            let links = list.split("<div class=\"side\">").next().unwrap().matches("<li><a href=").count();
            assert_eq!(links, cells);
            let finds: usize = ctx.content.channels().map(|channel| channel.finds.len()).sum();
            let found = ctx.content.channels().flat_map(|channel| channel.finds.iter());
            let said = found.filter(|find| page.contains(&Markup::label(&find.fact.text).to_string())).count();
            assert_eq!(said, finds, "every row names what is found");
            assert!(page.contains("<a href=\"/find/card-progress\">办卡进度</a>"));
        });
    }

    #[test]
    fn the_form_has_a_checkbox_for_every_credential() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().body;
            for credential in &ctx.content.credentials.need {
                let checkbox = format!("name=\"need\" value=\"{}\">", credential.id.value);
                assert!(page.contains(&checkbox), "{} is there and not ticked", credential.name);
            }
        });
    }

    #[test]
    fn a_query_that_names_no_credential_gets_the_whole_list_and_is_not_indexed() {
        with_context(|ctx| {
            let query = FindQuery::from_query(&QueryParams::parse("need=<script>")).unwrap();
            let PageResponse::RenderedPage(page) = respond(ctx, &query).unwrap() else { panic!() };
            assert!(page.noindex);
            assert!(page.body.contains("class=\"matrix\"") && !page.body.contains("<script>alert"));
            assert_eq!(page.body, render(ctx).unwrap().body);
        });
    }
}
