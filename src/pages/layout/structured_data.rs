//! JSON-LD for search engines; it holds nothing that the page doesn't show.

use serde::Serialize;

use std::collections::BTreeSet;

use crate::content::ledger::{self, FactPlace};
use crate::content::{Answer, Channel, FactSource, Question, WebUrl};
use crate::pages::context::Context;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::Markup;

#[derive(Serialize)]
struct JsonLd<'a, T: Serialize> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'a str,
    #[serde(flatten)]
    rest: T,
}

#[derive(Serialize)]
struct Breadcrumbs {
    #[serde(rename = "itemListElement")]
    items: Vec<BreadcrumbItem>,
}

#[derive(Serialize)]
struct BreadcrumbItem {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: String,
    item: String,
}

#[derive(Serialize)]
struct HowTo {
    name: String,
    step: Vec<HowToStep>,
}

#[derive(Serialize)]
struct HowToStep {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    text: String,
    url: String,
}

#[derive(Serialize)]
struct Faq {
    #[serde(rename = "mainEntity")]
    questions: Vec<FaqQuestion>,
}

#[derive(Serialize)]
struct FaqQuestion {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(rename = "acceptedAnswer")]
    answer: FaqAnswer,
}

#[derive(Serialize)]
struct FaqAnswer {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
}

#[derive(Serialize)]
struct WebPage<'a> {
    url: String,
    citation: Vec<Citation<'a>>,
}

#[derive(Serialize)]
struct Citation<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    publisher: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    published: Option<String>,
}

#[expect(clippy::expect_used, reason = "these structs hold nothing that JSON can't")]
fn markup<T: Serialize>(kind: &str, rest: T) -> Markup {
    Markup::json(&JsonLd { context: "https://schema.org", kind, rest }).expect("strings and numbers can be written")
}

/// The way from the home page to the page `here`.
pub fn breadcrumbs(ctx: &Context<'_>, crumbs: &[Link], here: &Link) -> Markup {
    let items = crumbs
        .iter()
        .chain([here])
        .enumerate()
        .map(|(index, link)| BreadcrumbItem {
            kind: "ListItem",
            position: index + 1,
            name: link.label.clone(),
            item: ctx.absolute(&link.href),
        })
        .collect();
    markup("BreadcrumbList", Breadcrumbs { items })
}

/// The numbered steps of a channel; nothing when it has fewer than two.
pub fn how_to(ctx: &Context<'_>, channel: &Channel, path: &str) -> Option<Markup> {
    if channel.step.len() < 2 {
        return None;
    }
    let step = channel
        .step
        .iter()
        .enumerate()
        .map(|(index, step)| HowToStep {
            kind: "HowToStep",
            position: index + 1,
            text: step.fact.text.to_string(),
            url: format!("{}#{}", ctx.absolute(path), &*step.fact.provenance.id.value as &str),
        })
        .collect();
    Some(markup("HowTo", HowTo { name: channel.heading.question.title(), step }))
}

/// The sources of the facts that a page states, those of `is_stated_there`.
pub fn citations(ctx: &Context<'_>, path: &str, is_stated_there: impl Fn(FactPlace<'_>) -> bool) -> Markup {
    let sources = &ctx.content.sources;
    let facts = ledger::entries(ctx.content).into_iter().filter(|entry| is_stated_there(entry.place));
    let cited: BTreeSet<&str> = facts
        .flat_map(|entry| match &*entry.provenance.sources {
            [] => vec![sources.source.first().id.value.as_str()],
            named => named.iter().map(|id| id.value.as_str()).collect(),
        })
        .collect();
    let listed = sources.source.iter().filter(|source| cited.contains(source.id.value.as_str()));
    markup("WebPage", WebPage { url: ctx.absolute(path), citation: listed.map(citation).collect() })
}

fn citation(source: &FactSource) -> Citation<'_> {
    Citation {
        kind: "CreativeWork",
        name: source.title.to_string(),
        publisher: &source.publisher,
        url: source.url.as_ref().map(WebUrl::as_str),
        published: source.published.map(|date| date.to_string()),
    }
}

/// The questions of a page with their answers.
pub fn faq<'a>(questions: impl IntoIterator<Item = (&'a Question, &'a Answer)>) -> Markup {
    let questions = questions
        .into_iter()
        .map(|(question, answer)| FaqQuestion {
            kind: "Question",
            name: question.to_string(),
            answer: FaqAnswer { kind: "Answer", text: answer.to_string() },
        })
        .collect();
    markup("FAQPage", Faq { questions })
}
