//! The service that stands first: it answers what is ready and lets the rest through to the router.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::Router;
use axum::body::HttpBody;
use axum::http::header::{CONNECTION, TRANSFER_ENCODING};
use axum::http::{HeaderValue, Method, Request, Response, Version};
use bytes::Bytes;
use http_body_util::Either;
use tower::util::Oneshot;
use tower::{Service, ServiceExt as _};

use crate::server::body::Body;
use crate::server::choice::Choice;
use crate::server::desk::Desk;
use crate::server::limits::Limits;
use crate::server::observer::{Observer, Seen};
use crate::server::plain;

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
        let seen = self.observer.as_ref().map(|observer| Box::new(observer.begin(&request, &self.desk.shelf())));
        let answer = match self.at_once(&request) {
            Some(answer) => answer,
            None => Answer::Routed(Box::pin(self.router.clone().oneshot(request.map(axum::body::Body::new)))),
        };
        Responding { answer, is_last, seen }
    }

    /// The answer, if it needs no router: a ready page, or a refusal.
    fn at_once<B: HttpBody>(&self, request: &Request<B>) -> Option<Answer> {
        let (method, uri) = (request.method(), request.uri());
        let common = self.desk.common();
        if method != Method::GET && method != Method::HEAD {
            return Some(Answer::refused(plain::method_not_allowed(common, method)));
        }
        // A body is looked for first, which costs less: whoever sends this header sends one.
        if !request.body().is_end_stream() && request.headers().contains_key(TRANSFER_ENCODING) {
            return Some(Answer::refused(plain::length_required(common, method)));
        }
        if uri.path_and_query().is_some_and(|address| address.as_str().len() > self.address_bytes) {
            return Some(Answer::refused(plain::address_too_long(common, method)));
        }
        let current = self.desk.shelf();
        let place = current.get(uri.path())?;
        if place.takes_questions && uri.query().is_some() {
            return None;
        }
        let choice = self.desk.choose(&place.ready, method, request.headers());
        Some(choice.map_or_else(|| Answer::refused(plain::not_acceptable(common, method)), Answer::Ready))
    }
}

/// The answer, now or when the router has it.
#[derive(Debug)]
pub struct Responding {
    answer: Answer,
    is_last: bool,
    seen: Option<Box<Seen>>,
}

/// What is rare is kept in boxes: hyper moves this about with each request.
#[derive(Debug)]
enum Answer {
    /// A page that was ready.
    Ready(Choice),
    /// A refusal.
    Refused(Box<Response<Body>>),
    /// What the router answers.
    Routed(Pin<Box<Oneshot<Router, Request<axum::body::Body>>>>),
    /// Nothing: it was handed over, and nobody asks a second time.
    Given,
}

impl Answer {
    fn refused(response: Response<Body>) -> Self {
        Self::Refused(Box::new(response))
    }
}

impl Responding {
    /// Whether nothing is done to the answer on its way.
    fn is_plain(&self) -> bool {
        self.seen.is_none() && !self.is_last
    }
}

impl Future for Responding {
    type Output = Result<Response<Body>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut response = match std::mem::replace(&mut self.answer, Answer::Given) {
            Answer::Ready(choice) if self.is_plain() => return Poll::Ready(Ok(choice.into_response())),
            Answer::Ready(choice) => choice.into_response(),
            Answer::Refused(response) => *response,
            Answer::Routed(mut response) => match response.as_mut().poll(context)? {
                Poll::Ready(response) => response.map(Either::Right),
                Poll::Pending => {
                    self.answer = Answer::Routed(response);
                    return Poll::Pending;
                }
            },
            Answer::Given => return Poll::Pending,
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
