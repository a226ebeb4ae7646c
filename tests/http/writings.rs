//! The two writings of the site: each page in simplified characters and in traditional ones.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use axum::http::header::LOCATION;
use huizhou_yibao::pages::{Writing, is_shared};
use huizhou_yibao::site::CachedPage;

use crate::support::{A_MONDAY_MORNING, QUERY_PAGES, TestApp};

/// Every character that a double-byte encoding has, in rows that begin with one of `leads`.
fn characters(
    encoding: &'static encoding_rs::Encoding,
    leads: std::ops::RangeInclusive<u8>,
    trails: &[u8],
) -> BTreeSet<char> {
    let pairs = leads.flat_map(|lead| trails.iter().map(move |trail| [lead, *trail]));
    let decoded = pairs.map(|pair| encoding.decode_without_bom_handling(&pair).0.into_owned());
    decoded.filter_map(|text| text.chars().next()).filter(|c| is_han(*c)).collect()
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{2FFFF}')
}

/// The characters of GB 2312, in which simplified Chinese is written.
fn simplified() -> BTreeSet<char> {
    characters(encoding_rs::GBK, 0xB0..=0xF7, &(0xA1..=0xFE).collect::<Vec<u8>>())
}

/// The characters of Big5, in which traditional Chinese is written.
fn traditional() -> BTreeSet<char> {
    let trails: Vec<u8> = (0x40..=0x7E).chain(0xA1..=0xFE).collect();
    characters(encoding_rs::BIG5, 0xA1..=0xF9, &trails)
}

fn text(page: &CachedPage) -> String {
    String::from_utf8(page.identity().body().to_vec()).unwrap()
}

/// The text without everything from `start` to the next `end`.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut pieces = text.split(start);
    let first = pieces.next().unwrap().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once(end).map_or("", |(_, rest)| rest))
}

/// What a reader of the traditional page sees, without the names that stand on screens and forms and what is typed.
fn without_names(html: &str) -> String {
    let html = without(html, "<style>", "</style>");
    let html = without(&html, "<span class=\"screen ", "</span>");
    let html = without(&without(&html, "<b data-copy>", "</b>"), " value=\"", "\"");
    let html = without(&html, "lang=\"zh-CN\" href", "</a>");
    without(&without(&html, "「", "」"), "《", "》")
}

#[test]
fn every_page_is_written_in_the_characters_of_its_writing() {
    let edition = TestApp::shared().edition();
    let (simplified, traditional) = (simplified(), traditional());
    assert!(simplified.len() == 6763 && traditional.len() > 13_000, "{} {}", simplified.len(), traditional.len());
    let mut pages = 0;
    for page in edition.pages() {
        let (writing, path) = Writing::of_path(page.path());
        if path.starts_with("/static/") || !page.headers()["content-type"].to_str().unwrap().contains("utf-8") {
            continue;
        }
        let (text, known) = match writing {
            Writing::Simplified => (without(&text(&page), "lang=\"zh-Hant-HK\" href", "</a>"), &simplified),
            Writing::Traditional => (without_names(&text(&page)), &traditional),
        };
        let others: BTreeSet<char> = text.chars().filter(|c| is_han(*c) && !known.contains(c)).collect();
        // The name of a town, in an older form and in the usual one; what only Hong Kong writes.
        let rare = BTreeSet::from(['巺', '巽', '着', '衞', '枱']);
        let others: Vec<_> = others.difference(&rare).collect();
        assert!(others.is_empty(), "{}: {others:?}", page.path());
        pages += 1;
    }
    assert!(pages > 300, "{pages}");
}

#[test]
fn what_people_read_is_there_in_both_writings_and_what_programs_read_once() {
    let edition = TestApp::shared().edition();
    for page in edition.pages() {
        let (writing, path) = Writing::of_path(page.path());
        let is_static = page.headers()["cache-control"].to_str().unwrap().contains("max-age=86400")
            && !page.headers()["cache-control"].to_str().unwrap().contains("stale");
        let other = writing.other().path(path);
        assert_eq!(edition.page(&other).is_some(), !is_shared(path) && !is_static, "{other}");
    }
}

#[test]
fn each_page_names_both_and_they_name_each_other() {
    let app = TestApp::with_base_url(A_MONDAY_MORNING, "https://example.org");
    let edition = app.edition();
    for page in edition.pages().into_iter().filter(|page| page.is_html()) {
        let (writing, path) = Writing::of_path(page.path());
        let html = text(&page);
        let (here, there) = (page.path(), writing.other().path(path));
        assert!(html.contains(&format!("<html lang=\"{}\">", writing.language())), "{here}");
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"https://example.org{here}\">")), "{here}");
        let link = format!("lang=\"{}\" href=\"{there}\">{}</a>", writing.other().language(), writing.other().name());
        assert_eq!(html.matches(&link).count(), 1, "{here}");
        let other = writing.other();
        let alternate =
            format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"https://example.org{there}\">", other.language());
        let is_listed = page.headers().get("x-robots-tag").is_none();
        assert_eq!(html.matches(&alternate).count(), usize::from(is_listed), "{here}");
        let links = html.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        for link in links.filter(|link| link.starts_with('/') && *link != there) {
            let link_path = link.split(['?', '#']).next().unwrap();
            assert!(Writing::of_path(link_path).0 == writing || is_shared(link_path), "{here} leads to {link}");
        }
    }
}

#[tokio::test]
async fn a_query_is_answered_in_the_writing_of_its_path_and_the_link_keeps_it() {
    let app = TestApp::shared();
    for target in QUERY_PAGES {
        let (path, query) = target.split_once('?').unwrap();
        let here = app.get(target).await;
        let there = app.get(&format!("/hant{target}")).await;
        assert_eq!(there.status, here.status, "{target}");
        let (here, there) = (here.text(), there.text());
        assert!(there.contains("<html lang=\"zh-Hant-HK\">"), "{target}");
        assert!(here.contains(&format!("href=\"/hant{path}?{query}\">繁體</a>")), "{target}");
        assert!(there.contains(&format!("href=\"{path}?{query}\">简体</a>")), "{target}");
    }
}

#[tokio::test]
async fn search_takes_either_script_in_both() {
    let app = TestApp::shared();
    let first = |html: &str| {
        let results = html.split_once("<ol class=\"results\"").expect("results").1;
        results.split_once(" href=\"").unwrap().1.split('"').next().unwrap().to_owned()
    };
    let found = first(&app.get("/search?q=%E4%BD%99%E9%A2%9D").await.text());
    assert_eq!(first(&app.get("/search?q=%E9%A4%98%E9%A1%8D").await.text()), found);
    for query in ["%E4%BD%99%E9%A2%9D", "%E9%A4%98%E9%A1%8D"] {
        assert_eq!(first(&app.get(&format!("/hant/search?q={query}")).await.text()), format!("/hant{found}"));
    }
}

#[tokio::test]
async fn the_traditional_home_page_has_one_address() {
    let app = TestApp::shared();
    let response = app.get("/hant").await;
    assert_eq!((response.status, response.header(LOCATION)), (StatusCode::PERMANENT_REDIRECT, "/hant/"));
    assert_eq!(app.get("/hant/").await.status, StatusCode::OK);
    assert_eq!(app.get("/hant/card/?x=1").await.header(LOCATION), "/hant/card?x=1");
    assert_eq!(app.get("/hant/facts.json").await.status, StatusCode::NOT_FOUND);
    let missing = app.get("/hant/cart").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    let missing = missing.text();
    assert!(missing.contains("這裏沒有這一頁") && missing.contains("href=\"/hant/card\""), "{missing}");
}

#[test]
fn names_on_screens_and_forms_stay_with_their_reading_beside_them() {
    let edition = TestApp::shared().edition();
    let html = text(&edition.page("/hant/online/wechat").unwrap());
    assert!(html.contains("「粤省事」</b><wbr>（粵省事）"), "{html}");
    assert!(html.contains("<b data-copy>粤省事</b>"), "what is typed into WeChat is typed as it is there");
    let form = text(&edition.page("/hant/card/steps").unwrap());
    assert!(form.contains("校对表》<wbr>（"), "{form}");
}
