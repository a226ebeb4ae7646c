//! The extractor of the handlers that answer with a page.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};

use crate::pages::{FromQuery, QueryParams};

/// A request for a page, with what the page reads of the query.
#[derive(Debug)]
pub struct PageRequest<Q> {
    pub method: Method,
    pub uri: Uri,
    pub headers: HeaderMap,
    /// `None` if the query has nothing that this page reads.
    pub query: Option<Q>,
}

impl<Q> PageRequest<Q> {
    /// The last part of the path as it was sent, percent-encoding included: no page of the site has any in its path.
    pub fn last_segment(&self) -> &str {
        self.uri.path().rsplit('/').next().unwrap_or_default()
    }
}

impl<S: Sync, Q: FromQuery> FromRequestParts<S> for PageRequest<Q> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let query = parts.uri.query().and_then(|query| Q::from_query(&QueryParams::parse(query)));
        let Parts { method, uri, headers, .. } = parts;
        Ok(Self { method: method.clone(), uri: uri.clone(), headers: headers.clone(), query })
    }
}

/// Reads nothing of the query.
#[derive(Debug)]
pub struct NoQuery;

impl FromQuery for NoQuery {
    fn from_query(_: &QueryParams) -> Option<Self> {
        None
    }
}
