//! The access log: a line for each request with its method, path, status, time and id. Never a query, never a client's
//! address: both may be personal.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, Method, Request, Response, Uri};

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// How much of a path is logged, in characters.
const LOGGED_PATH: usize = 80;
/// The longest request id that is taken over from a proxy.
const LONGEST_ID: usize = 64;

/// Gives requests their ids.
#[derive(Debug, Default)]
pub struct AccessLog {
    hash: RandomState,
    count: AtomicU64,
}

/// What the line of a request says of the request.
#[derive(Debug)]
pub struct LogEntry {
    id: String,
    method: Method,
    path: String,
}

impl AccessLog {
    /// The beginning of a request's line.
    pub fn entry<B>(&self, request: &Request<B>) -> LogEntry {
        LogEntry { id: self.id(request), method: request.method().clone(), path: logged_path(request.uri()) }
    }

    /// The id that a proxy gave, or a new one: ASCII letters, digits and hyphens.
    fn id<B>(&self, request: &Request<B>) -> String {
        let is_plain = |id: &&str| {
            (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        let given = request.headers().get(X_REQUEST_ID).and_then(|id| id.to_str().ok()).filter(is_plain);
        given.map_or_else(
            || format!("{:016x}", self.hash.hash_one(self.count.fetch_add(1, Ordering::Relaxed))),
            str::to_owned,
        )
    }
}

impl LogEntry {
    /// Writes the line, and gives the response the id under which it is logged.
    pub fn write<B>(self, response: &mut Response<B>, elapsed: Duration) {
        let Self { id, method, path } = self;
        let status = response.status().as_u16();
        let micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
        tracing::info!(target: "access", id, %method, path, status, micros, "answered");
        #[expect(clippy::expect_used, reason = "an id is ASCII letters, digits and hyphens")]
        let id = HeaderValue::try_from(id).expect("a valid header value");
        response.headers_mut().insert(X_REQUEST_ID, id);
    }
}

/// The beginning of a path, as the log has it.
pub fn logged_path(uri: &Uri) -> String {
    uri.path().chars().take(LOGGED_PATH).collect()
}
