//! The service behind every connection: it answers from the table of pages and passes the rest to the router.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::Router;
use axum::body::HttpBody;
use axum::http::header::{CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING};
use axum::http::{HeaderValue, Method, Request, Response, StatusCode, Version};
use bytes::Bytes;
use futures_util::future::Either;
use tower::{Service, ServiceExt as _};

use super::host::is_addressed;
use super::http_service::HttpService;
use super::responses::{self, Body};
use super::state::AppState;
use super::telemetry::{Metrics, RequestTimer, Telemetry};
use crate::pages::{PageId, Writing};

/// Answers pages of the current edition at once, without a router; everything else is the router's.
#[derive(Debug, Clone)]
pub struct App {
    state: AppState,
    router: Router,
    telemetry: Option<Arc<Telemetry>>,
    /// Set when the server shuts down: from then on each response by HTTP/1 ends its connection.
    is_shutting_down: Arc<AtomicBool>,
}

/// A response that is there at once, or the router's.
pub type ResponseFuture = Either<Ready<RouterResult>, Pin<Box<dyn Future<Output = RouterResult> + Send>>>;

type RouterResult = Result<Response<Body>, Infallible>;

impl App {
    pub(super) fn new(state: AppState, router: Router, telemetry: Option<Telemetry>) -> Self {
        Self { state, router, telemetry: telemetry.map(Arc::new), is_shutting_down: Arc::default() }
    }

    fn respond<B>(&self, request: Request<B>) -> ResponseFuture
    where
        B: HttpBody<Data = Bytes> + Send + 'static,
        B::Error: Into<axum::BoxError>,
    {
        let is_last = request.version() <= Version::HTTP_11 && self.is_shutting_down.load(Ordering::Relaxed);
        let timer = self.telemetry.as_ref().map(|telemetry| telemetry.start(&request, &self.state.site().edition()));
        if let Some(response) = self.respond_directly(&request) {
            return Either::Left(ready(Ok(finished(response, is_last, timer))));
        }
        let routed = self.router.clone().oneshot(request.map(axum::body::Body::new));
        Either::Right(Box::pin(async move {
            let mut response = routed.await?.map(http_body_util::Either::Right);
            if response.status() == StatusCode::NOT_MODIFIED {
                // axum adds the length of what is sent, which a 304 must not carry (RFC 9110, section 8.6).
                response.headers_mut().remove(CONTENT_LENGTH);
            }
            Ok(finished(response, is_last, timer))
        }))
    }

    /// The response, if it needs no router: a page of the edition whose query, if it has one, means nothing, or a refusal.
    fn respond_directly<B: HttpBody>(&self, request: &Request<B>) -> Option<Response<Body>> {
        let (method, uri) = (request.method(), request.uri());
        let security = self.state.site().security_headers();
        if method != Method::GET && method != Method::HEAD {
            return Some(responses::method_not_allowed(security, method));
        }
        if !is_addressed(request) {
            return Some(responses::bad_request(security, method, request.version()));
        }
        // The body is looked at first, which costs less: whoever sends this header sends one.
        if !request.body().is_end_stream() && request.headers().contains_key(TRANSFER_ENCODING) {
            return Some(responses::length_required(security, method));
        }
        if uri.path_and_query().is_some_and(|target| target.as_str().len() > self.state.limits().uri_bytes)
            // People dictate whole stories into the search, which reads their beginning.
            && Writing::of_path(uri.path()).1 != PageId::Search.path()
        {
            return Some(responses::uri_too_long(security, method));
        }
        let edition = self.state.site().edition();
        let page = edition.page(uri.path())?;
        if uri.query().is_some() && page.reads_query() {
            return None;
        }
        Some(self.state.page_response(&page, method, request.headers()))
    }
}

fn finished(mut response: Response<Body>, is_last: bool, timer: Option<RequestTimer>) -> Response<Body> {
    if let Some(timer) = timer {
        timer.finish(&mut response);
    }
    if is_last {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

impl<B> Service<Request<B>> for App
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        self.respond(request)
    }
}

/// The same for hyper, whose services are shared by the requests of a connection instead of cloned for each.
impl<B> hyper::service::Service<Request<B>> for App
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = ResponseFuture;

    fn call(&self, request: Request<B>) -> Self::Future {
        self.respond(request)
    }
}

impl HttpService for App {
    fn metrics(&self) -> Option<&Metrics> {
        self.telemetry.as_deref()?.metrics()
    }

    fn begin_shutdown(&self) {
        self.is_shutting_down.store(true, Ordering::Relaxed);
    }
}
