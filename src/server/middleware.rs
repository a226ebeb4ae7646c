//! What wraps the router. None of it is in the way of a page that is answered from the table.

use std::any::Any;

use axum::extract::{Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{self, Response};
use axum::middleware::Next;
use axum::response::IntoResponse;
use tower_http::catch_panic::{CatchPanicLayer, ResponseForPanic};
use tower_http::classify::{ServerErrorsAsFailures, SharedClassifier};
use tower_http::trace::{DefaultOnResponse, MakeSpan, TraceLayer};
use tracing::{Level, Span};

use super::responses::Body;
use super::state::AppState;
use super::telemetry::logged_path;
use crate::site::ErrorPage;

/// 413 for a request that announces a larger body than the limit, which nothing here reads; 503 for one that is not
/// answered in time.
pub async fn enforce_limits(State(state): State<AppState>, request: Request, next: Next) -> axum::response::Response {
    if content_length(&request).is_some_and(|length| length > state.limits().body_bytes) {
        return state.error_response(ErrorPage::ContentTooLarge).into_response();
    }
    match tokio::time::timeout(state.limits().request_timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => state.error_response(ErrorPage::ServiceUnavailable).into_response(),
    }
}

/// The announced length; hyper has refused any that is no number.
fn content_length(request: &Request) -> Option<u64> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Answers a panic with the edition's page for 500, which was rendered ahead.
pub fn catch_panic(state: &AppState) -> CatchPanicLayer<PanicHandler> {
    CatchPanicLayer::custom(PanicHandler(state.clone()))
}

#[derive(Debug, Clone)]
pub struct PanicHandler(AppState);

impl ResponseForPanic for PanicHandler {
    type ResponseBody = Body;

    fn response_for_panic(&mut self, panic: Box<dyn Any + Send + 'static>) -> Response<Self::ResponseBody> {
        let message = panic
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("no message");
        tracing::error!(message, "a handler panicked");
        self.0.error_response(ErrorPage::ServerError)
    }
}

/// Names the request in whatever is logged while the router answers it, and logs its status and time at the level `debug`: what is
/// logged of every request is the access log's. The query stays out of the log: it may be personal.
pub fn trace() -> TraceLayer<SharedClassifier<ServerErrorsAsFailures>, RequestSpan> {
    TraceLayer::new_for_http().make_span_with(RequestSpan).on_response(DefaultOnResponse::new().level(Level::DEBUG))
}

#[derive(Debug, Clone, Copy)]
pub struct RequestSpan;

impl<B> MakeSpan<B> for RequestSpan {
    fn make_span(&mut self, request: &http::Request<B>) -> Span {
        tracing::info_span!("request", method = %request.method(), path = logged_path(request.uri()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use axum::Router;
    use axum::http::StatusCode;
    use axum::http::header::CONTENT_TYPE;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use http_body_util::BodyExt as _;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{TcpListener, TcpStream};
    use tower::ServiceExt as _;

    use super::*;
    use crate::content::Source;
    use crate::server::{App, Limits, Shutdown};
    use crate::site::{Clock, Settings, Site};

    fn state() -> AppState {
        let clock = Clock::frozen("2026-11-23T09:30:00+08:00".parse().unwrap());
        let base_url = "http://127.0.0.1:8080".parse().unwrap();
        let site = Site::open(Settings { source: Source::Embedded, clock, base_url }).unwrap().0;
        AppState::new(Arc::new(site), &Limits::default())
    }

    async fn panics() -> String {
        panic!("the client must not see this")
    }

    fn request(path: &str) -> Request {
        http::Request::builder().uri(path).body(axum::body::Body::empty()).unwrap()
    }

    #[tokio::test]
    async fn after_a_panic_the_same_connection_is_served_on() {
        let state = state();
        let router: Router = Router::new().route("/panics", get(panics)).layer(catch_panic(&state));
        let limits = Limits::default();
        let app = App::new(state, router, None);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let serving = tokio::spawn(async move {
            crate::server::serve(listener, app, &limits, async {
                let _ = stopped.await;
            })
            .await
        });

        let both = "GET /panics HTTP/1.1\r\nhost: x\r\n\r\nGET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
        client.write_all(both.as_bytes()).await.unwrap();
        let mut reply = Vec::new();
        client.read_to_end(&mut reply).await.unwrap();
        let reply = String::from_utf8_lossy(&reply);
        assert!(reply.starts_with("HTTP/1.1 500 Internal Server Error\r\n"), "{reply}");
        assert_eq!(reply.matches("HTTP/1.1 200 OK\r\n").count(), 1);
        assert!(reply.contains("0752-12333") && !reply.contains("must not see this"));
        stop.send(()).unwrap();
        assert_eq!(serving.await.unwrap(), Shutdown::Complete);
    }

    #[tokio::test]
    async fn a_panic_is_answered_with_the_error_page_and_says_nothing_of_its_cause() {
        let state = state();
        let router: Router = Router::new().route("/panics", get(panics)).layer(catch_panic(&state));
        let response = router.oneshot(request("/panics")).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers()["cache-control"], "no-store");
        let body = response.into_body().collect().await.unwrap().to_bytes();
        let edition = state.site().current();
        assert_eq!(body, edition.error_page(ErrorPage::ServerError).identity().body());
        assert!(!String::from_utf8_lossy(&body).contains("must not see"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_that_is_not_answered_in_time_gets_the_page_for_503() {
        let never = || async { tokio::time::sleep(Duration::from_secs(3600)).await };
        let router: Router =
            Router::new().route("/never", get(never)).layer(from_fn_with_state(state(), enforce_limits));
        let response = router.oneshot(request("/never")).await.unwrap();
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers()[CONTENT_TYPE], "text/html; charset=utf-8");
    }
}
