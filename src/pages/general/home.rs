//! The home page: 想查什么, 想办什么, the hotline, all guides.

use askama::Template;

use crate::content::{Content, Guide, GuideId, PhoneLine, Section, SiteInfo};
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
    dates_href: String,
    look_up: Vec<Link>,
    get_card: Vec<Link>,
    guides: Vec<Guide<'a>>,
    links: Links<'a>,
}

/// Renders `/`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let content = ctx.content;
    let (channel, hotline) = ctx.hotline();
    let links = Links::new(content);
    let meta = PageMeta {
        title: format!("{} · {}", content.site.name, content.site.question.title()),
        description: content.site.description.to_string(),
        ..PageMeta::of(content, PageId::Home)
    };
    let home = Home {
        layout: Layout::new(ctx, meta),
        site: &content.site,
        hotline_id: channel.heading.id.value.to_string(),
        hotline,
        hotline_live: Some(PhoneLineStatusView::of(ctx, hotline)),
        dates_today: DatesForm::today(ctx).answer,
        dates_href: PageId::of_section(GuideId::Card, Section::Dates(&content.card.dates)).path(),
        look_up: topic_links(content),
        get_card: section_links(content, GuideId::Card),
        guides: content.guides(),
        links,
    };
    Ok(RenderedPage::page(ctx, &PageId::Home.path(), &home)?.holding_until(&home.hotline_live))
}

fn topic_links(content: &Content) -> Vec<Link> {
    content.topics.topic.iter().map(|topic| PageId::of_topic(topic).link(content)).collect()
}

fn section_links(content: &Content, guide: GuideId) -> Vec<Link> {
    let sections = content.guide(guide).sections;
    sections.iter().map(|section| PageId::of_section(guide, *section).link(content)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn the_home_page_has_the_hotline_and_both_lists_of_tasks() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().body;
            assert!(page.contains("href=\"tel:+8675212333\""));
            for words in ["我想查", "我想办", "个人账户余额", "带什么材料"] {
                assert!(page.contains(words), "{words}");
            }
            assert!(page.contains("<a href=\"/find/balance\">个人账户余额</a>"));
        });
    }
}
