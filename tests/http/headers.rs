//! The headers of responses.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use huizhou_yibao::assets::Assets;
use sha2::{Digest as _, Sha256};

use crate::support::{A_MONDAY_MORNING, QUERY_PAGES, TestApp};

#[tokio::test]
async fn no_shared_cache_may_keep_a_page_with_a_query() {
    let app = TestApp::shared();
    for target in QUERY_PAGES {
        let response = app.get(target).await;
        assert_eq!(response.header(CACHE_CONTROL), "private, max-age=60", "{target}");
    }
}

#[tokio::test]
async fn every_response_has_the_security_headers() {
    let app = TestApp::shared();
    let script = script_path(&app);
    for (method, target) in [
        ("GET", "/"),
        ("GET", script.as_str()),
        ("GET", "/online/"),
        ("GET", "/nothing-here"),
        ("GET", "/healthz"),
        ("POST", "/"),
    ] {
        let response = app.send(method, target, &[]).await;
        let policy = response.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; "), "{method} {target}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("data:") && !policy.contains("http"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{policy}");
        assert_eq!(response.header("x-content-type-options"), "nosniff", "{method} {target}");
        assert_eq!(response.header("referrer-policy"), "no-referrer");
        assert_eq!(response.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(response.header("cross-origin-resource-policy"), "same-origin");
        assert!(response.header("permissions-policy").contains("geolocation=()"));
        assert_eq!(response.header("strict-transport-security"), "", "the base URL is http");
    }
    let by_tls = TestApp::with_base_url(A_MONDAY_MORNING, "https://example.org").get("/").await;
    assert_eq!(by_tls.header("strict-transport-security"), "max-age=31536000");
}

#[tokio::test]
async fn the_one_style_sheet_inside_a_page_is_allowed_by_its_hash() {
    let app = TestApp::shared();
    let assets = Assets::embedded();
    for page in app.edition().pages().into_iter().filter(|page| page.is_html()) {
        let text = String::from_utf8(page.identity().body().to_vec()).unwrap();
        let (before, rest) = text.split_once("<style>").unwrap();
        let (style, after) = rest.split_once("</style>").unwrap();
        assert_eq!(style, assets.style_sheet().needed_by(&text), "{}", page.path());
        assert!(!before.contains("<style") && !after.contains("<style"), "{}: a second style sheet", page.path());
        assert!(!text.contains(" style=\""), "{}: a style attribute is refused by browsers", page.path());
        let policy = app.get(page.path()).await.header("content-security-policy").to_owned();
        assert!(policy.contains(&sha256_source(style)), "{}: {policy}", page.path());
    }
}

#[tokio::test]
async fn icons_are_at_the_paths_that_browsers_and_phones_request_on_their_own() {
    let app = TestApp::shared();
    for target in ["/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png"] {
        let response = app.get(target).await;
        assert_eq!(response.status, StatusCode::OK, "{target}");
        assert_eq!(response.header(CONTENT_TYPE), "image/png");
        assert_eq!(response.header(CACHE_CONTROL), "public, max-age=86400", "the icon at this path may change");
    }
}

#[tokio::test]
async fn a_file_with_a_fingerprint_is_kept_for_ever() {
    let app = TestApp::shared();
    for page in app.edition().pages().into_iter().filter(|page| page.path().starts_with("/static/")) {
        let response = app.get(page.path()).await;
        assert_eq!(response.header(CACHE_CONTROL), "public, max-age=31536000, immutable", "{}", page.path());
    }
}

fn script_path(app: &TestApp) -> String {
    let edition = app.edition();
    let pages = edition.pages();
    pages.iter().find(|page| page.path().ends_with(".js")).unwrap().path().to_string()
}

/// The source expression that allows a style sheet.
fn sha256_source(style: &str) -> String {
    let digest = Sha256::digest(style);
    let base64 = STANDARD.encode(digest);
    format!("'sha256-{base64}'")
}
