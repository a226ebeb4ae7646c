//! What every answer says about itself.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use huizhou_yibao::assets::Assets;

use crate::support::{A_MONDAY_MORNING, Guide};

#[tokio::test]
async fn an_answer_to_one_person_stays_with_that_person() {
    let guide = Guide::shared();
    for question in Guide::questions() {
        let reply = guide.get(&question).await;
        assert_eq!(reply.header(CACHE_CONTROL), "private, max-age=60", "{question}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let guide = Guide::shared();
    let script = guide.edition().pages().find(|page| page.address.ends_with(".js")).unwrap().address.to_string();
    for (method, address) in [
        ("GET", "/"),
        ("GET", script.as_str()),
        ("GET", "/online/"),
        ("GET", "/nothing-here"),
        ("GET", "/healthz"),
        ("POST", "/"),
    ] {
        let reply = guide.ask(method, address, &[]).await;
        let policy = reply.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; "), "{method} {address}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("data:") && !policy.contains("http"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{policy}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{method} {address}");
        assert_eq!(reply.header("referrer-policy"), "no-referrer");
        assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin");
        assert!(reply.header("permissions-policy").contains("geolocation=()"));
        assert_eq!(reply.header("strict-transport-security"), "", "the base URL is http");
    }
    let by_tls = Guide::with_base_url(A_MONDAY_MORNING, "https://example.org").get("/").await;
    assert_eq!(by_tls.header("strict-transport-security"), "max-age=31536000");
}

#[tokio::test]
async fn the_one_style_sheet_inside_a_page_is_allowed_by_its_hash() {
    let guide = Guide::shared();
    let assets = Assets::embedded();
    for page in guide.edition().pages().filter(|page| page.media_type.starts_with("text/html")) {
        let text = String::from_utf8(page.forms.identity().bytes.to_vec()).unwrap();
        let (before, rest) = text.split_once("<style>").unwrap();
        let (style, after) = rest.split_once("</style>").unwrap();
        assert_eq!(style, assets.style_sheet().needed_by(&text), "{}", page.address);
        assert!(!before.contains("<style") && !after.contains("<style"), "{}: a second style sheet", page.address);
        assert!(!text.contains(" style=\""), "{}: a style attribute is refused by browsers", page.address);
        let policy = guide.get(&page.address).await.header("content-security-policy").to_owned();
        assert!(
            page.style_source.as_deref().is_some_and(|source| policy.contains(source)),
            "{}: {policy}",
            page.address
        );
    }
}

#[tokio::test]
async fn icons_are_where_browsers_and_phones_look_without_being_told() {
    let guide = Guide::shared();
    for address in ["/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png"] {
        let reply = guide.get(address).await;
        assert_eq!(reply.status, StatusCode::OK, "{address}");
        assert_eq!(reply.header(CONTENT_TYPE), "image/png");
        assert_eq!(reply.header(CACHE_CONTROL), "public, max-age=86400", "another icon may come to this address");
    }
}

#[tokio::test]
async fn a_file_with_a_fingerprint_is_kept_for_ever() {
    let guide = Guide::shared();
    for page in guide.edition().pages().filter(|page| page.address.starts_with("/static/")) {
        let reply = guide.get(&page.address).await;
        assert_eq!(reply.header(CACHE_CONTROL), "public, max-age=31536000, immutable", "{}", page.address);
    }
}
