//! An answer that takes too long is given up.

use axum::http::StatusCode;
use tower_http::timeout::TimeoutLayer;

use crate::server::limits::Limits;

/// 503 for an answer that is not there in time.
pub fn timeout(limits: &Limits) -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limits.answer_time)
}
