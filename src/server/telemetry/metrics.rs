//! Metrics for Prometheus: requests, connections, editions and reloads.

use std::sync::atomic::AtomicU64;

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use super::process_metrics::ProcessMetrics;
use crate::site::Site;

/// The label `page` of every path that is none of the site's, so that clients can't make new series.
pub const OTHER: &str = "other";

/// Everything that is counted, from the start of the process.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    seconds: Histogram,
    connections: Gauge,
    evicted: Counter,
    reloads: Family<ReloadLabels, Counter>,
    edition_since: Gauge<f64, AtomicU64>,
    edition_until: Gauge<f64, AtomicU64>,
    review_due: Gauge<f64, AtomicU64>,
    holidays_until: Gauge<f64, AtomicU64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    page: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ReloadLabels {
    result: ReloadResult,
}

/// How loading the content again ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum ReloadResult {
    /// The new content is served.
    Taken,
    /// It had errors; what was served stays.
    Refused,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut metrics = Self {
            registry: Registry::default(),
            requests: Family::default(),
            // From 1 µs to 1 s: cached pages at one end, searches in the middle.
            seconds: Histogram::new(exponential_buckets(1e-6, 4.0, 11)),
            connections: Gauge::default(),
            evicted: Counter::default(),
            reloads: Family::default(),
            edition_since: Gauge::default(),
            edition_until: Gauge::default(),
            review_due: Gauge::default(),
            holidays_until: Gauge::default(),
        };
        // A series that begins with 1 shows no increase.
        for result in [ReloadResult::Taken, ReloadResult::Refused] {
            drop(metrics.reloads.get_or_create(&ReloadLabels { result }));
        }
        metrics.register();
        metrics
    }
}

impl Metrics {
    fn register(&mut self) {
        self.registry.register_collector(Box::new(ProcessMetrics::starting_now()));
        let registry = self.registry.sub_registry_with_prefix("huizhou_yibao");
        let version = Info::new(vec![("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "Which version this is", version);
        registry.register("requests", "Responses, by page and status", self.requests.clone());
        let help = "Time from a request's headers to its response's headers";
        registry.register_with_unit("request", help, Unit::Seconds, self.seconds.clone());
        registry.register("connections", "Connections that are open", self.connections.clone());
        let help = "Connections that were ended to make room for others";
        registry.register("connections_evicted", help, self.evicted.clone());
        registry.register("reloads", "Loads of the content while serving", self.reloads.clone());
        let seconds = Unit::Seconds;
        let help = "The moment the edition that is served was rendered for";
        registry.register_with_unit("edition_since_timestamp", help, seconds.clone(), self.edition_since.clone());
        let help = "The moment at which it stops being true";
        registry.register_with_unit("edition_until_timestamp", help, seconds.clone(), self.edition_until.clone());
        let help = "The end of the day by which the facts must be reviewed";
        registry.register_with_unit("review_due_timestamp", help, seconds.clone(), self.review_due.clone());
        let help = "The end of the last year whose holidays are known";
        registry.register_with_unit("holidays_known_until_timestamp", help, seconds, self.holidays_until.clone());
    }

    /// Counts a response with its time in seconds.
    pub fn count(&self, page: &str, status: u16, seconds: f64) {
        self.requests.get_or_create(&RequestLabels { page: page.to_owned(), status }).inc();
        self.seconds.observe(seconds);
    }

    /// Counts a connection as open until the guard is dropped.
    pub fn connection(&self) -> ConnectionGuard {
        self.connections.inc();
        ConnectionGuard(self.connections.clone())
    }

    /// Where connections are counted that were ended to make room for others.
    pub fn evicted(&self) -> Counter {
        self.evicted.clone()
    }

    /// Counts a load of the content.
    pub fn reloaded(&self, result: ReloadResult) {
        self.reloads.get_or_create(&ReloadLabels { result }).inc();
    }

    /// Everything in the text format of `OpenMetrics`.
    pub fn text(&self, site: &Site) -> String {
        let edition = site.current();
        let seconds = |instant: jiff::Timestamp| instant.as_duration().as_secs_f64();
        self.edition_since.set(seconds(edition.since()));
        self.edition_until.set(edition.until().map_or(f64::INFINITY, seconds));
        self.review_due.set(seconds(edition.review_due()));
        self.holidays_until.set(seconds(edition.holidays_known_until()));
        let mut text = String::new();
        // Writing to a string can't fail.
        let _ = prometheus_client::encoding::text::encode(&mut text, &self.registry);
        text
    }
}

#[derive(Debug)]
pub struct ConnectionGuard(Gauge);

impl Drop for ConnectionGuard {
    fn drop(&mut self) {
        self.0.dec();
    }
}
