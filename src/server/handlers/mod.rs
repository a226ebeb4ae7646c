//! What the router answers, one file each.

mod fallback;
mod healthz;
pub mod metrics;
mod page_request;
mod query_page;

pub use fallback::fallback;
pub use healthz::{HEALTHZ, healthz};
pub use query_page::{query_page, query_page_of};
