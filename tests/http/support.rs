//! What these tests share.

use std::sync::{Arc, OnceLock};

use axum::body::Body;
use axum::http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::BodyExt as _;
use huizhou_yibao::content::Source;
use huizhou_yibao::server::{Front, Limits, app};
use huizhou_yibao::site::{Clock, Edition, Effort, Settings, Site};
use tower::ServiceExt as _;

/// A Monday, half an hour after the lines open.
pub const A_MONDAY_MORNING: &str = "2026-11-23T09:30:00+08:00";

/// The whole service, without a network.
pub struct Guide {
    pub site: Arc<Site>,
    pub app: Front,
}

/// A response, read to its end.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Guide {
    /// The guide on [a Monday morning](A_MONDAY_MORNING), the same for every test: its clock must not be moved.
    pub fn shared() -> Self {
        static SITE: OnceLock<Arc<Site>> = OnceLock::new();
        Self::of(Arc::clone(SITE.get_or_init(|| site(A_MONDAY_MORNING, "http://127.0.0.1:8080"))))
    }

    /// A guide of one's own at a moment, with a clock that can be moved.
    pub fn at(now: &str) -> Self {
        Self::with_base_url(now, "http://127.0.0.1:8080")
    }

    /// A guide that readers come to by another address.
    pub fn with_base_url(now: &str, base_url: &str) -> Self {
        Self::of(site(now, base_url))
    }

    /// A guide over this site.
    pub fn of(site: Arc<Site>) -> Self {
        let app = app(Arc::clone(&site), &Limits::default());
        Self { site, app }
    }

    /// What is served now.
    pub fn edition(&self) -> Arc<Edition> {
        self.site.current()
    }

    /// The address of a page that stops being true some day.
    pub fn passing_address(&self) -> String {
        let edition = self.edition();
        let page = edition.pages().find(|page| page.until.is_some()).expect("a page with live state");
        page.address.to_string()
    }

    /// An address with a question for each page that takes one.
    pub fn questions() -> Vec<String> {
        let ask = |(path, parameters): &(&str, &[&str])| format!("{path}?{}=2026-12-24", parameters[0]);
        Site::questions().iter().map(ask).collect()
    }

    /// Sends a request.
    pub async fn ask(&self, method: &str, address: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response: Response<_> = self.app.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Reply { status: parts.status, headers: parts.headers, body }
    }

    /// Asks for an address.
    pub async fn get(&self, address: &str) -> Reply {
        self.ask("GET", address, &[]).await
    }

    /// Asks for an address in a coding.
    pub async fn get_in(&self, address: &str, accept_encoding: &str) -> Reply {
        self.ask("GET", address, &[("accept-encoding", accept_encoding)]).await
    }
}

impl Reply {
    /// A header as text; nothing if it isn't there.
    pub fn header(&self, name: impl axum::http::header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// The settings of a site at a moment, read by its own clock.
pub fn settings(now: &str, base_url: &str) -> Settings {
    let clock = Clock::frozen(now.parse().unwrap());
    Settings { source: Source::Embedded, clock, base_url: base_url.parse().unwrap() }
}

fn site(now: &str, base_url: &str) -> Arc<Site> {
    let (site, _) = Site::open(settings(now, base_url)).unwrap();
    site.refine(Effort::Quick, usize::MAX, || true);
    Arc::new(site)
}
