//! A panic is one reader's bad luck and nobody else's.

use std::any::Any;
use std::sync::Arc;

use axum::http::Response;
use tower_http::catch_panic::{CatchPanicLayer, ResponseForPanic};

use crate::server::body::Body;
use crate::server::desk::Desk;

/// Answers a panic with the edition's error page, which was rendered ahead.
pub fn catch_panic(desk: &Arc<Desk>) -> CatchPanicLayer<Apologise> {
    CatchPanicLayer::custom(Apologise(Arc::clone(desk)))
}

/// Hands out the error page.
#[derive(Debug, Clone)]
pub struct Apologise(Arc<Desk>);

impl ResponseForPanic for Apologise {
    type ResponseBody = Body;

    fn response_for_panic(&mut self, panic: Box<dyn Any + Send + 'static>) -> Response<Self::ResponseBody> {
        let message = panic
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("no message");
        tracing::error!(message, "a handler panicked");
        self.0.shelf().server_error().answer_plainly()
    }
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body as RequestBody;
    use axum::http::{Request, StatusCode};
    use axum::routing::get;
    use http_body_util::BodyExt as _;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{TcpListener, TcpStream};
    use tower::ServiceExt as _;

    use super::*;
    use crate::content::Source;
    use crate::server::{Ended, Front, Limits};
    use crate::site::{Clock, Settings, Site};

    async fn broken() -> String {
        panic!("the reader must not see this")
    }

    #[tokio::test]
    async fn after_a_panic_the_same_connection_is_served_on() {
        let settings = Settings {
            source: Source::Embedded,
            clock: Clock::frozen("2026-11-23T09:30:00+08:00".parse().unwrap()),
            base_url: "http://127.0.0.1:8080".parse().unwrap(),
        };
        let desk = Desk::open(Arc::new(Site::open(settings).unwrap().0));
        let router: Router = Router::new().route("/broken", get(broken)).layer(catch_panic(&desk));
        let limits = Limits::default();
        let front = Front::new(desk, router, &limits, None);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut reader = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let serving = tokio::spawn(async move {
            crate::server::serve(listener, front, &limits, async {
                let _ = stopped.await;
            })
            .await
        });

        let both = "GET /broken HTTP/1.1\r\nhost: x\r\n\r\nGET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
        reader.write_all(both.as_bytes()).await.unwrap();
        let mut reply = Vec::new();
        reader.read_to_end(&mut reply).await.unwrap();
        let reply = String::from_utf8_lossy(&reply);
        assert!(reply.starts_with("HTTP/1.1 500 Internal Server Error\r\n"), "{reply}");
        assert_eq!(reply.matches("HTTP/1.1 200 OK\r\n").count(), 1);
        stop.send(()).unwrap();
        assert_eq!(serving.await.unwrap(), Ended::Finished);
    }

    #[tokio::test]
    async fn a_panic_answers_the_error_page_and_tells_nothing() {
        let settings = Settings {
            source: Source::Embedded,
            clock: Clock::frozen("2026-11-23T09:30:00+08:00".parse().unwrap()),
            base_url: "http://127.0.0.1:8080".parse().unwrap(),
        };
        let desk = Desk::open(Arc::new(Site::open(settings).unwrap().0));
        let router: Router = Router::new().route("/broken", get(broken)).layer(catch_panic(&desk));

        let request = Request::builder().uri("/broken").body(RequestBody::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers()["cache-control"], "no-store");
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert_eq!(body, desk.site().current().server_error().forms.identity().bytes);
        assert!(!String::from_utf8_lossy(&body).contains("must not see"));
    }
}
