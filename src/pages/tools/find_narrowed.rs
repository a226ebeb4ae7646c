//! The chooser for what one has at hand: `/find?need=id-card`. Every topic with the routes that are left of it.

use askama::Template;

use crate::content::{Section, TopicId};
use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::parts::last_resort::LastResort;
use crate::pages::parts::links::{Link, section_address, topic_address};
use crate::pages::parts::markup::filters;
use crate::pages::rendered_page::RenderedPage;
use crate::pages::tools::credentials::{CredentialsForm, HeldCredentials, words};
use crate::pages::tools::find;
use crate::rules::{Calendar, TopicRoutes};

#[derive(Template)]
#[template(path = "find_narrowed.html")]
struct FindNarrowed<'a> {
    layout: Layout,
    answer: String,
    topics: Vec<Narrowed>,
    form: CredentialsForm,
    last_resort: LastResort<'a>,
}

/// What is left of one topic.
struct Narrowed {
    topic: Link,
    routes: Vec<Link>,
    opener: Option<String>,
}

/// Renders the chooser for what the reader has at hand.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, have: &HeldCredentials) -> Result<RenderedPage, RenderError> {
    let calendar = Calendar::of(ctx.content);
    let routes_of = |topic: &TopicId| TopicRoutes::of(ctx.content, *topic, Some(have.things()), &calendar, &ctx.now);
    let found: Vec<TopicRoutes<'_>> = TopicId::ALL.iter().filter_map(routes_of).collect();
    let open = found.iter().filter(|routes| !routes.routes.is_empty()).count();
    let answer = format!("有{}：{}件事里，能查{open}件。", have.words(), found.len());
    let head = PageMeta {
        title: "手边有这些，能查什么".to_owned(),
        description: answer.clone(),
        crumbs: vec![Link::new("/", "首页"), Link::new(find::ADDRESS, find::NAME)],
        here: "手边有这些".to_owned(),
        noindex: true,
        ..PageMeta::default()
    };
    let page = FindNarrowed {
        layout: Layout::new(ctx, head.at(find::ADDRESS)),
        answer,
        last_resort: LastResort::after(ctx, &[])?,
        topics: found.iter().map(|routes| Narrowed::of(routes, have)).collect(),
        form: CredentialsForm::whole(find::ADDRESS, Some(have)),
    };
    let until = found.iter().filter_map(|routes| routes.until.as_ref()).map(jiff::Zoned::timestamp).min();
    let document = RenderedPage::page(ctx, find::ADDRESS, &page)?.holding_until(&page.last_resort.live);
    Ok(RenderedPage { until: document.until.into_iter().chain(until).min(), ..document })
}

impl Narrowed {
    fn of(found: &TopicRoutes<'_>, have: &HeldCredentials) -> Self {
        let address = format!("{}{}", topic_address(found.topic.id.value), have.query());
        let missing = found.missing.as_ref().filter(|_| found.routes.is_empty());
        let routes = found.routes.iter().map(|route| {
            let name = &*route.channel.heading.nav;
            Link::new(section_address(route.guide, Section::Channel(route.channel)), name)
        });
        Self {
            topic: Link::new(address, &*found.topic.name),
            routes: routes.collect(),
            opener: missing
                .map(|missing| format!("有了{}，就能用{}个办法。", words(&missing.credentials), missing.opens)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::query::Query;
    use crate::pages::test_support::with_context;

    fn with(things: &[&str], test: impl FnOnce(&RenderedPage)) {
        with_context(|ctx| {
            let query: Vec<_> = things.iter().map(|thing| ("need".to_owned(), (*thing).to_owned())).collect();
            test(&render(ctx, &HeldCredentials::of(&Query::new(&query)).unwrap()).unwrap());
        });
    }

    #[test]
    fn every_topic_says_what_is_left_of_it_or_what_would_help() {
        with(&["wechat"], |page| {
            assert!(
                page.body.contains("有微信：<span class=\"nb\">11</span>件事里，能查<span class=\"nb\">6</span>件。")
                    || page.body.contains("有微信："),
                "{}",
                page.body
            );
            let items: Vec<&str> = page.body.split("<li>\n<h2>").skip(1).collect();
            assert_eq!(items.len(), TopicId::ALL.len());
            for item in items {
                assert!(item.contains("narrowed-ways") || item.contains("有了"), "{item}");
            }
            assert!(page.body.contains("有了身份证原件，就能用"));
        });
    }

    #[test]
    fn what_is_at_hand_is_kept_in_the_form_and_in_the_links() {
        with(&["id-card", "face"], |page| {
            assert!(page.body.contains("href=\"/find/balance?need=id-card&#38;need=face\""), "{}", page.body);
            for word in ["id-card", "face"] {
                assert!(page.body.contains(&format!("value=\"{word}\" checked>")), "{word}");
            }
        });
    }

    #[test]
    fn it_holds_no_longer_than_the_next_change_of_a_line() {
        with(&["id-card"], |page| {
            assert_eq!(page.until.unwrap().to_string(), "2026-11-23T03:00:00Z", "the peak of 12333 ends at 11:00");
        });
    }
}
