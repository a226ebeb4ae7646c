//! What the accept loop serves.

use std::convert::Infallible;

use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::service::Service;

use super::responses::Body;
use super::telemetry::Metrics;

/// A service for every connection of a port.
pub trait HttpService:
    Service<Request<Incoming>, Response = Response<Body>, Error = Infallible, Future: Send + Unpin>
    + Clone
    + Send
    + Sync
    + 'static
{
    /// Where its connections are counted.
    fn metrics(&self) -> Option<&Metrics>;

    /// From now on every response by HTTP/1 says that it is the last one on its connection. HTTP/2 has GOAWAY for that.
    fn begin_shutdown(&self);
}
