//! Times a request for the metrics and the access log.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::http::{HeaderName, HeaderValue, Method, Request, Response, Uri};

use super::metrics::{Metrics, OTHER};
use crate::site::Edition;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// How much of a path is logged, in characters.
const LOGGED_PATH: usize = 80;
/// The longest request id that is taken over from a proxy.
const LONGEST_ID: usize = 64;

/// Where requests are counted and logged.
#[derive(Debug, Default)]
pub struct Telemetry {
    metrics: Option<Arc<Metrics>>,
    access_log: bool,
    id_hash: RandomState,
    id_count: AtomicU64,
}

/// A request that is being answered.
#[derive(Debug)]
pub struct RequestTimer(Box<Timed>);

#[derive(Debug)]
struct Timed {
    telemetry: Arc<Telemetry>,
    start: Instant,
    page: String,
    log_entry: Option<LogEntry>,
}

#[derive(Debug)]
struct LogEntry {
    id: HeaderValue,
    method: Method,
    path: String,
}

impl Telemetry {
    /// Counts into `metrics`, and with `access_log` writes a line for each request: method, path, status, time and id.
    /// Never a query, never a client's address: both may be personal. `None` if there is nothing to do.
    pub fn new(metrics: Option<Arc<Metrics>>, access_log: bool) -> Option<Self> {
        (access_log || metrics.is_some()).then(|| Self { metrics, access_log, ..Self::default() })
    }

    pub fn metrics(&self) -> Option<&Metrics> {
        self.metrics.as_deref()
    }

    pub fn has_access_log(&self) -> bool {
        self.access_log
    }

    pub fn start<B>(self: &Arc<Self>, request: &Request<B>, edition: &Edition) -> RequestTimer {
        let path = request.uri().path();
        let page = if edition.page(path).is_some() { path } else { OTHER };
        let log_entry = self.access_log.then(|| LogEntry {
            id: self.id(request),
            method: request.method().clone(),
            path: logged_path(request.uri()),
        });
        let (telemetry, start, page) = (Arc::clone(self), Instant::now(), page.to_owned());
        RequestTimer(Box::new(Timed { telemetry, start, page, log_entry }))
    }

    /// The id that a proxy gave, or a new one.
    fn id<B>(&self, request: &Request<B>) -> HeaderValue {
        let is_plain = |id: &&HeaderValue| {
            let bytes = id.as_bytes();
            (1..=LONGEST_ID).contains(&bytes.len())
                && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        };
        request.headers().get(X_REQUEST_ID).filter(is_plain).cloned().unwrap_or_else(|| {
            let number = self.id_hash.hash_one(self.id_count.fetch_add(1, Ordering::Relaxed));
            #[expect(clippy::expect_used, reason = "hexadecimal digits are a valid header value")]
            HeaderValue::try_from(format!("{number:016x}")).expect("a valid header value")
        })
    }
}

impl RequestTimer {
    /// Counts and logs the response, and gives it the id under which it was logged.
    pub fn finish<B>(self, response: &mut Response<B>) {
        let Timed { telemetry, start, page, log_entry } = *self.0;
        let elapsed = start.elapsed();
        let status = response.status().as_u16();
        if let Some(metrics) = telemetry.metrics() {
            metrics.count(&page, status, elapsed.as_secs_f64());
        }
        if let Some(LogEntry { id, method, path }) = log_entry {
            let micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
            // `Telemetry::id` takes ASCII only.
            let shown = id.to_str().unwrap_or_default();
            tracing::info!(target: "access", id = shown, %method, path, status, micros, "answered");
            response.headers_mut().insert(X_REQUEST_ID, id);
        }
    }
}

/// The beginning of a path, as the log has it.
pub fn logged_path(uri: &Uri) -> String {
    uri.path().chars().take(LOGGED_PATH).collect()
}
