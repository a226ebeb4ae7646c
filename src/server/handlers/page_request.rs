//! What a handler reads of a request for a page.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};

use crate::pages::{FromQuery, QueryParams};

/// A request for a page.
#[derive(Debug)]
pub struct PageRequest {
    pub method: Method,
    pub uri: Uri,
    pub headers: HeaderMap,
}

/// What a page reads of the query; `None` if the query has nothing of that.
#[derive(Debug)]
pub struct PageQuery<Q>(pub Option<Q>);

impl<S: Sync> FromRequestParts<S> for PageRequest {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let Parts { method, uri, headers, .. } = parts;
        Ok(Self { method: method.clone(), uri: uri.clone(), headers: headers.clone() })
    }
}

impl<S: Sync, Q: FromQuery> FromRequestParts<S> for PageQuery<Q> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.uri.query().and_then(|query| Q::from_query(&QueryParams::parse(query)))))
    }
}
