//! What holds for every page.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod copied_text;
#[path = "../support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, fs};

use huizhou_yibao::content::ledger::FactPlace;
use huizhou_yibao::content::{is_han, ledger, typography_fault};
use huizhou_yibao::pages::tools::credentials_query::FindQuery;
use huizhou_yibao::pages::tools::{find, find_topic};
use huizhou_yibao::pages::{self, FromQuery, PageId, PageResponse, QueryParams, Writing};
use support::{attribute, between, pages, pages_and_files, visible_text, with_context};

/// Every path and fragment that was ever published, one a line.
const ADDRESSES: &str = "tests/addresses.txt";

/// The most 汉字 that a title may have, so that a bookmark shows all of it.
const TITLE_LIMIT: usize = 30;

#[test]
fn every_page_has_one_h1_and_a_title_and_description_of_its_own() {
    with_context(|ctx| {
        let mut titles = BTreeMap::new();
        let mut descriptions = BTreeMap::new();
        for page in pages(ctx) {
            let path = &page.path;
            assert_eq!(page.body.matches("<h1").count(), 1, "{path}: h1");
            let title = between(&page.body, "<title>", "</title>").to_owned();
            let han = title.chars().filter(|c| is_han(*c)).count();
            assert!((1..=TITLE_LIMIT).contains(&han), "{path}: {han} 汉字 in {title:?}");
            let description = between(&page.body, "<meta name=\"description\" content=\"", "\"").to_owned();
            assert!(description.chars().count() >= 20, "{path}: {description:?}");
            if let Some(other) = titles.insert(title, path.clone()) {
                panic!("{path} and {other} have the same title");
            }
            if let Some(other) = descriptions.insert(description, path.clone()) {
                panic!("{path} and {other} have the same description");
            }
        }
    });
}

#[test]
fn every_page_is_chinese_and_canonical_to_itself() {
    with_context(|ctx| {
        for page in pages(ctx) {
            assert!(page.body.contains("<html lang=\"zh-CN\">"), "{}", page.path);
            let canonical = format!("<link rel=\"canonical\" href=\"https://example.org{}\">", page.path);
            assert!(page.body.contains(&canonical), "{}", page.path);
            assert!(!page.body.contains("TODO"), "{}", page.path);
        }
    });
}

#[test]
fn ids_are_unique_on_every_page() {
    with_context(|ctx| {
        for page in pages(ctx) {
            let mut seen = BTreeSet::new();
            for id in attribute(&page.body, "id") {
                assert!(seen.insert(id), "{} has two elements with id {id:?}", page.path);
            }
        }
    });
}

#[test]
fn every_fact_stands_on_the_page_that_claims_it_and_on_no_other_guide() {
    with_context(|ctx| {
        let pages = pages(ctx);
        let claims = |path: &str, id: &str| {
            pages.iter().any(|page| page.path == path && attribute(&page.body, "id").contains(&id))
        };
        for entry in ledger::entries(ctx.content) {
            let id: &str = &entry.provenance.id.value;
            for guide in ctx.content.guides() {
                let path = PageId::Guide(guide.id).path();
                let is_its_guide = match entry.place {
                    FactPlace::Guide(own) | FactPlace::Section(own, _) => own == guide.id,
                    FactPlace::Topic(_) | FactPlace::Situation(_) => false,
                };
                assert_eq!(claims(&path, id), is_its_guide, "{id} on {path}");
            }
            assert!(claims(&PageId::of_place(entry.place).path(), id), "{id} on its own page");
        }
    });
}

#[test]
fn no_page_shows_half_width_punctuation_or_typed_spaces_beside_han() {
    with_context(|ctx| {
        for page in pages(ctx) {
            for line in visible_text(&without_quoted_titles(&page.body)).lines().map(str::trim) {
                assert_eq!(typography_fault(line), None, "{}: {line:?}", page.path);
            }
        }
    });
}

/// A page without the titles of sources, which keep their authors' punctuation.
fn without_quoted_titles(html: &str) -> String {
    let mut parts = html.split("<cite>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("</cite>").map_or(part, |(_, rest)| rest))
}

/// These pages depend on the request: each credential alone, a few, all, on every topic.
#[test]
fn what_is_at_hand_gets_pages_as_sound_as_the_others() {
    with_context(|ctx| {
        let all: Vec<&str> = ctx.content.credentials.need.iter().map(|it| it.id.value.as_str()).collect();
        let alone = all.iter().map(|credential| vec![*credential]);
        let choices: Vec<Vec<&str>> = alone.chain([vec!["id-card", "wechat", "passport"], all.clone()]).collect();
        let known: BTreeSet<String> = PageId::all(ctx.content).into_iter().map(PageId::path).collect();
        let topics = ctx.content.topics.topic.iter().map(|topic| Some(topic.id.value.as_str()));
        for topic in topics.chain([None]) {
            for choice in &choices {
                let query: Vec<String> = choice.iter().map(|value| format!("need={value}")).collect();
                let query = FindQuery::from_query(&QueryParams::parse(&query.join("&"))).unwrap();
                let response = match topic {
                    Some(topic) => find_topic::respond(ctx, topic, &query).unwrap(),
                    None => find::respond(ctx, &query).unwrap(),
                };
                let PageResponse::RenderedPage(page) = response else { panic!("{topic:?} leads elsewhere") };
                let name = format!("{} with {choice:?}", page.path);
                assert!(page.noindex && page.status == 200 && page.body.matches("<h1").count() == 1, "{name}");
                assert!(page.body.contains("tel:+8675212333"), "{name}");
                let ids = attribute(&page.body, "id");
                assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: an id is used twice");
                for path in attribute(&page.body, "href").into_iter().filter(|href| href.starts_with('/')) {
                    let path = path.split(['?', '#']).next().unwrap();
                    let (_, path) = Writing::of_path(path);
                    assert!(path.starts_with("/static/") || known.contains(path), "{name} links to {path}");
                }
                for line in visible_text(&page.body).lines().map(str::trim) {
                    assert_eq!(typography_fault(line), None, "{name}: {line:?}");
                }
            }
        }
    });
}

/// Bookmarks use these: every path, and every fragment of the guides.
#[test]
fn every_published_path_and_fragment_still_exists_or_redirects() {
    let text = fs::read_to_string(ADDRESSES).unwrap();
    let frozen: BTreeSet<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
    with_context(|ctx| {
        let all = pages_and_files(ctx);
        let aliases: BTreeSet<String> = pages::aliases(ctx.content).into_iter().map(|(from, _)| from).collect();
        let mut present: BTreeSet<String> = all.iter().map(|page| page.path.clone()).collect();
        for path in ctx.content.guides().iter().map(|guide| PageId::Guide(guide.id).path()) {
            let page = all.iter().find(|page| page.path == path).unwrap();
            let main = between(&page.body, "id=\"main\">", "</main>");
            let ids = attribute(main, "id").into_iter().filter(|id| !id.ends_with("-title"));
            present.extend(ids.map(|id| format!("{path}#{id}")));
        }
        let lost: Vec<&&str> =
            frozen.iter().filter(|line| !present.contains(**line) && !aliases.contains(**line)).collect();
        assert!(
            lost.is_empty(),
            "paths that visitors may have bookmarked are gone: {lost:#?}\n\
             Keep the old id as aliases = [\"old-id\"] beside the new id in content/*.toml."
        );
        let new = present.iter().filter(|line| !frozen.contains(line.as_str()));
        let new = new.fold(String::new(), |mut lines, line| {
            writeln!(lines, "{line}").unwrap();
            lines
        });
        if env::var_os("UPDATE_ADDRESSES").is_some() {
            fs::write(ADDRESSES, text.clone() + &new).unwrap();
            return;
        }
        assert!(
            new.is_empty(),
            "a new path must work for ever; if these are final, add them to {ADDRESSES} with\n\
             UPDATE_ADDRESSES=1 cargo test --test pages\n\n{new}"
        );
    });
}

/// The article's June is superseded: wherever a page has it, the page says so at the same place.
#[test]
fn no_page_names_june_as_the_deadline_without_saying_that_it_is_superseded() {
    with_context(|ctx| {
        for page in pages(ctx) {
            for line in
                visible_text(&page.body).lines().filter(|line| line.contains("6月30日") || line.contains("6月交"))
            {
                // The notice of 2023 counts from the same day what who pays late has to add.
                let is_said = ["有新说法", "原文", "6月30日以后", "7月到第二年6月", "等到6月"];
                assert!(is_said.iter().any(|words| line.contains(words)), "{}: {line}", page.path);
            }
        }
    });
}
