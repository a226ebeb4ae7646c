//! The service of one connection: the service of all, and the account of what this connection has it keep.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum::body::HttpBody as _;
use axum::http::{Request, Response, Version};
use bytes::Bytes;
use http_body_util::{Either, Full};
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

/// Bytes that all responses share, or what is kept for this connection.
pub type ConnectionBody = Either<Full<Bytes>, KeptBody>;

impl<S> ConnectionService<S> {
    pub fn new(service: S, connection: Arc<OpenConnection>) -> Self {
        Self { service, connection }
    }
}

impl<S: HttpService> Service<Request<Incoming>> for ConnectionService<S> {
    type Response = Response<ConnectionBody>;
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
    type Output = Result<Response<ConnectionBody>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        let response = ready!(Pin::new(&mut this.response).poll(context))?;
        Poll::Ready(Ok(response.map(|body| match body {
            body if this.is_http2 && !body.is_end_stream() => {
                Either::Right(KeptBody::in_pieces(body, &this.connection))
            }
            Body::Left(shared) => Either::Left(shared),
            Body::Right(body) => Either::Right(KeptBody::whole(body, &this.connection)),
        })))
    }
}
