//! Which representation of a page a request gets, and whether it has it already.

mod accept_encoding;
mod etag_list;
mod preconditions;

use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use bytes::Bytes;

use super::responses::{Body, body};
use crate::site::{CachedPage, Clock, CompressionLevel};
use accept_encoding::AcceptEncoding;
use preconditions::Precondition;

/// Why a request gets no representation of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// 406: it refuses every coding there is.
    NotAcceptable,
    /// 412: it wants only a representation that there is no more.
    PreconditionFailed,
}

/// The response with the representation of `page` that the request prefers.
///
/// A page that is not compressed yet (it was made for this request, or the server has just started) is compressed for the
/// request in the one coding that it prefers.
pub fn page_response(
    page: &CachedPage,
    method: &Method,
    headers: &HeaderMap,
    clock: &Clock,
) -> Result<Response<Body>, Refusal> {
    let accepted = AcceptEncoding::of(headers);
    let compressed_now = match (page.compression(), accepted.prefer(Some)) {
        (None, Some(preferred)) => page.compress(preferred, CompressionLevel::Quick).map(|made| (preferred, made)),
        _ => None,
    };
    let preferred = accepted.prefer(|encoding| match &compressed_now {
        Some((made_in, made)) if *made_in == encoding => Some(made),
        _ => page.representation(encoding),
    });
    let representation = preferred.ok_or(Refusal::NotAcceptable)?;
    // Conditions are for what would be a 200.
    let precondition = match page.status() {
        StatusCode::OK => Precondition::of(headers, representation.etag().as_bytes()),
        _ => Precondition::Met,
    };
    if precondition == Precondition::Failed {
        return Err(Refusal::PreconditionFailed);
    }
    let is_not_modified = precondition == Precondition::NotModified;
    let is_whole = method == Method::GET && !is_not_modified;
    let sent = if is_whole { representation.body() } else { Bytes::new() };
    let mut response = Response::new(body(sent));
    // A 304 carries the headers of the 200: a cache refreshes its copy with them.
    response.headers_mut().clone_from(representation.headers());
    if is_not_modified {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        *response.status_mut() = page.status();
        if !is_whole {
            // hyper adds the length of what is sent; here nothing is.
            response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(representation.length()));
        }
    }
    if let Some(cache_control) = page.clamped_cache_control(clock) {
        response.headers_mut().insert(CACHE_CONTROL, cache_control);
    }
    Ok(response)
}
