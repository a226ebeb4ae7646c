//! `/find?need=id-card`: every topic with the routes that work with the credentials at hand.

use askama::Template;

use crate::content::Section;
use crate::pages::context::Context;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::fallback_contact::FallbackContact;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::filters;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;
use crate::pages::tools::credentials_query::{CredentialsForm, HeldCredentials, labels};
use crate::rules::{Calendar, TopicRecommendations};

#[derive(Template)]
#[template(path = "find_by_credentials.html")]
struct FindByCredentials<'a> {
    layout: Layout,
    answer: String,
    topics: Vec<OpenTopic>,
    form: CredentialsForm,
    fallback_contact: FallbackContact<'a>,
}

/// A topic with what works of it.
struct OpenTopic {
    topic: Link,
    routes: Vec<Link>,
    /// If nothing works: what else would make the most routes work.
    missing: Option<String>,
}

/// Renders the page for these credentials.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, held: &HeldCredentials<'_>) -> Result<RenderedPage, RenderError> {
    let calendar = Calendar::of(ctx.content);
    let routes_of = |topic| TopicRecommendations::of(ctx.content, topic, Some(held.as_slice()), &calendar, &ctx.now);
    let found: Vec<TopicRecommendations<'_>> = ctx.content.topics.topic.iter().map(routes_of).collect();
    // A topic that no channel answers has ways of its own, on its page.
    let found: Vec<_> = found.into_iter().filter(|it| !(it.routes.is_empty() && it.closed.is_empty())).collect();
    let open = found.iter().filter(|routes| !routes.routes.is_empty()).count();
    let answer = format!("有{}：{}件事里，能查{open}件。", held.labels(), found.len());
    let path = PageId::Find.path();
    let meta = PageMeta {
        title: "手边有这些，能查什么".to_owned(),
        description: answer.clone(),
        path: path.clone(),
        crumbs: vec![PageId::Home.link(ctx.content), PageId::Find.link(ctx.content)],
        here: "手边有这些".to_owned(),
        noindex: true,
        ..PageMeta::default()
    };
    let page = FindByCredentials {
        layout: Layout::new(ctx, meta),
        answer,
        fallback_contact: FallbackContact::after(ctx, &[], "没有这些东西，医保的事还能怎么查？"),
        topics: found.iter().map(|routes| OpenTopic::new(ctx, routes, held)).collect(),
        form: CredentialsForm::for_all(ctx.content, &path, Some(held)),
    };
    let until = found.iter().filter_map(|routes| routes.until.as_ref()).map(jiff::Zoned::timestamp).min();
    let rendered = RenderedPage::page(ctx, &path, &page)?.holding_until(&page.fallback_contact.live);
    Ok(RenderedPage { until: rendered.until.into_iter().chain(until).min(), ..rendered })
}

impl OpenTopic {
    fn new(ctx: &Context<'_>, found: &TopicRecommendations<'_>, held: &HeldCredentials<'_>) -> Self {
        let path = format!("{}{}", PageId::of_topic(found.topic).path(), held.to_query());
        let missing = found.missing.as_ref().filter(|_| found.routes.is_empty());
        let pages = found.routes.iter().map(|route| PageId::of_section(route.guide, Section::Channel(route.channel)));
        Self {
            topic: Link::new(path, &*found.topic.name),
            routes: pages.map(|page| page.link(ctx.content)).collect(),
            missing: missing.map(|missing| {
                format!("有了{}，就能用{}个办法。", labels(ctx.content, &missing.credentials), missing.opens)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::query_params::{FromQuery, QueryParams};
    use crate::pages::test_fixtures::with_context;
    use crate::pages::tools::credentials_query::FindQuery;

    fn with(query: &str, test: impl FnOnce(&RenderedPage)) {
        with_context(|ctx| {
            let query = FindQuery::from_query(&QueryParams::parse(query)).unwrap();
            test(&render(ctx, &HeldCredentials::named(ctx.content, &query).unwrap()).unwrap());
        });
    }

    #[test]
    fn every_topic_shows_what_works_or_what_would_help() {
        with("need=wechat", |page| {
            assert!(page.body.contains("有微信：<span class=\"nb\">11</span>件事里，能查6件。"), "{}", page.body);
            let items: Vec<&str> = page.body.split("<li>\n<h2>").skip(1).collect();
            assert_eq!(items.len(), 11);
            for item in items {
                assert!(item.contains("narrowed-ways") != item.contains("有了"), "{item}");
            }
            assert!(page.body.contains("有了身份证原件，就能用"));
        });
    }

    #[test]
    fn what_is_at_hand_is_kept_in_the_form_and_in_the_links() {
        with("need=id-card&need=face", |page| {
            assert!(page.body.contains("href=\"/find/balance?need=id-card&#38;need=face\""), "{}", page.body);
            for word in ["id-card", "face"] {
                assert!(page.body.contains(&format!("value=\"{word}\" checked>")), "{word}");
            }
        });
    }

    #[test]
    fn it_holds_no_longer_than_the_next_change_of_a_line() {
        with("need=id-card", |page| {
            assert_eq!(page.until.unwrap().to_string(), "2026-11-23T03:00:00Z", "the peak of 12333 ends at 11:00");
        });
    }
}
