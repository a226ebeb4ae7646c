//! What no route answers: pages with a query that they don't read, paths written another way, renamed paths, and paths
//! that never were.

use axum::extract::State;
use axum::http::Response;

use super::healthz::HEALTHZ;
use super::page_request::PageRequest;
use crate::pages::Writing;
use crate::server::responses::Body;
use crate::server::state::AppState;
use crate::server::uri::{decoded, without_trailing_slashes};

/// The page, 308 to the one path of what is meant, or 404 with the nearest ones.
pub async fn fallback(State(state): State<AppState>, request: PageRequest) -> Response<Body> {
    page_at_path(&state, &request)
}

/// The page at the path of the request, whatever its query.
pub fn page_at_path(state: &AppState, request: &PageRequest) -> Response<Body> {
    let uri = &request.uri;
    let edition = state.site().edition();
    if let Some(page) = edition.page(uri.path()) {
        return state.page_response(&page, &request.method, &request.headers);
    }
    let written = decoded(uri.path());
    let path = without_trailing_slashes(&written);
    let is_answered = edition.has_page(path) || path == HEALTHZ;
    let of_writing = Writing::Traditional.path("/");
    let target = if of_writing.strip_suffix('/') == Some(path) {
        Some(of_writing)
    } else {
        edition.alias(path).or_else(|| is_answered.then(|| path.to_owned()))
    };
    match target {
        // A path that redirects to itself would never end.
        Some(target) if target != uri.path() => state.permanent_redirect(&target, uri.query()),
        _ => match state.site().not_found(path) {
            Ok(page) => state.page_response(&page, &request.method, &request.headers),
            Err(error) => state.internal_error(&error),
        },
    }
}
