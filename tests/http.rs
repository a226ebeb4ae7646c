//! What a reader's browser, a cache and a stranger get to see: requests through the whole service, without a network.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    LOCATION, VARY,
};
use axum::http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::BodyExt as _;
use huizhou_yibao::assets::Assets;
use huizhou_yibao::content::Source;
use huizhou_yibao::http::{Front, Limits, app};
use huizhou_yibao::site::{Clock, Edition, Encoding, Settings, Site};
use tower::ServiceExt as _;

const A_MONDAY_MORNING: &str = "2026-11-23T09:30:00+08:00";

struct Guide {
    site: Arc<Site>,
    app: Front,
}

struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Guide {
    fn at(now: &str) -> Self {
        Self::with_base_url(now, "http://127.0.0.1:8080")
    }

    fn with_base_url(now: &str, base_url: &str) -> Self {
        let clock = Clock::frozen(now.parse().unwrap());
        let settings = Settings { source: Source::Embedded, clock, base_url: base_url.parse().unwrap() };
        let (site, _) = Site::open(settings).unwrap();
        let site = Arc::new(site);
        let app = app(Arc::clone(&site), &Limits::default());
        Self { site, app }
    }

    fn edition(&self) -> Arc<Edition> {
        self.site.current()
    }

    /// The address of a page that stops being true some day.
    fn passing_address(&self) -> String {
        let edition = self.edition();
        let page = edition.pages().find(|page| page.until.is_some()).expect("a page with live state");
        page.address.to_string()
    }

    /// An address with a question for each page that takes one.
    fn questions() -> Vec<String> {
        let ask = |(path, parameters): &(&str, &[&str])| format!("{path}?{}=2026-12-24", parameters[0]);
        Site::questions().iter().map(ask).collect()
    }

    async fn ask(&self, method: &str, address: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response: Response<_> = self.app.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Reply { status: parts.status, headers: parts.headers, body }
    }

    async fn get(&self, address: &str) -> Reply {
        self.ask("GET", address, &[]).await
    }

    async fn get_in(&self, address: &str, accept_encoding: &str) -> Reply {
        self.ask("GET", address, &[("accept-encoding", accept_encoding)]).await
    }
}

impl Reply {
    fn header(&self, name: impl axum::http::header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

#[tokio::test]
async fn every_address_of_the_edition_answers_200_in_every_form() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for page in guide.edition().pages() {
        for encoding in Encoding::ALL {
            let Some(form) = page.forms.get(encoding) else { continue };
            let reply = guide.get_in(&page.address, &format!("{}, *;q=0", encoding.token())).await;
            assert_eq!(reply.status, StatusCode::OK, "{}", page.address);
            assert_eq!(reply.body, form.bytes, "{}", page.address);
            assert_eq!(reply.header(ETAG), &*form.tag);
            assert_eq!(reply.header(CONTENT_LENGTH), form.bytes.len().to_string());
            assert_eq!(reply.header(CONTENT_TYPE), page.media_type);
            assert_eq!(reply.header(VARY), "Accept-Encoding");
            let said = if encoding == Encoding::Identity { "" } else { encoding.token() };
            assert_eq!(reply.header(CONTENT_ENCODING), said);
        }
    }
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let questions = Guide::questions();
    let fixed = ["/", "/online", "/healthz", "/nothing-here", "/online/"];
    for address in fixed.into_iter().chain(questions.iter().map(String::as_str)) {
        let browser = [("accept-encoding", "gzip, deflate, br")];
        let get = guide.ask("GET", address, &browser).await;
        let head = guide.ask("HEAD", address, &browser).await;
        assert_eq!(head.status, get.status, "{address}");
        assert_eq!(head.headers, get.headers, "{address}");
        assert!(head.body.is_empty(), "{address}");
    }
}

#[tokio::test]
async fn what_the_reader_has_already_is_not_sent_again_and_a_304_repeats_the_headers_of_the_200() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for page in guide.edition().pages() {
        for accept_encoding in ["br", "gzip", "identity"] {
            let first = guide.get_in(&page.address, accept_encoding).await;
            let tag = first.header(ETAG);
            for condition in [tag.to_owned(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
                let headers = [("accept-encoding", accept_encoding), (IF_NONE_MATCH.as_str(), &condition)];
                let again = guide.ask("GET", &page.address, &headers).await;
                assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{} {condition}", page.address);
                assert!(again.body.is_empty());
                let mut expected = first.headers.clone();
                expected.remove(CONTENT_LENGTH);
                assert_eq!(again.headers, expected, "{}", page.address);
            }
        }
    }
}

#[tokio::test]
async fn the_tag_of_one_coding_does_not_stand_for_another() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let brotli = guide.get_in("/online", "br").await;
    let headers = [("accept-encoding", "gzip"), ("if-none-match", brotli.header(ETAG))];
    let gzip = guide.ask("GET", "/online", &headers).await;
    assert_eq!(gzip.status, StatusCode::OK);
    assert_ne!(gzip.header(ETAG), brotli.header(ETAG));
}

#[tokio::test]
async fn who_refuses_every_coding_is_told_so() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for address in ["/online", "/nothing-here"] {
        let reply = guide.get_in(address, "identity;q=0, *;q=0").await;
        assert_eq!(reply.status, StatusCode::NOT_ACCEPTABLE, "{address}");
        assert_eq!(reply.header(VARY), "Accept-Encoding");
        assert!(!reply.body.is_empty());
    }
    assert_eq!(guide.get_in("/online", "identity;q=0").await.status, StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn only_get_and_head_are_answered() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"] {
        for address in ["/", "/online", "/search?q=x", "/healthz", "/nothing-here", "/online/"] {
            let reply = guide.ask(method, address, &[]).await;
            assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {address}");
            assert_eq!(reply.header(ALLOW), "GET, HEAD");
        }
    }
    assert_eq!(guide.ask("OPTIONS", "*", &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn an_address_written_another_way_leads_to_the_one_address() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for (written, address) in [
        ("/online/", "/online"),
        ("/online///", "/online"),
        ("/online/wechat/", "/online/wechat"),
        ("/online/?from=singlemessage&isappinstalled=0", "/online?from=singlemessage&isappinstalled=0"),
        ("/%6Fnline", "/online"),
        ("/online%2Fwechat", "/online/wechat"),
        ("//", "/"),
        ("/healthz/", "/healthz"),
    ] {
        let reply = guide.get(written).await;
        assert_eq!(reply.status, StatusCode::PERMANENT_REDIRECT, "{written}");
        assert_eq!(reply.header(LOCATION), address, "{written}");
    }
}

#[tokio::test]
async fn no_address_leads_off_the_site() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for address in
        ["//evil.example", "//evil.example/", "//evil.example/online/", "/\\evil.example/", "/%2Fevil.example/"]
    {
        let reply = guide.get(address).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(reply.header(LOCATION), "", "{address}");
    }
}

#[tokio::test]
async fn renamed_addresses_lead_to_the_present_ones() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for (old, new) in guide.edition().aliases() {
        let reply = guide.get(old).await;
        assert_eq!(reply.status, StatusCode::PERMANENT_REDIRECT, "{old}");
        assert_eq!(reply.header(LOCATION), new);
    }
}

#[tokio::test]
async fn parameters_that_mean_nothing_here_are_ignored() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for address in ["/", "/online", "/online/wechat"] {
        let plain = guide.get(address).await;
        let shared = guide.get(&format!("{address}?from=timeline&isappinstalled=0&x=%FF")).await;
        assert_eq!(shared.status, StatusCode::OK);
        assert_eq!(shared.body, plain.body);
        assert_eq!(shared.header(ETAG), plain.header(ETAG));
    }
}

#[tokio::test]
async fn an_answer_to_one_person_stays_with_that_person() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for question in Guide::questions() {
        let reply = guide.get(&question).await;
        assert_eq!(reply.header(CACHE_CONTROL), "private, no-cache", "{question}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_404_whatever_its_bytes() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for address in [
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
        let reply = guide.get(address).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{address}");
        assert!(!reply.body.is_empty());
        assert_eq!(reply.header("x-robots-tag"), "noindex");
        assert_eq!(reply.header(CACHE_CONTROL), "public, max-age=10");
    }
}

#[tokio::test]
async fn an_address_that_is_too_long_is_refused_and_a_long_one_is_not() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let query = |length| format!("/online?{}", "x".repeat(length));
    assert_eq!(guide.get(&query(4000)).await.status, StatusCode::OK);
    assert_eq!(guide.get(&query(5000)).await.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let stylesheet = guide.edition().pages().find(|page| page.address.ends_with(".css")).unwrap().address.to_string();
    for (method, address) in [
        ("GET", "/"),
        ("GET", stylesheet.as_str()),
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
async fn the_one_style_sheet_inside_the_pages_is_allowed_by_its_hash() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for page in guide.edition().pages().filter(|page| page.media_type.starts_with("text/html")) {
        let text = String::from_utf8(page.forms.identity().bytes.to_vec()).unwrap();
        for style in text.split("<style").skip(1) {
            let style = style.strip_prefix('>').and_then(|style| style.split_once("</style>")).unwrap().0;
            assert_eq!(style, Assets::embedded().style_sheet(), "{}", page.address);
        }
        assert!(!text.contains(" style=\""), "{}: a style attribute is refused by browsers", page.address);
    }
    let policy = guide.get("/").await.header("content-security-policy").to_owned();
    assert!(policy.contains(guide.site.style_source()), "{policy}");
}

#[tokio::test]
async fn a_file_with_a_fingerprint_is_kept_for_ever() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for page in guide.edition().pages().filter(|page| page.address.starts_with("/static/")) {
        let reply = guide.get(&page.address).await;
        assert_eq!(reply.header(CACHE_CONTROL), "public, max-age=31536000, immutable", "{}", page.address);
    }
}

#[tokio::test]
async fn no_copy_of_a_page_outlives_its_truth() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let address = guide.passing_address();
    let until = guide.edition().page(&address).unwrap().until.unwrap();
    let full = "public, max-age=60, stale-while-revalidate=60, stale-if-error=86400";
    assert_eq!(guide.get(&address).await.header(CACHE_CONTROL), full);

    guide.site.clock().set(until - jiff::SignedDuration::from_secs(42));
    let late = "public, max-age=42, stale-while-revalidate=0, stale-if-error=86400";
    let reply = guide.get(&address).await;
    assert_eq!(reply.header(CACHE_CONTROL), late);
    let again = guide.ask("GET", &address, &[("if-none-match", reply.header(ETAG))]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert_eq!(again.header(CACHE_CONTROL), late);
}

#[tokio::test]
async fn the_next_edition_is_served_as_soon_as_it_is_printed() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let first = guide.edition();
    let health = |reply: Reply| -> serde_json::Value { serde_json::from_slice(&reply.body).unwrap() };
    let before = health(guide.get("/healthz").await);
    assert_eq!(before["status"], "ok");
    assert_eq!(before["edition"], first.id());
    assert_eq!(before["since"], A_MONDAY_MORNING);

    guide.site.clock().set(first.until().unwrap());
    assert!(guide.site.turn().unwrap());
    let after = health(guide.get("/healthz").await);
    assert_eq!(after["since"], before["until"]);
    for page in guide.edition().pages() {
        assert_eq!(guide.get(&page.address).await.header(ETAG), &*page.forms.identity().tag, "{}", page.address);
    }
}

#[tokio::test]
async fn the_smallest_forms_replace_the_quick_ones_without_a_word() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let quick = guide.get_in("/online", "br").await;
    while !guide.edition().page("/online").unwrap().forms.is_best() {
        guide.site.refine(1);
    }
    let best = guide.get_in("/online", "br").await;
    assert!(best.body.len() <= quick.body.len());
    let plain = guide.get("/online").await;
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut best.body.as_slice(), &mut unpacked).unwrap();
    assert_eq!(unpacked, plain.body);
}

#[tokio::test]
async fn a_large_body_is_refused_unread_and_no_query_is_repeated_in_a_header() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let request = Request::builder()
        .uri("/nothing-here?q=secret")
        .header(CONTENT_LENGTH, "1000000")
        .header(ACCEPT_ENCODING, "br")
        .body(Body::from("x".repeat(1_000_000)))
        .unwrap();
    let response = guide.app.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(!format!("{:?}", response.headers()).contains("secret"));
}
