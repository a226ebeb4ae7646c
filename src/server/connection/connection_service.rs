//! The service of one connection: the service of all, and the account of what this connection has it keep.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum::http::{Request, Response, Version};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::Service;

use super::kept_body::KeptBody;
use super::open_connection::OpenConnection;
use crate::server::http_service::HttpService;
use crate::server::responses::Body;

/// Answers the requests of one connection.
#[derive(Debug)]
pub struct ConnectionService<S> {
    service: S,
    connection: Arc<OpenConnection>,
}

/// A response that is on its way to a connection.
#[derive(Debug)]
pub struct ConnectionResponse<F> {
    response: F,
    connection: Arc<OpenConnection>,
    is_http2: bool,
}

impl<S> ConnectionService<S> {
    pub fn new(service: S, connection: Arc<OpenConnection>) -> Self {
        Self { service, connection }
    }
}

impl<S: HttpService> Service<Request<Incoming>> for ConnectionService<S> {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = ConnectionResponse<S::Future>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let is_http2 = request.version() == Version::HTTP_2;
        ConnectionResponse { response: self.service.call(request), connection: Arc::clone(&self.connection), is_http2 }
    }
}

impl<F> Future for ConnectionResponse<F>
where
    F: Future<Output = Result<Response<Body>, Infallible>> + Unpin,
{
    type Output = Result<Response<Body>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        let mut response = ready!(Pin::new(&mut this.response).poll(context))?;
        // Most responses are of bytes that all share, by HTTP/1: nothing is kept for them.
        if this.is_http2 || matches!(response.body(), Body::Right(_)) {
            let body = std::mem::replace(response.body_mut(), Body::Left(Full::default()));
            *response.body_mut() = KeptBody::of(body, this.is_http2, &this.connection);
        }
        Poll::Ready(Ok(response))
    }
}
