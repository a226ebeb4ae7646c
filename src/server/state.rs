//! What every handler works with.

use std::sync::Arc;

use axum::http::{HeaderMap, Method, Response, StatusCode};

use super::limits::Limits;
use super::negotiation::{self, Refusal};
use super::responses::{self, Body};
use super::uri::location;
use crate::site::{CachePolicy, CachedPage, ErrorPage, Site};

/// The site and its limits, shared by all handlers.
#[derive(Debug, Clone)]
pub struct AppState {
    site: Arc<Site>,
    limits: Limits,
}

impl AppState {
    pub fn new(site: Arc<Site>, limits: &Limits) -> Self {
        Self { site, limits: *limits }
    }

    pub fn site(&self) -> &Site {
        &self.site
    }

    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The response to a GET or HEAD request for `page`: 200 or the page's own status, 304, 406, or 412.
    pub fn page_response(&self, page: &CachedPage, method: &Method, headers: &HeaderMap) -> Response<Body> {
        let security = self.site.security_headers();
        negotiation::page_response(page, method, headers, self.site.clock()).unwrap_or_else(|refusal| match refusal {
            Refusal::NotAcceptable => responses::not_acceptable(security, method),
            Refusal::PreconditionFailed => responses::precondition_failed(security, method),
        })
    }

    /// The prerendered page for an error, in its identity coding.
    pub fn error_response(&self, error: ErrorPage) -> Response<Body> {
        let edition = self.site.edition();
        let page = edition.error_page(error);
        let mut response = Response::new(responses::body(page.identity().body()));
        *response.status_mut() = page.status();
        response.headers_mut().clone_from(page.identity().headers());
        response
    }

    /// The response when a page could not be rendered for a request.
    pub fn internal_error(&self, error: &(dyn std::error::Error + 'static)) -> Response<Body> {
        tracing::error!(error, "a page could not be rendered");
        self.error_response(ErrorPage::ServerError)
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
            None => self.error_response(ErrorPage::ServerError),
        }
    }
}
