//! One form of a page, with the head of its responses built.

use std::sync::Arc;

use axum::http::response::Parts;
use axum::http::{HeaderMap, Response, StatusCode};
use bytes::Bytes;

use crate::server::headers::form_headers;
use crate::server::if_none_match;
use crate::site::{Encoding, Page};

/// A page in one coding. A response shares its bytes and copies its head.
#[derive(Debug)]
pub struct Representation {
    page: Arc<Page>,
    tag: Box<str>,
    head: Parts,
    /// The bytes; the plain form may have to be unpacked for each response.
    kept: Option<Bytes>,
}

impl Representation {
    /// Builds the head, with the form's `tag`, on top of what every form of `page` carries.
    pub fn new(page: &Arc<Page>, shared: &HeaderMap, encoding: Encoding, tag: &str) -> Self {
        let (mut head, ()) = Response::new(()).into_parts();
        head.status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        head.headers = form_headers(shared, encoding, tag);
        let kept = page.forms.kept(encoding).map(|form| form.bytes.clone());
        Self { page: Arc::clone(page), tag: tag.into(), head, kept }
    }

    /// Whether a reader says that it has this already. What is not a 200 is never kept.
    pub fn is_known_to(&self, request: &HeaderMap) -> bool {
        self.head.status == StatusCode::OK && if_none_match::names(request, self.tag.as_bytes())
    }

    /// The head of a response. hyper adds the length of what it sends.
    pub fn head(&self) -> Parts {
        self.head.clone()
    }

    /// The bytes of the body.
    pub fn bytes(&self) -> Bytes {
        self.kept.clone().unwrap_or_else(|| self.page.forms.identity().bytes)
    }

    /// How many bytes the body has.
    pub fn length(&self) -> usize {
        self.kept.as_ref().map_or_else(|| self.page.forms.identity_length(), Bytes::len)
    }
}
