//! Any request gets a response of this site: never an internal error, never a redirect off the site.

use std::sync::{Arc, OnceLock};

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Method, Request, Response, Uri};
use http_body_util::BodyExt as _;
use huizhou_yibao::content::Source;
use huizhou_yibao::server::{App, Limits, app};
use huizhou_yibao::site::{Clock, Settings, Site};
use proptest::collection::vec;
use proptest::prelude::*;
use tower::ServiceExt as _;

fn service() -> App {
    static SERVICE: OnceLock<App> = OnceLock::new();
    let open = || {
        let clock = Clock::frozen("2026-11-23T09:30:00+08:00".parse().unwrap());
        let base_url = "https://example.org".parse().unwrap();
        let (site, _) = Site::open(Settings { source: Source::Embedded, clock, base_url }).unwrap();
        app(Arc::new(site), &Limits::default(), None)
    };
    SERVICE.get_or_init(open).clone()
}

/// A part of a target: segments of the site, other scripts, dots, escapes that are whole and ones that aren't.
fn part() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "online",
            "wechat",
            "card",
            "offices",
            "dates",
            "documents",
            "minor",
            "search",
            "find",
            "healthz",
            "static",
            "",
            "..",
            ".",
            "%2F",
            "%2e%2e",
            "%00",
            "%FF",
            "%",
            "%zz",
            "\\",
            "evil.example",
            "微信",
            "@",
            ":80",
            ";a=b",
        ])
        .prop_map(str::to_owned),
        "[!-~]{0,12}",
        "\\PC{0,6}",
    ]
}

fn target() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["q", "town", "applied", "age", "from", "x"]);
    let query = vec((name, part()), 0..4);
    (vec(part(), 0..5), query).prop_map(|(parts, query)| {
        let query: Vec<String> = query.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/{}{mark}{}", parts.join("/"), query.join("&"))
    })
}

fn header() -> impl Strategy<Value = (HeaderName, Vec<u8>)> {
    let name = prop::sample::select(vec![
        "accept-encoding",
        "if-none-match",
        "content-length",
        "transfer-encoding",
        "host",
        "range",
        "if-match",
        "if-modified-since",
        "x-forwarded-host",
        "connection",
        "expect",
        "cookie",
    ]);
    let value = prop_oneof![
        "(br|gzip|identity|\\*|deflate)(;q=[0-9.]{0,5})?(, ?(br|gzip|identity|\\*)(;q=[0-9.]{0,5})?){0,3}"
            .prop_map(String::into_bytes),
        "(W/)?\"?[0-9a-f,\" ]{0,40}\"?".prop_map(String::into_bytes),
        vec(any::<u8>(), 0..40),
    ];
    (name.prop_map(HeaderName::from_static), value)
}

pub async fn respond(request: Request<Body>) -> (Response<()>, Vec<u8>) {
    let (parts, body) = service().oneshot(request).await.unwrap().into_parts();
    (Response::from_parts(parts, ()), body.collect().await.unwrap().to_bytes().to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_request_gets_a_response_without_an_internal_error(
        method in prop_oneof![8 => Just("GET"), 2 => Just("HEAD"), 1 => Just("POST"), 1 => Just("M-SEARCH")],
        target in target(),
        headers in vec(header(), 0..5),
    ) {
        let Ok(uri) = target.parse::<Uri>() else { return Ok(()) };
        let mut request = Request::new(Body::empty());
        *request.method_mut() = Method::from_bytes(method.as_bytes()).unwrap();
        *request.uri_mut() = uri;
        for (name, value) in headers {
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                request.headers_mut().append(name, value);
            }
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let (response, body) = runtime.block_on(respond(request));
        let (status, headers) = (response.status().as_u16(), response.headers());
        prop_assert!(status < 500, "{target}: {status}");
        prop_assert!(headers.contains_key("content-security-policy"), "{target}: {status}");
        if let Some(location) = headers.get("location") {
            let location = location.to_str().unwrap();
            prop_assert!(location.starts_with('/') && !location.starts_with("//") && !location.starts_with("/\\"), "{location}");
        }
        if method == "HEAD" {
            prop_assert!(body.is_empty());
        } else if let Some(length) = headers.get("content-length") {
            prop_assert_eq!(length.to_str().unwrap(), body.len().to_string());
        }
    }
}
