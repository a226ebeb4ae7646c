//! Metrics and the access log. Without `--admin-listen` and `--access-log` nothing is measured on the way of a request.

mod metrics;
mod request_timer;

pub use metrics::{Metrics, ReloadResult};
pub use request_timer::{RequestTimer, Telemetry, logged_path};
