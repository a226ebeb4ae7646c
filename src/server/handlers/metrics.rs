//! `/metrics` for Prometheus, on the port for operators.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use crate::server::telemetry::Metrics;
use crate::site::Site;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

pub async fn metrics(State((site, metrics)): State<(Arc<Site>, Arc<Metrics>)>) -> impl IntoResponse {
    ([(CONTENT_TYPE, OPEN_METRICS)], metrics.text(&site))
}
