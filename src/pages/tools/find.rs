//! The chooser: what do you want to look up, and where can it be found out; as one table, and for what one has at hand.

use askama::Template;

use crate::content::{Lookup, Section, Status};
use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::parts::links::{Link, section_address, topic_address};
use crate::pages::parts::markup::filters;
use crate::pages::query::Query;
use crate::pages::rendered_page::{PageResponse, RenderedPage};
use crate::pages::tools::credentials::{CredentialsForm, HeldCredentials};
use crate::pages::tools::find_narrowed;
use crate::rules::RouteTable;

/// What the page is called in menus and crumbs.
pub const NAME: &str = "想查什么";

/// Its address.
pub const ADDRESS: &str = "/find";

#[derive(Template)]
#[template(path = "find.html")]
struct FindPage<'a> {
    layout: Layout,
    groups: Vec<Group>,
    channels: Vec<Link>,
    rows: Vec<Row<'a>>,
    form: CredentialsForm,
}

/// The columns of one guide.
struct Group {
    label: String,
    columns: usize,
}

/// What can be found out of one topic.
struct Row<'a> {
    topic: Link,
    cells: Vec<Cell<'a>>,
}

/// What of it can be found out on one channel; nothing if it can't.
struct Cell<'a> {
    channel: Link,
    finds: Vec<&'a Lookup>,
}

/// Renders `/find`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let table = RouteTable::of(ctx.content);
    let head = PageMeta {
        title: "惠州医保能查什么，去哪里查".to_owned(),
        description:
            "余额、流水、缴费、参保、待遇、办卡进度，每件事在电话、柜台、微信、支付宝、官网哪里能查，一张表看清。"
                .to_owned(),
        crumbs: vec![Link::new("/", "首页")],
        here: NAME.to_owned(),
        ..PageMeta::default()
    };
    let channels: Vec<Link> = table
        .channels
        .iter()
        .map(|(guide, channel)| Link::new(section_address(*guide, Section::Channel(channel)), &*channel.heading.nav))
        .collect();
    let page = FindPage {
        layout: Layout::new(ctx, head.at(ADDRESS)),
        groups: groups(ctx, &table),
        rows: rows(table, &channels),
        channels,
        form: CredentialsForm::whole(ADDRESS, None),
    };
    RenderedPage::page(ctx, ADDRESS, &page)
}

/// Answers for what the reader has at hand; the whole table if they named nothing.
///
/// # Errors
/// When the template can't be rendered.
pub fn narrowed(ctx: &Context<'_>, query: &Query<'_>) -> Result<PageResponse, RenderError> {
    let document = match HeldCredentials::of(query) {
        Some(have) => find_narrowed::render(ctx, &have)?,
        None => render(ctx)?,
    };
    Ok(PageResponse::unlisted(document))
}

fn groups(ctx: &Context<'_>, table: &RouteTable<'_>) -> Vec<Group> {
    let runs = table.channels.chunk_by(|(guide, _), (other, _)| guide == other);
    let named = runs.filter_map(|run| Some((run.first()?.0, run.len())));
    let group = |(guide, columns)| Group { label: ctx.content.guide(guide).intro.nav.to_string(), columns };
    named.map(group).collect()
}

fn rows<'a>(table: RouteTable<'a>, channels: &[Link]) -> Vec<Row<'a>> {
    let rows = table.rows.into_iter().map(|(topic, cells)| Row {
        topic: Link::new(topic_address(topic.id.value), &*topic.name),
        cells: channels.iter().cloned().zip(cells).map(|(channel, finds)| Cell { channel, finds }).collect(),
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::TopicId;
    use crate::pages::parts::labels::Label;
    use crate::pages::parts::markup::Markup;
    use crate::pages::test_support::with_context;

    #[test]
    fn one_table_says_what_is_found_where() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().body;
            assert_eq!(page.matches("<table").count(), 1);
            assert_eq!(page.matches(" scope=\"row\"").count(), TopicId::ALL.len());
            let channels = ctx.content.channels().count();
            assert_eq!(page.matches(" scope=\"col\"").count(), channels + 1);
            assert_eq!(page.matches("<td").count(), TopicId::ALL.len() * channels);
            let finds: usize = ctx.content.channels().map(|channel| channel.finds.len()).sum();
            let found = ctx.content.channels().flat_map(|channel| channel.finds.iter());
            let said = found.filter(|find| page.contains(&Markup::label(&find.fact.text).to_string())).count();
            assert_eq!(said, finds, "every cell says what is found");
            assert!(page.contains("<a href=\"/find/card-progress\">办卡进度</a>"));
        });
    }

    #[test]
    fn the_form_asks_for_every_thing_by_its_word() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().body;
            for thing in crate::content::Credential::ALL {
                assert!(page.contains(&format!("name=\"need\" value=\"{}\"", thing.as_str())), "{}", thing.label());
            }
            assert!(!page.contains(" checked>身份证"), "nothing is ticked before it is");
        });
    }

    #[test]
    fn a_query_that_names_nothing_gets_the_whole_table_and_is_not_indexed() {
        with_context(|ctx| {
            let parameters = [("need".to_owned(), "<script>".to_owned())];
            let PageResponse::RenderedPage(page) = narrowed(ctx, &Query::new(&parameters)).unwrap() else { panic!() };
            assert!(page.noindex);
            assert!(page.body.contains("<table") && !page.body.contains("<script>alert"));
        });
    }
}
