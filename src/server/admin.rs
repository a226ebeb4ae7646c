//! What only an operator may ask for, at an address of its own: `/metrics` and `/healthz`.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::server::metrics::Metrics;
use crate::site::Site;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The routes of the operator.
pub fn admin(site: Arc<Site>, metrics: Arc<Metrics>) -> Router {
    Router::new().route("/metrics", get(show)).route("/healthz", get(|| async { "ok\n" })).with_state((site, metrics))
}

async fn show(State((site, metrics)): State<(Arc<Site>, Arc<Metrics>)>) -> impl IntoResponse {
    ([(CONTENT_TYPE, OPEN_METRICS)], metrics.text(&site))
}
