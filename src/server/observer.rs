//! Who looks on while requests are answered: the access log and the metrics. Where nobody does, nothing is measured.

use std::hash::BuildHasher as _;
use std::hash::RandomState;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::http::{HeaderName, HeaderValue, Method, Request, Response};

use crate::server::metrics::{Metrics, OTHER};
use crate::server::shelf::Shelf;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// How much of a path is logged, in characters.
pub(super) const LOGGED_PATH: usize = 80;
/// The longest request id that is taken over from a proxy.
const LONGEST_ID: usize = 64;

/// Looks on at every request.
#[derive(Debug, Default)]
pub struct Observer {
    metrics: Option<Arc<Metrics>>,
    logs: bool,
    ids: RandomState,
    count: AtomicU64,
}

/// A request that is being answered.
#[derive(Debug)]
pub struct Seen {
    observer: Arc<Observer>,
    begun: Instant,
    page: String,
    logged: Option<Logged>,
}

#[derive(Debug)]
struct Logged {
    id: HeaderValue,
    method: Method,
    path: String,
}

impl Observer {
    /// Counts into `metrics`, and with `logs` writes a line for each request: method, path, status, time and id. Never
    /// a query, never an address: both are the reader's own.
    ///
    /// With neither there is nobody.
    pub fn new(metrics: Option<Arc<Metrics>>, logs: bool) -> Option<Self> {
        (logs || metrics.is_some()).then(|| Self { metrics, logs, ..Self::default() })
    }

    /// The metrics, if somebody asks for them.
    pub fn metrics(&self) -> Option<&Arc<Metrics>> {
        self.metrics.as_ref()
    }

    /// Whether it writes a line for each request.
    pub(super) fn logs(&self) -> bool {
        self.logs
    }

    /// Begins to look on.
    pub(super) fn begin<B>(self: &Arc<Self>, request: &Request<B>, current: &Shelf) -> Seen {
        let path = request.uri().path();
        let page = if current.get(path).is_some() { path } else { OTHER };
        let logged = self.logs.then(|| Logged {
            id: self.id(request),
            method: request.method().clone(),
            path: path.chars().take(LOGGED_PATH).collect(),
        });
        Seen { observer: Arc::clone(self), begun: Instant::now(), page: page.to_owned(), logged }
    }

    /// The id that a proxy gave, or a new one.
    fn id<B>(&self, request: &Request<B>) -> HeaderValue {
        let is_plain = |id: &&HeaderValue| {
            let bytes = id.as_bytes();
            (1..=LONGEST_ID).contains(&bytes.len())
                && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        };
        request.headers().get(X_REQUEST_ID).filter(is_plain).cloned().unwrap_or_else(|| {
            let number = self.ids.hash_one(self.count.fetch_add(1, Ordering::Relaxed));
            HeaderValue::try_from(format!("{number:016x}")).unwrap_or(HeaderValue::from_static(""))
        })
    }
}

impl Seen {
    /// Counts and logs the answer, and gives it the id under which it was logged.
    pub(super) fn answered<B>(self, response: &mut Response<B>) {
        let taken = self.begun.elapsed();
        let status = response.status().as_u16();
        if let Some(metrics) = &self.observer.metrics {
            metrics.count(&self.page, status, taken.as_secs_f64());
        }
        if let Some(Logged { id, method, path }) = self.logged {
            let micros = u64::try_from(taken.as_micros()).unwrap_or(u64::MAX);
            let shown = id.to_str().unwrap_or_default();
            tracing::info!(target: "access", id = shown, %method, path, status, micros, "answered");
            response.headers_mut().insert(X_REQUEST_ID, id);
        }
    }
}
