//! Nothing here reads a body, so a large one is refused unread.

use tower_http::limit::RequestBodyLimitLayer;

use crate::server::limits::Limits;

/// 413 for a request with a larger body than the limit.
pub fn body_limit(limits: &Limits) -> RequestBodyLimitLayer {
    RequestBodyLimitLayer::new(limits.body_bytes)
}
