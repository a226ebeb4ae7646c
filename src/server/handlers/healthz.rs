//! `/healthz`: which edition is served, and since when.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::IntoResponse;
use jiff::Timestamp;
use serde::Serialize;

use crate::server::state::AppState;
use crate::site::{CachePolicy, in_huizhou};

/// The path, with and without an operator's port.
pub const HEALTHZ: &str = "/healthz";

/// Times are RFC 3339, in Huizhou.
#[derive(Debug, Serialize)]
struct Health<'a> {
    status: &'static str,
    version: &'static str,
    edition: &'a str,
    since: String,
    until: Option<String>,
    addresses: usize,
}

/// 200 with the edition that is served.
pub async fn healthz(State(state): State<AppState>) -> impl IntoResponse {
    let edition = state.site().edition();
    let health = Health {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
        edition: edition.id(),
        since: rfc_3339(edition.since()),
        until: edition.until().map(rfc_3339),
        addresses: edition.page_count(),
    };
    let mut headers: HeaderMap = state.site().security_headers().clone();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, CachePolicy::NoStore.header());
    #[expect(clippy::expect_used, reason = "strings and numbers are valid JSON")]
    let body = serde_json::to_string(&health).expect("valid JSON");
    (headers, body)
}

/// To the second.
fn rfc_3339(instant: Timestamp) -> String {
    let moment = in_huizhou(instant);
    moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
