//! Where requests are answered: the current shelf, and the site behind it.

use std::sync::Arc;

use arc_swap::{ArcSwap, Guard};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode};

use crate::server::accept_encoding::AcceptEncoding;
use crate::server::address::location;
use crate::server::body::Body;
use crate::server::choice::Choice;
use crate::server::headers::common_headers;
use crate::server::plain;
use crate::server::ready::Ready;
use crate::server::shelf::Shelf;
use crate::site::{CachePolicy, Effort, Page, Site};

/// What every handler works with.
#[derive(Debug)]
pub struct Desk {
    site: Arc<Site>,
    common: HeaderMap,
    shelf: ArcSwap<Shelf>,
}

impl Desk {
    /// Builds the first shelf, and a new one for each edition that follows.
    pub fn open(site: Arc<Site>) -> Arc<Self> {
        let common = common_headers(&site);
        let shelf = ArcSwap::from_pointee(Shelf::new(&common, site.current(), None));
        let desk = Arc::new(Self { site, common, shelf });
        let reader = Arc::downgrade(&desk);
        desk.site.subscribe(move |edition| {
            if let Some(desk) = reader.upgrade() {
                let next = Shelf::new(&desk.common, Arc::clone(edition), Some(&desk.shelf.load()));
                desk.shelf.store(Arc::new(next));
            }
        });
        desk
    }

    /// The shelf as it stands now.
    pub fn shelf(&self) -> Guard<Arc<Shelf>> {
        self.shelf.load()
    }

    /// The site behind the shelf.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// What every response carries.
    pub fn common(&self) -> &HeaderMap {
        &self.common
    }

    /// What a request gets of `ready`; nothing if it refuses every form there is. For some moments after the start there
    /// may be no compressed form yet; then one is made.
    pub fn choose(&self, ready: &Ready, method: &Method, request: &HeaderMap) -> Option<Choice> {
        if ready.page().forms.effort().is_none() {
            return self.choose_once(Page::clone(ready.page()), method, request);
        }
        ready.choose(method, request, self.site.clock())
    }

    /// Hands out `ready`, as [`Desk::choose`] has it.
    pub fn hand_out(&self, ready: &Ready, method: &Method, request: &HeaderMap) -> Response<Body> {
        self.made(self.choose(ready, method, request), method)
    }

    /// Hands out a page that was made for this request, in the one coding that it wants.
    pub fn hand_out_once(&self, page: Page, method: &Method, request: &HeaderMap) -> Response<Body> {
        self.made(self.choose_once(page, method, request), method)
    }

    fn choose_once(&self, mut page: Page, method: &Method, request: &HeaderMap) -> Option<Choice> {
        if let Some(encoding) = AcceptEncoding::of(request).choose(Some) {
            page.forms = page.forms.with(encoding, Effort::Quick);
        }
        Ready::new(&self.common, Arc::new(page)).choose(method, request, self.site.clock())
    }

    fn made(&self, choice: Option<Choice>, method: &Method) -> Response<Body> {
        choice.map_or_else(|| plain::not_acceptable(&self.common, method), Choice::into_response)
    }

    /// Hands out the error page in place of an answer that could not be rendered.
    pub fn apologise(&self, error: &dyn std::error::Error) -> Response<Body> {
        tracing::error!(%error, "an answer could not be rendered");
        self.shelf().server_error().answer_plainly()
    }

    /// Sends the reader elsewhere for good. The query stays with it.
    pub fn moved(&self, path: &str, query: Option<&str>) -> Response<Body> {
        self.redirect(StatusCode::PERMANENT_REDIRECT, location(path, query), CachePolicy::Live)
    }

    /// Sends the reader to the page that answers the question.
    pub fn see_other(&self, path: &str) -> Response<Body> {
        self.redirect(StatusCode::SEE_OTHER, location(path, None), CachePolicy::Personal)
    }

    fn redirect(&self, status: StatusCode, to: Option<HeaderValue>, policy: CachePolicy) -> Response<Body> {
        match to {
            Some(to) => plain::redirect(&self.common, status, to, policy),
            None => self.shelf().server_error().answer_plainly(),
        }
    }
}
