//! Methods and request targets, well-formed and not.

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_LENGTH, ETAG, HOST, LOCATION};
use axum::http::{Request, StatusCode};
use huizhou_yibao::content::Source;
use huizhou_yibao::site::{Settings, Site};
use tower::ServiceExt as _;

use crate::aliased_content::{REDIRECTS, aliased_content};
use crate::support::{A_MONDAY_MORNING, QUERY_PAGES, TestApp, settings};

#[tokio::test]
async fn only_get_and_head_are_answered() {
    let app = TestApp::shared();
    for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"] {
        for target in ["/", "/online", "/search?q=x", "/healthz", "/nothing-here", "/online/"] {
            let response = app.send(method, target, &[]).await;
            assert_eq!(response.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {target}");
            assert_eq!(response.header(ALLOW), "GET, HEAD");
        }
    }
    assert_eq!(app.send("OPTIONS", "*", &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn another_spelling_of_a_path_redirects_to_the_path() {
    let app = TestApp::shared();
    for (written, target) in [
        ("/online/", "/online"),
        ("/online///", "/online"),
        ("/online/wechat/", "/online/wechat"),
        ("/online/?from=singlemessage&isappinstalled=0", "/online?from=singlemessage&isappinstalled=0"),
        ("/%6Fnline", "/online"),
        ("/online%2Fwechat", "/online/wechat"),
        ("//", "/"),
        ("/healthz/", "/healthz"),
    ] {
        let response = app.get(written).await;
        assert_eq!(response.status, StatusCode::PERMANENT_REDIRECT, "{written}");
        assert_eq!(response.header(LOCATION), target, "{written}");
    }
}

#[tokio::test]
async fn no_target_redirects_off_the_site() {
    let app = TestApp::shared();
    for target in
        ["//evil.example", "//evil.example/", "//evil.example/online/", "/\\evil.example/", "/%2Fevil.example/"]
    {
        let response = app.get(target).await;
        assert_eq!(response.status, StatusCode::NOT_FOUND, "{target}");
        assert_eq!(response.header(LOCATION), "", "{target}");
    }
}

#[tokio::test]
async fn an_earlier_path_redirects_to_the_present_one_with_its_query() {
    let content = aliased_content();
    let source = Source::Directory(content.path().to_owned());
    let settings = Settings { source, ..settings(A_MONDAY_MORNING, "http://127.0.0.1:8080") };
    let app = TestApp::of(Arc::new(Site::open(settings).unwrap().0));
    for (earlier, present) in REDIRECTS {
        for rest in ["", "?from=singlemessage&isappinstalled=0"] {
            for written in [format!("{earlier}{rest}"), format!("{earlier}/{rest}")] {
                let response = app.get(&written).await;
                assert_eq!(response.status, StatusCode::PERMANENT_REDIRECT, "{written}");
                assert_eq!(response.header(LOCATION), format!("{present}{rest}"), "{written}");
            }
        }
        assert_eq!(app.get(present).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn unknown_parameters_are_ignored() {
    let app = TestApp::shared();
    for target in ["/", "/online", "/online/wechat"] {
        let plain = app.get(target).await;
        let shared = app.get(&format!("{target}?from=timeline&isappinstalled=0&x=%FF")).await;
        assert_eq!(shared.status, StatusCode::OK);
        assert_eq!(shared.body, plain.body);
        assert_eq!(shared.header(ETAG), plain.header(ETAG));
    }
}

#[tokio::test]
async fn an_unknown_path_gets_404_whatever_its_bytes() {
    let app = TestApp::shared();
    for target in [
        "/nothing-here",
        "/%FF%FE",
        "/%",
        "/%00",
        "/微信",
        "/%E5%BE%AE",
        "/../etc/passwd",
        "/static/",
        "/online/wechat/x",
    ] {
        let response = app.get(target).await;
        assert_eq!(response.status, StatusCode::NOT_FOUND, "{target}");
        assert!(!response.body.is_empty());
        assert_eq!(response.header("x-robots-tag"), "noindex");
        assert_eq!(response.header(CACHE_CONTROL), "public, max-age=10");
    }
}

#[tokio::test]
async fn a_target_that_is_too_long_is_refused_and_a_long_one_is_not() {
    let app = TestApp::shared();
    let query = |length| format!("/online?{}", "x".repeat(length));
    assert_eq!(app.get(&query(4000)).await.status, StatusCode::OK);
    assert_eq!(app.get(&query(5000)).await.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn a_large_body_is_refused_unread_and_no_query_is_repeated_in_a_header() {
    let app = TestApp::shared();
    let request = Request::builder()
        .uri("/nothing-here?q=secret")
        .header(HOST, "localhost")
        .header(CONTENT_LENGTH, "1000000")
        .header(ACCEPT_ENCODING, "br")
        .body(Body::from("x".repeat(1_000_000)))
        .unwrap();
    let response = app.service.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(response.headers().contains_key("content-security-policy"), "it has the headers of every response");
    assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8", "it is a page like any other");
    assert!(!format!("{:?}", response.headers()).contains("secret"));
}

#[tokio::test]
async fn a_query_at_a_path_written_another_way_is_redirected_with_it() {
    let app = TestApp::shared();
    for (written, location) in [
        ("/find/%62alance?need=x", "/find/balance?need=x"),
        ("/card/dates/?applied=2026-12-24", "/card/dates?applied=2026-12-24"),
        ("/%73earch?q=12333", "/search?q=12333"),
    ] {
        let response = app.get(written).await;
        assert_eq!(response.status, StatusCode::PERMANENT_REDIRECT, "{written}");
        assert_eq!(response.header(LOCATION), location, "{written}");
    }
    let unknown = app.get("/find/nothing-here?need=x").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert_eq!(unknown.header(CACHE_CONTROL), "public, max-age=10");
}

#[tokio::test]
async fn every_page_with_a_query_of_its_own_reads_it() {
    let app = TestApp::shared();
    let edition = app.edition();
    for target in QUERY_PAGES {
        let path = target.split('?').next().unwrap();
        assert!(edition.page(path).unwrap().reads_query(), "{path}");
        assert!(app.get(path).await.header(CACHE_CONTROL).starts_with("public"), "{path}");
        assert!(app.get(target).await.header(CACHE_CONTROL).starts_with("private"), "{target}");
    }
}
