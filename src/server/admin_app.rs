//! The service of the port for operators: `/metrics`, and `/healthz` for probes.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::service::Service;
use tower::ServiceExt as _;

use super::http_service::HttpService;
use super::limits::Limits;
use super::responses::Body;
use super::routes::admin_routes;
use super::telemetry::Metrics;
use crate::site::Site;

/// A scraper and some probes need no more.
const CONNECTIONS: usize = 64;

/// The service of the port for operators (`--admin-listen`).
#[derive(Debug, Clone)]
pub struct AdminApp {
    router: Router,
}

impl AdminApp {
    pub fn new(site: Arc<Site>, metrics: Arc<Metrics>) -> Self {
        Self { router: admin_routes(site, metrics) }
    }

    /// What its clients may use, where visitors may use `limits`: the same times, and places of its own.
    pub fn limits(limits: &Limits) -> Limits {
        Limits { connections: CONNECTIONS, ..*limits }
    }
}

impl Service<Request<Incoming>> for AdminApp {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let routed = self.router.clone().oneshot(request.map(axum::body::Body::new));
        Box::pin(async move { Ok(routed.await?.map(Body::Right)) })
    }
}

impl HttpService for AdminApp {
    /// What operators ask for is not counted.
    fn metrics(&self) -> Option<&Metrics> {
        None
    }

    /// It ends with the process.
    fn begin_shutdown(&self) {}
}
