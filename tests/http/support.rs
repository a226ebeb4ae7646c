//! What these tests share.

use std::sync::{Arc, OnceLock};

use axum::body::Body;
use axum::http::header::{AsHeaderName, HOST};
use axum::http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::BodyExt as _;
use huizhou_yibao::content::Source;
use huizhou_yibao::server::{App, Limits, app};
use huizhou_yibao::site::{Clock, CompressionLevel, Edition, Settings, Site};
use tower::ServiceExt as _;

/// A Monday, half an hour after the lines open.
pub const A_MONDAY_MORNING: &str = "2026-11-23T09:30:00+08:00";

/// A path with a query for each page that reads one.
pub const QUERY_PAGES: [&str; 7] = [
    "/card/dates?applied=2026-12-24",
    "/card/offices?town=2026-12-24",
    "/card/documents?age=2026-12-24",
    "/card/documents/minor?age=2026-12-24",
    "/find?need=2026-12-24",
    "/find/balance?need=2026-12-24",
    "/search?q=2026-12-24",
];

/// The whole service, without a network.
pub struct TestApp {
    pub site: Arc<Site>,
    pub service: App,
}

/// A response, read to its end.
pub struct TestResponse {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl TestApp {
    /// The site on [a Monday morning](A_MONDAY_MORNING), the same for every test: its clock must not be moved.
    pub fn shared() -> Self {
        static SITE: OnceLock<Arc<Site>> = OnceLock::new();
        Self::of(Arc::clone(SITE.get_or_init(|| compressed_site(A_MONDAY_MORNING, "http://127.0.0.1:8080"))))
    }

    /// A site of its own at a moment, with a clock that can be moved.
    pub fn at(now: &str) -> Self {
        Self::with_base_url(now, "http://127.0.0.1:8080")
    }

    pub fn with_base_url(now: &str, base_url: &str) -> Self {
        Self::of(compressed_site(now, base_url))
    }

    pub fn of(site: Arc<Site>) -> Self {
        let service = app(Arc::clone(&site), &Limits::default(), None);
        Self { site, service }
    }

    /// The current edition.
    pub fn edition(&self) -> Arc<Edition> {
        self.site.current()
    }

    /// The path of a page that stops being true at some instant.
    pub fn live_path(&self) -> String {
        let edition = self.edition();
        let pages = edition.pages();
        let page = pages.iter().find(|page| page.until().is_some()).expect("a page with live state");
        page.path().to_string()
    }

    pub async fn send(&self, method: &str, target: &str, headers: &[(&str, &str)]) -> TestResponse {
        let mut request = Request::builder().method(method).uri(target).header(HOST, "localhost");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response: Response<_> = self.service.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        TestResponse { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, target: &str) -> TestResponse {
        self.send("GET", target, &[]).await
    }

    pub async fn get_encoded(&self, target: &str, accept_encoding: &str) -> TestResponse {
        self.send("GET", target, &[("accept-encoding", accept_encoding)]).await
    }
}

impl TestResponse {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// A header as text; empty if it isn't there.
    pub fn header(&self, name: impl AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// The settings of a site with a clock that stands at a moment.
pub fn settings(now: &str, base_url: &str) -> Settings {
    let clock = Clock::frozen(now.parse().unwrap());
    Settings { source: Source::Embedded, clock, base_url: base_url.parse().unwrap() }
}

fn compressed_site(now: &str, base_url: &str) -> Arc<Site> {
    let (site, _) = Site::open(settings(now, base_url)).unwrap();
    site.recompress(CompressionLevel::Quick, || true);
    Arc::new(site)
}
