//! What one request gets of a ready page.

use std::sync::Arc;

use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH};
use axum::http::{HeaderValue, Response, StatusCode};
use bytes::Bytes;

use crate::server::body::{Body, of_bytes};
use crate::server::representation::Representation;

/// A response that is decided and not yet made: its head is large, so it is only made where it is handed over.
#[derive(Debug)]
pub struct Choice {
    /// The form that the reader likes best.
    pub representation: Arc<Representation>,
    /// How much of it is sent.
    pub extent: Extent,
    /// How long it may be kept, where that is shorter than usual: the page is in its last minutes.
    pub ending: Option<HeaderValue>,
}

/// How much of a page is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Head and body.
    Whole,
    /// The answer to HEAD.
    Head,
    /// 304: the reader has the body.
    NotModified,
}

impl Choice {
    /// The response.
    pub fn into_response(self) -> Response<Body> {
        let Self { representation, extent, ending } = self;
        let mut head = representation.head();
        let body = match extent {
            Extent::Whole => representation.bytes(),
            Extent::Head => {
                // hyper says the length of what it sends; here nothing is sent.
                head.headers.insert(CONTENT_LENGTH, HeaderValue::from(representation.length()));
                Bytes::new()
            }
            Extent::NotModified => {
                // The headers stay those of the 200: a cache refreshes its copy with them.
                head.status = StatusCode::NOT_MODIFIED;
                Bytes::new()
            }
        };
        if let Some(ending) = ending {
            head.headers.insert(CACHE_CONTROL, ending);
        }
        Response::from_parts(head, of_bytes(body))
    }
}
