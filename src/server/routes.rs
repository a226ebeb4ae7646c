//! The route table: what is no page of the edition, or has a query.

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;

use super::handlers::{HEALTHZ, fallback, healthz, metrics, query_page, query_page_of};
use super::middleware;
use super::state::AppState;
use super::telemetry::Metrics;
use crate::pages::tools::{checklist, dates, documents, find, find_topic, offices, plan, search};
use crate::site::Site;

/// The routes of the site.
pub fn routes(state: AppState) -> Router {
    Router::new()
        .route("/card/dates", query_page(dates::respond))
        .route("/card/offices", query_page(offices::respond))
        .route("/card/documents", query_page(documents::respond))
        .route("/card/documents/{group}", query_page_of(checklist::respond))
        .route("/find", query_page(find::respond))
        .route("/find/{topic}", query_page_of(find_topic::respond))
        .route("/plan", query_page(plan::respond))
        .route("/search", query_page(search::respond))
        .route(HEALTHZ, get(healthz))
        .fallback(fallback)
        .layer(middleware::catch_panic(&state))
        .layer(from_fn_with_state(state.clone(), middleware::enforce_limits))
        .layer(middleware::trace())
        .with_state(state)
}

/// The routes of the port for operators (`--admin-listen`).
pub fn admin_routes(site: Arc<Site>, metrics: Arc<Metrics>) -> Router {
    Router::new()
        .route("/metrics", get(metrics::metrics))
        .route(HEALTHZ, get(|| async { "ok\n" }))
        .with_state((site, metrics))
}
