//! One line in the log for each request that reaches the router. The query stays out of it: it is the reader's own.

use axum::http::Request;
use tower_http::classify::{ServerErrorsAsFailures, SharedClassifier};
use tower_http::trace::{DefaultOnResponse, MakeSpan, TraceLayer};
use tracing::{Level, Span};

use crate::server::observer::{LOGGED_PATH, Observer};

/// Logs the method, the path, the status and the time taken, unless the observer does so for every request anyway.
pub fn trace(observer: Option<&Observer>) -> TraceLayer<SharedClassifier<ServerErrorsAsFailures>, RequestSpan> {
    let level = if observer.is_some_and(Observer::logs) { Level::DEBUG } else { Level::INFO };
    TraceLayer::new_for_http().make_span_with(RequestSpan).on_response(DefaultOnResponse::new().level(level))
}

/// What a log line says about the request.
#[derive(Debug, Clone, Copy)]
pub struct RequestSpan;

impl<B> MakeSpan<B> for RequestSpan {
    fn make_span(&mut self, request: &Request<B>) -> Span {
        let path: String = request.uri().path().chars().take(LOGGED_PATH).collect();
        tracing::info_span!("request", method = %request.method(), path)
    }
}
