//! The route table: what is no page of the edition, or has a query.

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;

use super::handlers::{HEALTHZ, fallback, healthz, metrics, query_page, query_page_of};
use super::middleware;
use super::state::AppState;
use super::telemetry::Metrics;
use crate::pages::Writing;
use crate::pages::tools::{checklist, dates, documents, find, find_topic, offices, plan, search};
use crate::site::Site;

/// The routes of the site.
pub fn routes(state: AppState) -> Router {
    Writing::ALL
        .into_iter()
        .fold(Router::new(), with_query_pages)
        .route(HEALTHZ, get(healthz))
        .fallback(fallback)
        .layer(middleware::catch_panic(&state))
        .layer(from_fn_with_state(state.clone(), middleware::enforce_limits))
        .layer(middleware::trace())
        .with_state(state)
}

/// The pages that answer a query, at their paths in `writing`.
fn with_query_pages(router: Router<AppState>, writing: Writing) -> Router<AppState> {
    let at = |path: &str| writing.path(path);
    router
        .route(&at("/card/dates"), query_page(dates::respond))
        .route(&at("/card/offices"), query_page(offices::respond))
        .route(&at("/card/documents"), query_page(documents::respond))
        .route(&at("/card/documents/{group}"), query_page_of(checklist::respond))
        .route(&at("/find"), query_page(find::respond))
        .route(&at("/find/{topic}"), query_page_of(find_topic::respond))
        .route(&at("/plan"), query_page(plan::respond))
        .route(&at("/search"), query_page(search::respond))
}

/// The routes of the port for operators (`--admin-listen`).
pub fn admin_routes(site: Arc<Site>, metrics: Arc<Metrics>) -> Router {
    Router::new()
        .route("/metrics", get(metrics::metrics))
        .route(HEALTHZ, get(|| async { "ok\n" }))
        .with_state((site, metrics))
}
