//! One topic: every route that answers it, best first, and what to do if none works: `/find/balance`.

use askama::Template;

use crate::content::{Content, GuideId, Section, Status, Topic, TopicId};
use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::layout::structured_data;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::parts::last_resort::LastResort;
use crate::pages::parts::links::{Link, section_address, topic_address};
use crate::pages::parts::markup::filters;
use crate::pages::parts::route_view::{RANKING, RouteView};
use crate::pages::query::Query;
use crate::pages::rendered_page::{PageResponse, RenderedPage};
use crate::pages::tools::credentials::{CredentialsForm, HeldCredentials, words};
use crate::pages::tools::find;
use crate::rules::{Calendar, Route, RouteTable, TopicRoutes};

#[derive(Template)]
#[template(path = "find_topic.html")]
struct FindTopic<'a> {
    layout: Layout,
    topic: &'a Topic,
    guide: Option<Link>,
    have: Option<String>,
    routes: Vec<RouteView<'a>>,
    closed: Vec<RouteView<'a>>,
    opener: Option<String>,
    ranking: &'static str,
    form: Option<CredentialsForm>,
    last_resort: LastResort<'a>,
    tips: Vec<Link>,
    others: Vec<Link>,
}

/// Renders the page of a topic; nothing if the content has no such topic.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, topic: TopicId) -> Result<Option<RenderedPage>, RenderError> {
    page(ctx, topic, None)
}

/// Answers for what the reader has at hand.
///
/// # Errors
/// When the template can't be rendered.
pub fn narrowed(ctx: &Context<'_>, topic: TopicId, query: &Query<'_>) -> Result<PageResponse, RenderError> {
    match page(ctx, topic, HeldCredentials::of(query).as_ref())? {
        Some(document) => Ok(PageResponse::unlisted(document)),
        None => crate::pages::not_found(ctx, &topic_address(topic)).map(PageResponse::RenderedPage),
    }
}

fn page(
    ctx: &Context<'_>,
    topic: TopicId,
    have: Option<&HeldCredentials>,
) -> Result<Option<RenderedPage>, RenderError> {
    let content = ctx.content;
    let calendar = Calendar::of(content);
    let Some(found) = TopicRoutes::of(content, topic, have.map(HeldCredentials::things), &calendar, &ctx.now) else {
        return Ok(None);
    };
    let address = topic_address(topic);
    let head = PageMeta {
        title: found.topic.question.title(),
        description: description(content, found.topic),
        crumbs: vec![Link::new("/", "首页"), Link::new(find::ADDRESS, find::NAME)],
        here: found.topic.name.to_string(),
        noindex: have.is_some(),
        structured_data: structured_data::faq([(&found.topic.question, &found.topic.answer)]).into_iter().collect(),
        ..PageMeta::default()
    };
    let listed = || found.routes.iter().chain(&found.closed);
    let ids: Vec<&str> = listed().map(|route| Section::Channel(route.channel).id()).collect();
    let form = CredentialsForm::for_needs(&address, have, listed().flat_map(|route| route.needs));
    let page = FindTopic {
        layout: Layout::new(ctx, head.at(&address)),
        topic: found.topic,
        guide: found.topic.guide.map(|guide| guide_link(content, guide)),
        have: have.map(HeldCredentials::words),
        last_resort: LastResort::after(ctx, &ids)?,
        form: form.filter(|_| ids.len() > 1 || have.is_some()),
        opener: found
            .missing
            .map(|missing| format!("有了{}，就能用{}个办法。", words(&missing.credentials), missing.opens)),
        ranking: RANKING,
        tips: found.tips.iter().map(|tip| tip_link(Section::Tip(tip))).collect(),
        others: others(content, topic, have),
        routes: views(ctx, found.routes),
        closed: views(ctx, found.closed),
    };
    let lives = page.routes.iter().chain(&page.closed).filter_map(|route| route.section.live.as_ref());
    let document = RenderedPage::page(ctx, &address, &page)?.holding_until(lives.chain(&page.last_resort.live));
    Ok(Some(document))
}

fn views<'a>(ctx: &Context<'a>, routes: Vec<Route<'a>>) -> Vec<RouteView<'a>> {
    routes.into_iter().map(|route| RouteView::new(ctx, route)).collect()
}

fn guide_link(content: &Content, guide: GuideId) -> Link {
    Link::new(guide.address(), format!("先看「{}」", content.guide(guide).intro.nav))
}

fn tip_link(tip: Section<'_>) -> Link {
    Link::new(section_address(GuideId::Tips, tip), tip.heading().question.to_string())
}

/// The other topics, for the same things at hand.
fn others(content: &Content, here: TopicId, have: Option<&HeldCredentials>) -> Vec<Link> {
    let query = have.map(HeldCredentials::query).unwrap_or_default();
    let others = content.topics.topic.iter().filter(|topic| topic.id.value != here);
    others.map(|topic| Link::new(format!("{}{query}", topic_address(topic.id.value)), &*topic.name)).collect()
}

/// What search engines show. It names the routes in the order of the guides: the best changes with the hour.
fn description(content: &Content, topic: &Topic) -> String {
    let table = RouteTable::of(content);
    let row = table.rows.iter().find(|(other, _)| other.id.value == topic.id.value);
    let cells = row.map(|(_, cells)| cells.as_slice()).unwrap_or_default();
    let answering = table.channels.iter().zip(cells).filter(|(_, finds)| !finds.is_empty());
    let names: Vec<&str> = answering.map(|((_, channel), _)| channel.heading.nav.as_str()).collect();
    format!("{}{}办法：{}；要准备什么、分几步、现在能不能用。", topic.question, topic.answer, names.join("、"))
}

#[cfg(test)]
mod tests;
