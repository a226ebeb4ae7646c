//! Metrics and the access log. Without `--admin-listen` and `--access-log` nothing is measured on the way of a request.

mod access_log;
mod metrics;
mod process_metrics;
mod request_timer;

use std::sync::Arc;

use axum::http::Request;

pub use access_log::logged_path;
pub use metrics::{Metrics, ReloadResult};
pub use request_timer::RequestTimer;

use crate::site::Edition;
use access_log::AccessLog;

/// Where requests are counted and logged.
#[derive(Debug)]
pub struct Telemetry {
    metrics: Option<Arc<Metrics>>,
    access_log: Option<AccessLog>,
}

impl Telemetry {
    /// Counts into `metrics`, and with `access_log` writes a line for each request. `None` if there is nothing to do.
    pub fn new(metrics: Option<Arc<Metrics>>, access_log: bool) -> Option<Self> {
        let access_log = access_log.then(AccessLog::default);
        (access_log.is_some() || metrics.is_some()).then_some(Self { metrics, access_log })
    }

    pub fn metrics(&self) -> Option<&Metrics> {
        self.metrics.as_deref()
    }

    /// Starts to time a request.
    pub fn start<B>(self: &Arc<Self>, request: &Request<B>, edition: &Edition) -> RequestTimer {
        let log_entry = self.access_log.as_ref().map(|log| log.entry(request));
        RequestTimer::start(self.metrics.clone(), log_entry, request.uri().path(), edition)
    }
}
