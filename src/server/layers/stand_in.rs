//! The layers answer with a status and a word. The reader gets a page.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::Response;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::IntoResponse as _;

use crate::server::desk::Desk;

/// Puts the edition's page in place of a layer's refusal: 413 and 503. An answer of ours carries our headers already.
pub async fn stand_in(State(desk): State<Arc<Desk>>, response: Response<Body>) -> Response<Body> {
    if response.headers().contains_key(CONTENT_SECURITY_POLICY) {
        return response;
    }
    match desk.shelf().stand_in(response.status().as_u16()) {
        Some(page) => page.answer_plainly().into_response(),
        None => response,
    }
}
