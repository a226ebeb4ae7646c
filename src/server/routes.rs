//! The router: what cannot be ready ahead.

use std::sync::Arc;

use axum::Router;
use axum::middleware::map_response_with_state;
#[cfg(debug_assertions)]
use axum::response::Response;
use axum::routing::get;
use tower::ServiceBuilder;

use crate::server::desk::Desk;
use crate::server::limits::Limits;
use crate::server::observer::Observer;
use crate::server::{fallback, healthz, layers, questions};
use crate::site::Site;

/// Every route that is answered on request, with the layers around them.
pub fn routes(desk: Arc<Desk>, limits: &Limits, observer: Option<&Observer>) -> Router {
    let mut router = Router::new().route("/healthz", get(healthz::healthz));
    for (path, _) in Site::questions() {
        router = router.route(path, get(questions::answer));
    }
    #[cfg(debug_assertions)]
    let router = router.route("/test/panic", get(panic));
    let limiting = ServiceBuilder::new()
        .layer(layers::catch_panic(&desk))
        .layer(layers::timeout(limits))
        .layer(layers::body_limit(limits));
    router
        .fallback(fallback::fallback)
        .with_state(Arc::clone(&desk))
        .layer(limiting)
        .layer(map_response_with_state(desk, layers::stand_in))
        .layer(layers::trace(observer))
}

/// Shows on the real binary what a panic does. A release build has no such address.
#[cfg(debug_assertions)]
#[expect(clippy::panic)]
async fn panic() -> Response {
    panic!("on purpose")
}
