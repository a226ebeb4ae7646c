//! A page with its headers, ready to be handed out.

use std::sync::Arc;

use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH};
use axum::http::response::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use bytes::Bytes;
use http_body_util::Full;
use jiff::Timestamp;

use super::accept_encoding::AcceptEncoding;
use super::headers::{form_headers, page_headers};
use super::{cache_control, if_none_match, plain};
use crate::site::{Clock, Encoding, Page};

/// A page with the heads of its responses built, one for each of its forms.
#[derive(Debug)]
pub struct Ready {
    page: Arc<Page>,
    brotli: Option<Parts>,
    gzip: Option<Parts>,
    identity: Parts,
}

impl Ready {
    /// Builds the head of every form of `page`, on top of what every response carries.
    pub fn new(common: &HeaderMap, page: Arc<Page>) -> Self {
        let shared = page_headers(common, &page);
        let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let built = |encoding, tag| head(status, form_headers(&shared, encoding, tag));
        let if_there = |encoding| page.forms.tag(encoding).map(|tag| built(encoding, tag));
        Self {
            brotli: if_there(Encoding::Brotli),
            gzip: if_there(Encoding::Gzip),
            identity: built(Encoding::Identity, page.forms.identity_tag()),
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
        AcceptEncoding::of(request)
            .choose(|encoding| self.head(encoding).is_some())
            .and_then(|encoding| self.in_encoding(encoding, method, request, || clock.timestamp()))
            .unwrap_or_else(|| plain::not_acceptable(common, method))
    }

    /// Answers with the plain form, whatever the reader prefers.
    pub fn answer_plainly(&self) -> Response<Full<Bytes>> {
        Response::from_parts(self.identity.clone(), Full::new(self.page.forms.identity().bytes))
    }

    /// Nothing if there is no form in `encoding`.
    fn in_encoding(
        &self,
        encoding: Encoding,
        method: &Method,
        request: &HeaderMap,
        now: impl FnOnce() -> Timestamp,
    ) -> Option<Response<Full<Bytes>>> {
        let forms = &self.page.forms;
        let mut head = self.head(encoding)?.clone();
        if let Some(until) = self.page.until
            && let Some(ending) = cache_control::ending(self.page.cache, until, now())
        {
            head.headers.insert(CACHE_CONTROL, ending);
        }
        let body = if head.status == StatusCode::OK && if_none_match::names(request, forms.tag(encoding)?.as_bytes()) {
            // The headers stay those of the 200: a cache refreshes its copy with them.
            head.status = StatusCode::NOT_MODIFIED;
            Bytes::new()
        } else if method == Method::HEAD {
            // hyper says the length of what it sends; here nothing is sent.
            head.headers.insert(CONTENT_LENGTH, HeaderValue::from(forms.length(encoding)?));
            Bytes::new()
        } else {
            forms.get(encoding)?.bytes.clone()
        };
        Some(Response::from_parts(head, Full::new(body)))
    }

    fn head(&self, encoding: Encoding) -> Option<&Parts> {
        match encoding {
            Encoding::Brotli => self.brotli.as_ref(),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Identity => Some(&self.identity),
        }
    }
}

fn head(status: StatusCode, headers: HeaderMap) -> Parts {
    let (mut head, ()) = Response::new(()).into_parts();
    head.status = status;
    head.headers = headers;
    head
}
