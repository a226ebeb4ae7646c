//! The chooser: what do you want to look up, and where can it be found out; as one table, and for what one has at hand.

use askama::Template;

use super::context::Context;
use super::document::{Document, Outcome};
use super::find_narrowed;
use super::have::{Have, HaveForm};
use super::links::{Link, section_address, topic_address};
use super::markup::filters;
use super::query::Query;
use super::render_error::RenderError;
use super::shell::{Head, Shell};
use crate::content::{Find, Section, Status};
use crate::rules::RouteTable;

/// What the page is called in menus and crumbs.
pub const NAME: &str = "想查什么";

/// Its address.
pub const ADDRESS: &str = "/find";

#[derive(Template)]
#[template(path = "find.html")]
struct FindPage<'a> {
    shell: Shell,
    groups: Vec<Group>,
    channels: Vec<Link>,
    rows: Vec<Row<'a>>,
    form: HaveForm,
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
    finds: Vec<&'a Find>,
}

/// Renders `/find`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<Document, RenderError> {
    let table = RouteTable::of(ctx.content);
    let head = Head {
        title: "惠州医保能查什么，去哪里查".to_owned(),
        description:
            "余额、流水、缴费、参保、待遇、办卡进度，每件事在电话、柜台、微信、支付宝、官网哪里能查，一张表看清。"
                .to_owned(),
        crumbs: vec![Link::new("/", "首页")],
        here: NAME.to_owned(),
        ..Head::default()
    };
    let channels: Vec<Link> = table
        .channels
        .iter()
        .map(|(guide, channel)| Link::new(section_address(*guide, Section::Channel(channel)), &*channel.heading.nav))
        .collect();
    let page = FindPage {
        shell: Shell::new(ctx, head.at(ADDRESS)),
        groups: groups(ctx, &table),
        rows: rows(table, &channels),
        channels,
        form: HaveForm::whole(ADDRESS, None),
    };
    Document::page(ctx, ADDRESS, &page)
}

/// Answers for what the reader has at hand; the whole table if they named nothing.
///
/// # Errors
/// When the template can't be rendered.
pub fn narrowed(ctx: &Context<'_>, query: &Query<'_>) -> Result<Outcome, RenderError> {
    let document = match Have::of(query) {
        Some(have) => find_narrowed::render(ctx, &have)?,
        None => render(ctx)?,
    };
    Ok(Outcome::chosen(document))
}

fn groups(ctx: &Context<'_>, table: &RouteTable<'_>) -> Vec<Group> {
    let runs = table.channels.chunk_by(|(guide, _), (other, _)| guide == other);
    let named = runs.filter_map(|run| Some((run.first()?.0, run.len())));
    let group = |(guide, columns)| Group { label: ctx.content.guide(guide).opening.nav.to_string(), columns };
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
    use crate::view::markup::Markup;
    use crate::view::test_support::with_context;

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
            for thing in crate::content::Thing::ALL {
                assert!(page.contains(&format!("name=\"need\" value=\"{}\"", thing.word())), "{}", thing.label());
            }
            assert!(!page.contains(" checked>身份证"), "nothing is ticked before it is");
        });
    }

    #[test]
    fn a_query_that_names_nothing_gets_the_whole_table_and_is_not_indexed() {
        with_context(|ctx| {
            let parameters = [("need".to_owned(), "<script>".to_owned())];
            let Outcome::Document(page) = narrowed(ctx, &Query::new(&parameters)).unwrap() else { panic!() };
            assert!(page.noindex);
            assert!(page.body.contains("<table") && !page.body.contains("<script>alert"));
        });
    }
}
