//! The room `http`: one edition of bytes on one side, readers on the other.
//!
//! A request meets, in this order: the accept loop ([`serve`]), which limits connections and their time; the
//! [`Front`], which answers what is ready from prebuilt headers and shared bytes; and, for what is not ready, the
//! [router](routes) with its [layers].

mod accept_encoding;
mod address;
mod admin;
mod body;
mod cache_control;
mod choice;
mod desk;
mod fallback;
mod front;
mod headers;
mod healthz;
mod if_none_match;
mod layers;
mod limits;
mod listener;
mod metrics;
mod observer;
mod patience;
mod plain;
mod preface;
mod questions;
mod ready;
mod representation;
mod routes;
mod shelf;

use std::sync::Arc;

pub use admin::admin;
pub use body::Body;
pub use front::Front;
pub use headers::{common_headers, page_headers};
pub use limits::Limits;
pub use listener::{Ended, serve};
pub use metrics::{Metrics, ReloadResult};
pub use observer::Observer;

use crate::site::Site;

/// The whole of the site as a service, without a network: what the tests call and [`serve`] serves.
pub fn app(site: Arc<Site>, limits: &Limits) -> Front {
    observed(site, limits, None)
}

/// The same, with somebody who may look on.
pub fn observed(site: Arc<Site>, limits: &Limits, observer: Option<Observer>) -> Front {
    let desk = desk::Desk::open(site);
    Front::new(Arc::clone(&desk), routes::routes(desk, limits, observer.as_ref()), limits, observer)
}
