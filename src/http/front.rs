//! The service that stands first: it answers what is ready and lets the rest through to the router.

use std::convert::Infallible;
use std::future::{Ready as Immediately, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{self, Context, Poll};

use axum::Router;
use axum::body::HttpBody;
use axum::http::header::{CONNECTION, TRANSFER_ENCODING};
use axum::http::{HeaderValue, Method, Request, Response, Version};
use bytes::Bytes;
use http_body_util::{Either, Full};
use tower::util::Oneshot;
use tower::{Service, ServiceExt as _};

use super::desk::Desk;
use super::limits::Limits;
use super::observer::{Observer, Seen};
use super::plain;

/// Shared bytes for what is ready, the router's own body for the rest.
pub type Body = Either<Full<Bytes>, axum::body::Body>;

/// Answers ready pages from prebuilt headers and shared bytes; what is not ready falls through to the router.
#[derive(Debug, Clone)]
pub struct Front {
    desk: Arc<Desk>,
    router: Router,
    address_bytes: usize,
    /// Who looks on, if anybody does.
    observer: Option<Arc<Observer>>,
    /// Set when the server stops: from then on each connection ends with its answer.
    is_leaving: Arc<AtomicBool>,
}

impl Front {
    pub(super) fn new(desk: Arc<Desk>, router: Router, limits: &Limits, observer: Option<Observer>) -> Self {
        let address_bytes = limits.address_bytes;
        Self { desk, router, address_bytes, observer: observer.map(Arc::new), is_leaving: Arc::default() }
    }

    /// Who looks on, if anybody does.
    pub(super) fn observer(&self) -> Option<&Observer> {
        self.observer.as_deref()
    }

    /// From now on every answer by HTTP/1 says that it is the last one on its connection. HTTP/2 has a frame for that.
    pub(super) fn take_leave(&self) {
        self.is_leaving.store(true, Ordering::Relaxed);
    }

    /// Whether it was told to take leave.
    pub(super) fn is_leaving(&self) -> bool {
        self.is_leaving.load(Ordering::Relaxed)
    }

    /// Answers a request.
    pub fn respond<B>(&self, request: Request<B>) -> Responding
    where
        B: HttpBody<Data = Bytes> + Send + 'static,
        B::Error: Into<axum::BoxError>,
    {
        let is_last = self.is_leaving() && request.version() <= Version::HTTP_11;
        let seen = self.observer.as_ref().map(|observer| observer.begin(&request, &self.desk.shelf()));
        let answer = match self.at_once(&request) {
            Some(response) => Answer::AtOnce(ready(response)),
            None => Answer::Routed(Box::pin(self.router.clone().oneshot(request.map(axum::body::Body::new)))),
        };
        Responding { answer, is_last, seen }
    }

    /// The answer, if it needs no router: a ready page, or a refusal.
    fn at_once<B: HttpBody>(&self, request: &Request<B>) -> Option<Response<Full<Bytes>>> {
        let (method, uri) = (request.method(), request.uri());
        if method != Method::GET && method != Method::HEAD {
            return Some(plain::method_not_allowed(self.desk.common(), method));
        }
        // A body is looked for first, which costs less: whoever sends this header sends one.
        if !request.body().is_end_stream() && request.headers().contains_key(TRANSFER_ENCODING) {
            return Some(plain::length_required(self.desk.common(), method));
        }
        let query = uri.query();
        if uri.path().len() + query.map_or(0, str::len) > self.address_bytes {
            return Some(plain::address_too_long(self.desk.common(), method));
        }
        let current = self.desk.shelf();
        let place = current.get(uri.path())?;
        if place.takes_questions && query.is_some() {
            return None;
        }
        Some(self.desk.hand_out(&place.ready, method, request.headers()))
    }
}

/// The answer, now or when the router has it.
#[derive(Debug)]
pub struct Responding {
    answer: Answer,
    is_last: bool,
    seen: Option<Seen>,
}

#[derive(Debug)]
enum Answer {
    /// What was ready.
    AtOnce(Immediately<Response<Full<Bytes>>>),
    /// What the router answers.
    Routed(Pin<Box<Oneshot<Router, Request<axum::body::Body>>>>),
}

impl Future for Responding {
    type Output = Result<Response<Body>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut response = match &mut self.answer {
            Answer::AtOnce(response) => task::ready!(Pin::new(response).poll(context)).map(Either::Left),
            Answer::Routed(response) => task::ready!(response.as_mut().poll(context))?.map(Either::Right),
        };
        if let Some(seen) = self.seen.take() {
            seen.answered(&mut response);
        }
        if self.is_last {
            response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        Poll::Ready(Ok(response))
    }
}

impl<B> Service<Request<B>> for Front
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Responding;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        self.respond(request)
    }
}

/// The same for hyper, whose services are shared instead of cloned for each request.
impl<B> hyper::service::Service<Request<B>> for Front
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Responding;

    fn call(&self, request: Request<B>) -> Self::Future {
        self.respond(request)
    }
}
