//! JSON-LD for search engines; it holds nothing that the page doesn't show.

use serde::Serialize;

use crate::content::{Answer, Channel, Question};
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
