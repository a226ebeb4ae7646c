//! A page with its headers, ready to be handed out.

use std::sync::Arc;
use std::time::SystemTime;

use axum::http::{HeaderMap, Method, Response};

use crate::server::accept_encoding::AcceptEncoding;
use crate::server::body::{Body, of_bytes};
use crate::server::cache_control;
use crate::server::choice::{Choice, Extent};
use crate::server::headers::page_headers;
use crate::server::representation::Representation;
use crate::site::{Clock, Encoding, Page};

/// A page with all that is sent of it, in each of its forms.
#[derive(Debug)]
pub struct Ready {
    page: Arc<Page>,
    /// When the page may no longer be kept as long as usual.
    last_minutes: Option<SystemTime>,
    brotli: Option<Arc<Representation>>,
    gzip: Option<Arc<Representation>>,
    identity: Arc<Representation>,
}

impl Ready {
    /// Builds the head of every form of `page`, on top of what every response carries.
    pub fn new(common: &HeaderMap, page: Arc<Page>) -> Self {
        let shared = page_headers(common, &page);
        let built = |encoding, tag| Arc::new(Representation::new(&page, &shared, encoding, tag));
        let if_there = |encoding| page.forms.tag(encoding).map(|tag| built(encoding, tag));
        Self {
            last_minutes: page.until.map(|until| cache_control::last_minutes(until).into()),
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

    /// What a GET or HEAD request gets of this page; nothing if it refuses every form there is.
    pub fn choose(&self, method: &Method, request: &HeaderMap, clock: &Clock) -> Option<Choice> {
        let representation = AcceptEncoding::of(request).choose(|encoding| self.representation(encoding))?;
        let extent = if representation.is_known_to(request) {
            Extent::NotModified
        } else if method == Method::HEAD {
            Extent::Head
        } else {
            Extent::Whole
        };
        let ending = match (self.page.until, self.last_minutes) {
            (Some(until), Some(begin)) if clock.has_reached(begin) => {
                cache_control::ending(self.page.cache, until, clock.timestamp())
            }
            _ => None,
        };
        Some(Choice { representation: Arc::clone(representation), extent, ending })
    }

    /// Answers with the plain form, whatever the reader prefers.
    pub fn answer_plainly(&self) -> Response<Body> {
        Response::from_parts(self.identity.head(), of_bytes(self.identity.bytes()))
    }

    fn representation(&self, encoding: Encoding) -> Option<&Arc<Representation>> {
        match encoding {
            Encoding::Brotli => self.brotli.as_ref(),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Identity => Some(&self.identity),
        }
    }
}
