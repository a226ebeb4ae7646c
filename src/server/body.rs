//! What is sent behind a head.

use bytes::Bytes;
use http_body_util::{Either, Full};

/// Shared bytes for what is ready, the router's own body for the rest.
pub type Body = Either<Full<Bytes>, axum::body::Body>;

/// The body that is `bytes`, which are shared and not copied.
pub fn of_bytes(bytes: Bytes) -> Body {
    Either::Left(Full::new(bytes))
}
