//! `/healthz`: which edition is served, and since when.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Response};
use axum::response::IntoResponse;
use jiff::Timestamp;
use serde::Serialize;

use crate::server::cache_control;
use crate::server::desk::Desk;
use crate::site::{CachePolicy, in_huizhou};

/// What a probe, or an operator, wants to know. Times are RFC 3339, in Huizhou.
#[derive(Debug, Serialize)]
struct Health<'a> {
    status: &'static str,
    version: &'static str,
    edition: &'a str,
    since: String,
    until: Option<String>,
    addresses: usize,
}

/// Tells which edition is served.
pub async fn healthz(State(desk): State<Arc<Desk>>) -> Response<axum::body::Body> {
    let shelf = desk.shelf();
    let edition = shelf.edition();
    let health = Health {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
        edition: edition.id(),
        since: rfc_3339(edition.since()),
        until: edition.until().map(rfc_3339),
        addresses: edition.pages().len(),
    };
    let mut headers: HeaderMap = desk.common().clone();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, cache_control::lasting(CachePolicy::NoStore));
    let body = serde_json::to_string(&health).unwrap_or_default();
    (headers, body).into_response()
}

fn rfc_3339(instant: Timestamp) -> String {
    let moment = in_huizhou(Timestamp::from_second(instant.as_second()).unwrap_or(instant));
    moment.timestamp().display_with_offset(moment.offset()).to_string()
}
