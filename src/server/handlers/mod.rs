//! What the router answers, one file each.

mod fallback;
mod healthz;
pub mod metrics;
mod page_request;
pub mod query_pages;

pub use fallback::fallback;
pub use healthz::healthz;
