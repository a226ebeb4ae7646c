//! A page with its headers, ready to be handed out.

use std::sync::Arc;

use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH};
use axum::http::{HeaderMap, Method, Response, StatusCode};
use bytes::Bytes;
use http_body_util::Full;
use jiff::Timestamp;

use super::accept_encoding::AcceptEncoding;
use super::headers::{form_headers, page_headers};
use super::{cache_control, if_none_match, plain};
use crate::site::{Clock, Encoding, Page};

/// A page whose headers are built, one set for each of its forms.
#[derive(Debug)]
pub struct Ready {
    page: Arc<Page>,
    status: StatusCode,
    brotli: Option<HeaderMap>,
    gzip: Option<HeaderMap>,
    identity: HeaderMap,
}

impl Ready {
    /// Builds the headers of every form of `page`, on top of what every response carries.
    pub fn new(common: &HeaderMap, page: Arc<Page>) -> Self {
        let shared = page_headers(common, &page);
        let built = |encoding| page.forms.get(encoding).map(|form| form_headers(&shared, encoding, form));
        let identity = form_headers(&shared, Encoding::Identity, page.forms.identity());
        Self {
            status: StatusCode::from_u16(page.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            brotli: built(Encoding::Brotli),
            gzip: built(Encoding::Gzip),
            identity,
            page,
        }
    }

    /// The page.
    pub fn page(&self) -> &Arc<Page> {
        &self.page
    }

    /// Answers a GET or HEAD request with this page: 200 (or the page's own status), 304, or 406.
    pub fn answer(
        &self,
        common: &HeaderMap,
        method: &Method,
        request: &HeaderMap,
        clock: &Clock,
    ) -> Response<Full<Bytes>> {
        match AcceptEncoding::of(request).choose(|encoding| self.headers(encoding).is_some()) {
            Some(encoding) => self.in_encoding(encoding, method, request, || clock.timestamp()),
            None => plain::not_acceptable(common, method),
        }
    }

    /// Answers with the plain form, whatever the reader prefers.
    pub fn answer_plainly(&self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(self.page.forms.identity().bytes.clone()));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.identity.clone();
        response
    }

    fn in_encoding(
        &self,
        encoding: Encoding,
        method: &Method,
        request: &HeaderMap,
        now: impl FnOnce() -> Timestamp,
    ) -> Response<Full<Bytes>> {
        let (headers, form) = match (self.headers(encoding), self.page.forms.get(encoding)) {
            (Some(headers), Some(form)) => (headers, form),
            _ => (&self.identity, self.page.forms.identity()),
        };
        let mut headers = headers.clone();
        if let Some(until) = self.page.until
            && let Some(ending) = cache_control::ending(self.page.cache, until, now())
        {
            headers.insert(CACHE_CONTROL, ending);
        }
        let is_known = self.status == StatusCode::OK && if_none_match::names(request, form.tag.as_bytes());
        let (status, body) = if is_known {
            // The rest of the 200's headers stay: a cache refreshes its copy with them.
            headers.remove(CONTENT_LENGTH);
            (StatusCode::NOT_MODIFIED, Bytes::new())
        } else if method == Method::HEAD {
            (self.status, Bytes::new())
        } else {
            (self.status, form.bytes.clone())
        };
        let mut response = Response::new(Full::new(body));
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        response
    }

    fn headers(&self, encoding: Encoding) -> Option<&HeaderMap> {
        match encoding {
            Encoding::Brotli => self.brotli.as_ref(),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Identity => Some(&self.identity),
        }
    }
}
