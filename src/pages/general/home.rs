//! The home page: whether one can call now and enrol today, what most people come for, everything else.

use askama::Template;

use crate::content::{Content, GuideId, PhoneLine, Section, Shortcut, SiteInfo};
use crate::pages::context::Context;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::links::{Link, Links};
use crate::pages::parts::markup::filters;
use crate::pages::parts::phone_line_status::PhoneLineStatusView;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;
use crate::pages::tools::dates::{DatesAnswer, DatesForm};

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    layout: Layout,
    site: &'a SiteInfo,
    hotline_id: String,
    hotline: &'a PhoneLine,
    hotline_live: Option<PhoneLineStatusView>,
    /// Whether one can enrol today, and when the next year is paid.
    dates_today: Option<DatesAnswer>,
    /// The other lines.
    other_lines: Vec<Link>,
    wants: Vec<Want<'a>>,
    plan: Link,
    /// The list of situations, and how many there are.
    situations: (Link, usize),
    /// Every topic and section that no shortcut leads to.
    more: Vec<Link>,
}

/// What most people come for.
struct Want<'a> {
    shortcut: &'a Shortcut,
    href: String,
}

/// Renders `/`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let content = ctx.content;
    let (channel, hotline) = ctx.hotline();
    let meta = PageMeta {
        title: format!("{} · {}", content.site.name, content.site.question.title()),
        description: content.site.description.to_string(),
        shows_hotline: true,
        ..PageMeta::of(content, PageId::Home)
    };
    let home = Home {
        layout: Layout::new(ctx, meta),
        site: &content.site,
        hotline_id: channel.heading.id.value.to_string(),
        hotline,
        hotline_live: Some(PhoneLineStatusView::of(ctx, hotline)),
        dates_today: DatesForm::today(ctx).answer,
        other_lines: other_lines(content),
        wants: content
            .site
            .shortcut
            .iter()
            .map(|shortcut| Want { shortcut, href: target(content, shortcut) })
            .collect(),
        plan: PageId::Plan.link(content),
        situations: (PageId::Situations.link(content), content.situations.situation.len()),
        more: more(content),
    };
    Ok(RenderedPage::page(ctx, &PageId::Home.path(), &home)?.holding_until(&home.hotline_live))
}

fn other_lines(content: &Content) -> Vec<Link> {
    let hotline = content.site.hotline.value.as_str();
    let others = content.lines().filter(|(channel, _)| channel.heading.id.value.as_str() != hotline);
    let pages = others.map(|(channel, _)| PageId::of_section(GuideId::Hotlines, Section::Channel(channel)));
    pages.map(|page| page.link(content)).collect()
}

/// The path of the topic or section that a shortcut leads to.
fn target(content: &Content, shortcut: &Shortcut) -> String {
    let id = shortcut.to.value.as_str();
    match content.topics.get(id) {
        Some(topic) => PageId::of_topic(topic).path(),
        None => Links::new(content).section_href(id),
    }
}

fn more(content: &Content) -> Vec<Link> {
    let shortcuts: Vec<String> = content.site.shortcut.iter().map(|shortcut| target(content, shortcut)).collect();
    let topics = content.topics.topic.iter().map(|topic| PageId::of_topic(topic).link(content));
    let sections = [GuideId::Card, GuideId::Tips].into_iter().flat_map(|guide| {
        content.guide(guide).sections.into_iter().map(move |section| PageId::of_section(guide, section).link(content))
    });
    topics.chain(sections).filter(|link| !shortcuts.contains(&link.href)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn the_home_page_has_the_hotline_and_each_task_once() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().body;
            assert!(page.contains("href=\"tel:+8675212333\""));
            let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
            for path in
                ["/find/balance", "/card/offices", "/card/documents", "/card/dates", "/find/pay", "/find/transfer"]
            {
                assert_eq!(main.matches(&format!("href=\"{path}\"")).count(), 1, "{path}");
            }
        });
    }
}
