//! The pictures that other programs show beside a shared link.

use crate::support::TestApp;

const MOST_BYTES: usize = 60 * 1024;

/// What stands between `start` and the next `end`.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    text.split_once(start).expect(start).1.split_once(end).expect(end).0
}

/// The value of an Open Graph property.
fn property<'t>(html: &'t str, name: &str) -> &'t str {
    between(html, &format!("<meta property=\"og:{name}\" content=\""), "\"")
}

/// The data of the first chunk of a kind in a PNG.
fn chunk<'p>(png: &'p [u8], kind: &[u8]) -> &'p [u8] {
    let mut rest = &png[8..];
    loop {
        let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
        if &rest[4..8] == kind {
            return &rest[8..8 + length];
        }
        rest = &rest[12 + length..];
    }
}

/// The question that the picture says it shows.
fn title(png: &[u8]) -> &str {
    str::from_utf8(chunk(png, b"iTXt")).unwrap().strip_prefix("Title\0").unwrap().rsplit('\0').next().unwrap()
}

#[tokio::test]
async fn each_guide_has_a_picture_that_shows_its_present_question_in_either_writing() {
    let app = TestApp::shared();
    for root in ["", "/hant"] {
        for path in ["/", "/hotlines", "/offline", "/online", "/card", "/tips"] {
            let html = app.get(&format!("{root}{path}")).await.text();
            let picture = property(&html, "image").strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
            let response = app.get(&picture).await;
            assert_eq!(response.header("content-type"), "image/png", "{picture}");
            assert_eq!(response.header("cross-origin-resource-policy"), "cross-origin", "{picture}");
            assert!(response.body.len() <= MOST_BYTES, "{picture} has {} bytes", response.body.len());
            let size = chunk(&response.body, b"IHDR");
            assert_eq!(size[..8], [0, 0, 0x04, 0xB0, 0, 0, 0x02, 0x76], "{picture} is 1200 by 630");
            let question = between(&html, "<h1>", "</h1>").replace("<wbr>", "");
            assert_eq!(title(&response.body), question, "run tests/browser/make-share-pictures.js");
        }
    }
}

#[tokio::test]
async fn a_shared_link_says_the_answer_in_its_own_writing() {
    let app = TestApp::shared();
    let here = app.get("/online/wechat").await.text();
    assert_eq!(property(&here, "title"), "打开「粤省事」小程序，4步看到余额和流水");
    let there = app.get("/hant/online/wechat").await.text();
    assert_eq!(property(&there, "title"), "打開「粤省事」小程序，4步看到餘額和流水");
    assert!(property(&there, "image").contains("/static/share-online-hant."), "{}", property(&there, "image"));
}
