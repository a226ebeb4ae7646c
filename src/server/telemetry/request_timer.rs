//! Times one request for the metrics and the access log.

use std::sync::Arc;
use std::time::Instant;

use axum::http::Response;

use super::access_log::LogEntry;
use super::metrics::{Metrics, OTHER};
use crate::site::Edition;

/// A request that is being answered.
#[derive(Debug)]
pub struct RequestTimer {
    start: Instant,
    /// Where it is counted, and as which page.
    counted: Option<(Arc<Metrics>, String)>,
    log_entry: Option<LogEntry>,
}

impl RequestTimer {
    pub fn start(metrics: Option<Arc<Metrics>>, log_entry: Option<LogEntry>, path: &str, edition: &Edition) -> Self {
        let page = if edition.has_page(path) { path } else { OTHER };
        Self { start: Instant::now(), counted: metrics.map(|metrics| (metrics, page.to_owned())), log_entry }
    }

    /// Counts and logs the response, and gives it the id under which it was logged.
    pub fn finish<B>(self, response: &mut Response<B>) {
        let elapsed = self.start.elapsed();
        if let Some((metrics, page)) = self.counted {
            metrics.count(&page, response.status().as_u16(), elapsed.as_secs_f64());
        }
        if let Some(entry) = self.log_entry {
            entry.write(response, elapsed);
        }
    }
}
