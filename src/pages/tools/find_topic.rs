//! One topic: every route that answers it, best first, and what to do if none works: `/find/balance`.

use askama::Template;

use crate::content::ledger::FactPlace;
use crate::content::{Content, GuideId, Section, Topic};
use crate::pages::context::Context;
use crate::pages::general::error_pages;
use crate::pages::layout::structured_data;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::fallback_contact::FallbackContact;
use crate::pages::parts::links::{Link, Links};
use crate::pages::parts::markup::{Markup, filters};
use crate::pages::parts::recommendation_view::{RANKING, RecommendationView};
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{PageResponse, RenderedPage};
use crate::pages::tools::credentials_query::{CredentialsForm, FindQuery, HeldCredentials, labels};
use crate::pages::tools::dates::{DatesAnswer, DatesForm};
use crate::rules::{Calendar, Recommendation, TopicRecommendations};

/// How many routes are shown whole, the best first.
const SHOWN_WHOLE: usize = 3;

#[derive(Template)]
#[template(path = "find_topic.html")]
struct FindTopic<'a> {
    layout: Layout,
    topic: &'a Topic,
    guide: Option<Link>,
    /// When the next year is paid, for the topic whose section to read first is about dates.
    dates_today: Option<DatesAnswer>,
    links: Links<'a>,
    held: Option<String>,
    /// How many routes the visitor can use.
    open_count: usize,
    /// The best routes, shown whole.
    best: Vec<RecommendationView<'a>>,
    /// The other routes, one line each.
    rest: Vec<RecommendationView<'a>>,
    /// The routes for which the visitor lacks something.
    closed: Vec<RecommendationView<'a>>,
    missing: Option<String>,
    ranking: &'static str,
    form: Option<CredentialsForm>,
    fallback_contact: FallbackContact<'a>,
    tips: Vec<Link>,
    others: Vec<Link>,
}

/// Renders `/find/<topic>`; `None` if the content has no such topic.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, topic: &str) -> Result<Option<RenderedPage>, RenderError> {
    page(ctx, topic, None)
}

/// Responds to `/find/<topic>?need=` with the routes that work with what is at hand, to an unknown topic with the 404 page.
///
/// # Errors
/// When the template can't be rendered.
pub fn respond(ctx: &Context<'_>, topic: &str, query: &FindQuery) -> Result<PageResponse, RenderError> {
    let held = HeldCredentials::named(ctx.content, query);
    match page(ctx, topic, held.as_ref())? {
        Some(page) => Ok(PageResponse::unlisted(page)),
        None => error_pages::not_found(ctx, &PageId::Topic(topic).path()).map(PageResponse::RenderedPage),
    }
}

fn structured_data(ctx: &Context<'_>, topic: &Topic) -> Vec<Markup> {
    let path = PageId::of_topic(topic).path();
    let faq = structured_data::faq([(&topic.question, &topic.answer)]);
    let has_facts = topic.facts().next().is_some();
    let citations = has_facts
        .then(|| structured_data::citations(ctx, &path, |place| place == FactPlace::Topic(topic.id.value.as_str())));
    [faq].into_iter().chain(citations).collect()
}

fn page(
    ctx: &Context<'_>,
    topic: &str,
    held: Option<&HeldCredentials<'_>>,
) -> Result<Option<RenderedPage>, RenderError> {
    let content = ctx.content;
    let calendar = Calendar::of(content);
    let credentials = held.map(HeldCredentials::as_slice);
    let Some(topic) = content.topics.get(topic) else { return Ok(None) };
    let found = TopicRecommendations::of(content, topic, credentials, &calendar, &ctx.now);
    let path = PageId::of_topic(topic).path();
    let meta = PageMeta {
        title: found.topic.question.title(),
        description: description(content, found.topic),
        shows_hotline: true,
        answer: Some(found.topic.answer.to_string()),
        noindex: held.is_some(),
        structured_data: structured_data(ctx, found.topic),
        ..PageMeta::of(content, PageId::of_topic(found.topic))
    };
    let listed = || found.routes.iter().chain(&found.closed);
    let ids: Vec<&str> = listed().map(|route| Section::Channel(route.channel).id()).collect();
    let form = CredentialsForm::for_needs(content, &path, held, listed().flat_map(|route| route.needs));
    let open_count = found.routes.len();
    let (best, rest) = best_and_rest(views(ctx, found.routes));
    let page = FindTopic {
        layout: Layout::new(ctx, meta),
        topic: found.topic,
        guide: first_link(content, topic),
        dates_today: dates_today(ctx, topic),
        links: Links::new(content),
        held: held.map(HeldCredentials::labels),
        fallback_contact: FallbackContact::after(ctx, &ids, &topic.question.to_string()),
        form: form.filter(|_| ids.len() > 1 || held.is_some()),
        missing: found
            .missing
            .map(|missing| format!("有了{}，就能用{}个办法。", labels(content, &missing.credentials), missing.opens)),
        ranking: RANKING,
        tips: found.tips.iter().map(|tip| tip_link(Section::Tip(tip))).collect(),
        others: other_topics(content, found.topic, held),
        open_count,
        best,
        rest,
        closed: views(ctx, found.closed),
    };
    let listed = page.best.iter().chain(&page.rest).chain(&page.closed);
    let lives = listed.filter_map(|route| route.section.live.as_ref());
    let rendered = RenderedPage::page(ctx, &path, &page)?.holding_until(lives.chain(&page.fallback_contact.live));
    Ok(Some(rendered))
}

/// The best routes and every phone line, since a number belongs beside its state; and the other routes.
fn best_and_rest(routes: Vec<RecommendationView<'_>>) -> (Vec<RecommendationView<'_>>, Vec<RecommendationView<'_>>) {
    let is_whole = |(index, route): &(usize, RecommendationView<'_>)| *index < SHOWN_WHOLE || route.line().is_some();
    let (best, rest): (Vec<_>, Vec<_>) = routes.into_iter().enumerate().partition(is_whole);
    (best.into_iter().map(|(_, route)| route).collect(), rest.into_iter().map(|(_, route)| route).collect())
}

fn views<'a>(ctx: &Context<'a>, routes: Vec<Recommendation<'a>>) -> Vec<RecommendationView<'a>> {
    routes.into_iter().map(|route| RecommendationView::new(ctx, route)).collect()
}

/// What applying and paying today leads to, if the section to read first is the one on dates.
fn dates_today(ctx: &Context<'_>, topic: &Topic) -> Option<DatesAnswer> {
    let dates = &ctx.content.card.dates.heading.id.value;
    let is_about_dates = topic.section.as_ref().is_some_and(|id| id.value == *dates);
    if is_about_dates { DatesForm::today(ctx).answer } else { None }
}

/// The guide or section to read first.
fn first_link(content: &Content, topic: &Topic) -> Option<Link> {
    let section = topic.section.as_ref().and_then(|id| content.section(&id.value));
    let page = section.map(|(guide, section)| PageId::of_section(guide, section)).or(topic.guide.map(PageId::Guide));
    let Link { href, label } = page?.link(content);
    Some(Link::new(href, format!("先看「{label}」")))
}

fn tip_link(tip: Section<'_>) -> Link {
    Link::new(PageId::of_section(GuideId::Tips, tip).path(), tip.heading().question.to_string())
}

/// The other topics, for the same credentials at hand.
fn other_topics(content: &Content, here: &Topic, held: Option<&HeldCredentials<'_>>) -> Vec<Link> {
    let query = held.map_or_else(String::new, HeldCredentials::to_query);
    let others = content.topics.topic.iter().filter(|topic| topic.id.value != here.id.value);
    others.map(|topic| Link::new(format!("{}{query}", PageId::of_topic(topic).path()), &*topic.name)).collect()
}

/// The description for search engines. It names the routes in the order of the guides, since the order of the page
/// changes with the hour.
fn description(content: &Content, topic: &Topic) -> String {
    let channels = content.channels().filter(|channel| Section::Channel(channel).answers(&topic.id.value));
    let names =
        channels.map(|channel| channel.heading.nav.as_str()).chain(topic.way.iter().map(|way| way.name.as_str()));
    let names: Vec<&str> = names.collect();
    format!("{}{}办法：{}；要准备什么、分几步、现在能不能用。", topic.question, topic.answer, names.join("、"))
}

#[cfg(test)]
mod tests;
