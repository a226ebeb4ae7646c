//! What no route knows: addresses written another way, renamed ones, and those that never were.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, Method, Response, Uri};
use axum::response::IntoResponse;

use crate::server::address::{decoded, without_trailing_slashes};
use crate::server::desk::Desk;
use crate::site::Site;

/// 308 to the one address of what is meant, or 404 with the nearest ones.
pub async fn fallback(
    State(desk): State<Arc<Desk>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response<axum::body::Body> {
    let written = decoded(uri.path());
    let path = without_trailing_slashes(&written);
    let target = {
        let shelf = desk.shelf();
        let renamed = shelf.edition().alias(path).map(str::to_owned);
        renamed.or_else(|| is_answered(&desk, path).then(|| path.to_owned()))
    };
    match target {
        // An address that leads to itself would lead round in a circle.
        Some(target) if target != uri.path() => desk.moved(&target, uri.query()),
        _ => match desk.site().not_found(path) {
            Ok(page) => desk.hand_out_once(page, &method, &headers),
            Err(error) => desk.apologise(&error),
        },
    }
    .into_response()
}

fn is_answered(desk: &Desk, path: &str) -> bool {
    desk.shelf().get(path).is_some() || path == "/healthz" || !Site::parameters(path).is_empty()
}
