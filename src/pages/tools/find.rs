//! `/find`: what can be looked up, and where, as one table.

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
    groups: Vec<ColumnGroup>,
    channels: Vec<Link>,
    rows: Vec<MatrixRow<'a>>,
    form: CredentialsForm,
}

/// The columns of one guide.
struct ColumnGroup {
    label: String,
    columns: usize,
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
        groups: column_groups(ctx, &table),
        rows: matrix_rows(ctx, table, &channels),
        channels,
        form: CredentialsForm::for_all(ctx.content, &path, None),
    };
    RenderedPage::page(ctx, &path, &page)
}

/// Responds to `/find?need=` with the topics for what is at hand, or the whole table if the query names no credential.
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

fn column_groups(ctx: &Context<'_>, table: &LookupMatrix<'_>) -> Vec<ColumnGroup> {
    let runs = table.channels.chunk_by(|(guide, _), (other, _)| guide == other);
    let named = runs.filter_map(|run| Some((run.first()?.0, run.len())));
    let group = |(guide, columns)| ColumnGroup { label: PageId::Guide(guide).short_title(ctx.content), columns };
    named.map(group).collect()
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
    fn one_table_shows_what_is_found_where() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().body;
            assert_eq!(page.matches("<table").count(), 1);
            let topics = LookupMatrix::of(ctx.content).rows.len();
            assert_eq!(page.matches(" scope=\"row\"").count(), topics);
            let channels = ctx.content.channels().count();
            assert_eq!(page.matches(" scope=\"col\"").count(), channels + 1);
            assert_eq!(page.matches("<td").count(), topics * channels);
            let finds: usize = ctx.content.channels().map(|channel| channel.finds.len()).sum();
            let found = ctx.content.channels().flat_map(|channel| channel.finds.iter());
            let said = found.filter(|find| page.contains(&Markup::label(&find.fact.text).to_string())).count();
            assert_eq!(said, finds, "every cell names what is found");
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
    fn a_query_that_names_no_credential_gets_the_whole_table_and_is_not_indexed() {
        with_context(|ctx| {
            let query = FindQuery::from_query(&QueryParams::parse("need=<script>")).unwrap();
            let PageResponse::RenderedPage(page) = respond(ctx, &query).unwrap() else { panic!() };
            assert!(page.noindex);
            assert!(page.body.contains("<table") && !page.body.contains("<script>alert"));
            assert_eq!(page.body, render(ctx).unwrap().body);
        });
    }
}
