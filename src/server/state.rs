//! What every handler works with.

use std::sync::Arc;

use axum::http::{HeaderMap, Method, Response, StatusCode};

use super::negotiation::{AcceptEncoding, representation_response};
use super::responses::{self, Body};
use super::uri::location;
use crate::site::{CachePolicy, CachedPage, Site};

/// The site, shared by all handlers.
#[derive(Debug, Clone)]
pub struct AppState {
    site: Arc<Site>,
}

impl AppState {
    pub fn new(site: Arc<Site>) -> Self {
        Self { site }
    }

    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The response to a GET or HEAD request for `page`: 200 or the page's own status, 304, or 406.
    ///
    /// A page that is not compressed yet (it was made for this request, or the server has just started) is compressed
    /// for it in the one coding that it prefers.
    pub fn page_response(&self, page: &CachedPage, method: &Method, headers: &HeaderMap) -> Response<Body> {
        let clock = self.site.clock();
        let accepted = AcceptEncoding::of(headers);
        let response = match (page.compression(), accepted.prefer(Some)) {
            (None, Some(encoding)) => {
                let page = page.clone().compressed_for(encoding);
                representation_response(&page, accepted, method, headers, clock)
            }
            _ => representation_response(page, accepted, method, headers, clock),
        };
        response.unwrap_or_else(|| responses::not_acceptable(self.site.security_headers(), method))
    }

    /// The prerendered page for an error of the server, in its identity coding.
    pub fn error_response(&self, status: StatusCode) -> Response<Body> {
        let edition = self.site.edition();
        let page = edition.error_page(status);
        let mut response = Response::new(responses::body(page.identity().body().clone()));
        *response.status_mut() = page.status();
        response.headers_mut().clone_from(page.identity().headers());
        response
    }

    /// The response when a page could not be rendered for a request.
    pub fn internal_error(&self, error: &(dyn std::error::Error + 'static)) -> Response<Body> {
        tracing::error!(error, "a page could not be rendered");
        self.error_response(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// 308 to the one path of what was asked for. The query stays.
    pub fn permanent_redirect(&self, path: &str, query: Option<&str>) -> Response<Body> {
        self.redirect(StatusCode::PERMANENT_REDIRECT, path, query, CachePolicy::Live)
    }

    /// 303 to the page that answers a query.
    pub fn see_other(&self, path: &str) -> Response<Body> {
        self.redirect(StatusCode::SEE_OTHER, path, None, CachePolicy::Personal)
    }

    fn redirect(&self, status: StatusCode, path: &str, query: Option<&str>, cache: CachePolicy) -> Response<Body> {
        match location(path, query) {
            Some(location) => responses::redirect(self.site.security_headers(), status, location, cache),
            // A target that would leave the site is no page of it.
            None => self.error_response(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}
