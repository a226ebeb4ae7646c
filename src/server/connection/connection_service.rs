//! The service of one connection: the service of all, and the account of what is kept for this connection.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::http::{Request, Response, Version};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::Service;

use super::kept_body::KeptBody;
use super::open_connection::{KeptResponse, OpenConnection};
use crate::server::http_service::HttpService;
use crate::server::responses::{self, Body};

/// Answers the requests of one connection.
#[derive(Debug)]
pub struct ConnectionService<S> {
    service: S,
    connection: Arc<OpenConnection>,
    /// How long a request waits until a response more may be kept.
    request_timeout: Duration,
}

/// A response on its way to a connection.
pub enum ConnectionResponse<F> {
    /// Nothing is kept for it but its place in the stream: a page by HTTP/1.
    Shared(F),
    /// It is kept until the client has taken it.
    Kept { response: F, kept: Option<Arc<KeptResponse>>, is_http2: bool },
    /// It waits until a response more may be kept.
    Queued(BoxedResponse),
}

type ResponseResult = Result<Response<Body>, Infallible>;
type BoxedResponse = Pin<Box<dyn Future<Output = ResponseResult> + Send>>;

impl<S> ConnectionService<S> {
    pub fn new(service: S, connection: Arc<OpenConnection>, request_timeout: Duration) -> Self {
        Self { service, connection, request_timeout }
    }
}

impl<S: HttpService> Service<Request<Incoming>> for ConnectionService<S> {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = ConnectionResponse<S::Future>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let is_http2 = request.version() == Version::HTTP_2;
        // A page is shared by all. The response to a query is made for one, and by HTTP/2 one client may leave many responses
        // where they are.
        if !is_http2 && request.uri().query().is_none() {
            return ConnectionResponse::Shared(self.service.call(request));
        }
        if let Some(kept) = self.connection.try_keep() {
            return ConnectionResponse::Kept { response: self.service.call(request), kept: Some(kept), is_http2 };
        }
        let (service, connection) = (self.service.clone(), Arc::clone(&self.connection));
        let timeout = self.request_timeout;
        ConnectionResponse::Queued(Box::pin(async move {
            match connection.keep_within(timeout).await {
                Some(kept) => Ok(service.call(request).await?.map(|body| KeptBody::of(body, kept, is_http2))),
                None => Ok(responses::too_many_kept()),
            }
        }))
    }
}

impl<F: Future<Output = ResponseResult> + Unpin> Future for ConnectionResponse<F> {
    type Output = ResponseResult;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<ResponseResult> {
        match self.get_mut() {
            Self::Shared(response) => Pin::new(response).poll(context),
            Self::Kept { response, kept, is_http2 } => {
                let mut response = ready!(Pin::new(response).poll(context))?;
                if let Some(kept) = kept.take() {
                    let body = std::mem::replace(response.body_mut(), Body::Left(Full::default()));
                    *response.body_mut() = KeptBody::of(body, kept, *is_http2);
                }
                Poll::Ready(Ok(response))
            }
            Self::Queued(response) => response.as_mut().poll(context),
        }
    }
}
