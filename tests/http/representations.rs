//! A page in each content coding, whole or not modified.

use std::sync::Arc;

use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderValue, StatusCode};
use huizhou_yibao::site::{CompressionLevel, Encoding, Site};

use crate::support::{A_MONDAY_MORNING, QUERY_PAGES, TestApp, settings};

#[tokio::test]
async fn every_page_of_the_edition_is_served_in_every_coding() {
    let app = TestApp::shared();
    for page in app.edition().pages() {
        for encoding in Encoding::ALL {
            let Some(representation) = page.representation(encoding) else { continue };
            let response = app.get_encoded(page.path(), &format!("{}, *;q=0", encoding.token())).await;
            assert_eq!(response.status, StatusCode::OK, "{}", page.path());
            assert_eq!(response.body, *representation.body(), "{}", page.path());
            assert_eq!(response.header(ETAG), representation.etag());
            assert_eq!(response.header(CONTENT_TYPE), page.headers()[CONTENT_TYPE]);
            assert_eq!(response.header(VARY), "Accept-Encoding");
            let expected = if encoding == Encoding::Identity { "" } else { encoding.token() };
            assert_eq!(response.header(CONTENT_ENCODING), expected);
        }
    }
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let app = TestApp::shared();
    let others = ["/", "/online", "/healthz", "/nothing-here", "/online/"];
    for target in others.into_iter().chain(QUERY_PAGES) {
        for accept_encoding in ["gzip, deflate, br", "gzip", "identity"] {
            let browser = [("accept-encoding", accept_encoding)];
            let get = app.send("GET", target, &browser).await;
            let head = app.send("HEAD", target, &browser).await;
            assert_eq!(head.status, get.status, "{target}");
            assert!(head.body.is_empty(), "{target}");
            // Over a connection hyper adds Content-Length; without one only the response to HEAD has it.
            let mut expected = get.headers.clone();
            if !get.status.is_redirection() {
                expected.insert(CONTENT_LENGTH, HeaderValue::from(get.body.len()));
            }
            assert_eq!(head.headers, expected, "{target} {accept_encoding}");
        }
    }
}

#[tokio::test]
async fn a_cached_page_is_not_sent_again_and_a_304_repeats_the_headers_of_the_200() {
    let app = TestApp::shared();
    for page in app.edition().pages() {
        for accept_encoding in ["br", "gzip", "identity"] {
            let first = app.get_encoded(page.path(), accept_encoding).await;
            let tag = first.header(ETAG);
            for condition in [tag.to_owned(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
                let headers = [("accept-encoding", accept_encoding), (IF_NONE_MATCH.as_str(), &condition)];
                let again = app.send("GET", page.path(), &headers).await;
                assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{} {condition}", page.path());
                assert!(again.body.is_empty());
                assert_eq!(again.headers, first.headers, "{}", page.path());
            }
        }
    }
}

#[tokio::test]
async fn the_tag_of_one_coding_does_not_match_another() {
    let app = TestApp::shared();
    let brotli = app.get_encoded("/online", "br").await;
    let headers = [("accept-encoding", "gzip"), ("if-none-match", brotli.header(ETAG))];
    let gzip = app.send("GET", "/online", &headers).await;
    assert_eq!(gzip.status, StatusCode::OK);
    assert_ne!(gzip.header(ETAG), brotli.header(ETAG));
}

#[tokio::test]
async fn a_request_that_refuses_every_coding_gets_406() {
    let app = TestApp::shared();
    for target in ["/online", "/nothing-here"] {
        let response = app.get_encoded(target, "identity;q=0, *;q=0").await;
        assert_eq!(response.status, StatusCode::NOT_ACCEPTABLE, "{target}");
        assert_eq!(response.header(VARY), "Accept-Encoding");
        assert!(!response.body.is_empty());
    }
    assert_eq!(app.get_encoded("/online", "identity;q=0").await.status, StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn before_any_page_is_compressed_responses_are_compressed_with_the_tags_to_come() {
    let settings = settings(A_MONDAY_MORNING, "http://127.0.0.1:8080");
    let app = TestApp::of(Arc::new(Site::open(settings).unwrap().0));
    assert!(app.edition().page("/online").unwrap().compression().is_none());
    for encoding in Encoding::ALL {
        let at_once = app.get_encoded("/online", encoding.token()).await;
        let page = app.edition().page("/online").unwrap().compressed(CompressionLevel::Quick);
        let representation = page.representation(encoding).unwrap();
        assert_eq!(at_once.body, *representation.body());
        assert_eq!(at_once.header(ETAG), representation.etag());
        let known = [("accept-encoding", encoding.token()), ("if-none-match", representation.etag().to_str().unwrap())];
        assert_eq!(app.send("GET", "/online", &known).await.status, StatusCode::NOT_MODIFIED);
    }
}

#[tokio::test]
async fn a_condition_on_another_version_of_the_page_fails() {
    let app = TestApp::shared();
    for target in ["/", "/online", "/facts.json", "/search?q=12333"] {
        let plain = app.get(target).await;
        let current = plain.header(ETAG);
        for (if_match, status) in [
            (current.to_owned(), StatusCode::OK),
            (format!("\"x\", {current}"), StatusCode::OK),
            ("*".to_owned(), StatusCode::OK),
            ("\"x\"".to_owned(), StatusCode::PRECONDITION_FAILED),
            (format!("W/{current}"), StatusCode::PRECONDITION_FAILED),
        ] {
            for method in ["GET", "HEAD"] {
                let response = app.send(method, target, &[("if-match", &if_match)]).await;
                assert_eq!(response.status, status, "{method} {target} {if_match}");
                let both = [("if-match", if_match.as_str()), ("if-none-match", current)];
                let expected = if status == StatusCode::OK { StatusCode::NOT_MODIFIED } else { status };
                assert_eq!(app.send(method, target, &both).await.status, expected, "{method} {target} {if_match}");
            }
        }
    }
    assert_eq!(app.send("GET", "/nothing-here", &[("if-match", "\"x\"")]).await.status, StatusCode::NOT_FOUND);
}
