//! Which representation of a page a request gets, and whether it has it already.

mod accept_encoding;
mod if_none_match;

use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use bytes::Bytes;

use super::responses::{Body, body};
use crate::site::{CachedPage, Clock, CompressionLevel};
use accept_encoding::AcceptEncoding;

/// The response with the representation of `page` that the request prefers; `None` if it refuses every one there is.
///
/// A page that is not compressed yet (it was made for this request, or the server has just started) is compressed for the
/// request in the one coding that it prefers.
pub fn page_response(page: &CachedPage, method: &Method, headers: &HeaderMap, clock: &Clock) -> Option<Response<Body>> {
    let accepted = AcceptEncoding::of(headers);
    let compressed_now = match (page.compression(), accepted.prefer(Some)) {
        (None, Some(preferred)) => page.compress(preferred, CompressionLevel::Quick).map(|made| (preferred, made)),
        _ => None,
    };
    let representation = accepted.prefer(|encoding| match &compressed_now {
        Some((made_in, made)) if *made_in == encoding => Some(made),
        _ => page.representation(encoding),
    })?;
    let is_not_modified =
        page.status() == StatusCode::OK && if_none_match::matches(headers, representation.etag().as_bytes());
    let is_whole = method == Method::GET && !is_not_modified;
    let sent = if is_whole { representation.body().clone() } else { Bytes::new() };
    let mut response = Response::new(body(sent));
    // A 304 carries the headers of the 200: a cache refreshes its copy with them.
    response.headers_mut().clone_from(representation.headers());
    if is_not_modified {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        *response.status_mut() = page.status();
        if !is_whole {
            // hyper adds the length of what is sent; here nothing is.
            response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(representation.body().len()));
        }
    }
    if let Some(cache_control) = page.clamped_cache_control(clock) {
        response.headers_mut().insert(CACHE_CONTROL, cache_control);
    }
    Some(response)
}
