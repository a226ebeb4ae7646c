//! HTTP: the pages of the site on one side, clients on the other.
//!
//! A request meets, in this order: the accept loop ([`serve`]), which limits connections, their time and what is kept for
//! them; the [`App`], which answers from the current edition's table of pages; and, for what is not in it, the router
//! (`routes`) with its middleware. Operators have a port and a service of their own, the [`AdminApp`].

mod admin_app;
mod app;
mod connection;
mod handlers;
mod host;
mod http_service;
mod limits;
mod middleware;
mod negotiation;
mod responses;
mod routes;
mod state;
mod telemetry;
mod uri;

use std::sync::Arc;

pub use admin_app::AdminApp;
pub use app::App;
pub use connection::{Listener, Shutdown, serve};
pub use http_service::HttpService;
pub use limits::Limits;
pub use responses::Body;
pub use telemetry::{Metrics, ReloadResult, Telemetry};

use crate::site::Site;
use state::AppState;

/// The whole of the site as a service, without a network: what the tests call and [`serve`] serves.
pub fn app(site: Arc<Site>, limits: &Limits, telemetry: Option<Telemetry>) -> App {
    let state = AppState::new(site, limits);
    let router = routes::routes(state.clone());
    App::new(state, router, telemetry)
}
