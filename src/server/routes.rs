//! The route table: what is no page of the edition, or has a query.

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use std::sync::Arc;

use super::handlers::{fallback, healthz, metrics, query_pages};
use super::limits::Limits;
use super::middleware::{self, LimitsState};
use super::state::AppState;
use super::telemetry::{Metrics, Telemetry};
use crate::site::Site;

/// The routes of the site.
pub fn routes(state: AppState, limits: &Limits, telemetry: Option<&Telemetry>) -> Router {
    let limits = LimitsState { state: state.clone(), limits: *limits };
    Router::new()
        .route("/card/dates", get(query_pages::dates))
        .route("/card/offices", get(query_pages::offices))
        .route("/card/documents", get(query_pages::documents))
        .route("/card/documents/{group}", get(query_pages::checklist))
        .route("/find", get(query_pages::find))
        .route("/find/{topic}", get(query_pages::find_topic))
        .route("/search", get(query_pages::search))
        .route("/healthz", get(healthz))
        .fallback(fallback)
        .layer(middleware::catch_panic(&state))
        .layer(from_fn_with_state(limits, middleware::enforce_limits))
        .layer(middleware::trace(telemetry))
        .with_state(state)
}

/// The routes of the port for operators (`--admin-listen`).
pub fn admin_routes(site: Arc<Site>, metrics: Arc<Metrics>) -> Router {
    Router::new()
        .route("/metrics", get(metrics::metrics))
        .route("/healthz", get(|| async { "ok\n" }))
        .with_state((site, metrics))
}
