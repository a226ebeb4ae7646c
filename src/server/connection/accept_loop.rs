//! The accept loop.
//!
//! `axum::serve` has no limits: it keeps a half-sent request open for ever. This loop drives hyper's connections itself
//! over [streams with timeouts](TimeoutStream).

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use tokio::sync::watch;

use super::bare_refusals::BareRefusals;
use super::connection_service::ConnectionService;
use super::kept_body::PIECE_BYTES;
use super::listener::{Listener, Stream, is_of_one_connection};
use super::open_connections::OpenConnections;
use super::timeout_stream::TimeoutStream;
use crate::server::http_service::HttpService;
use crate::server::limits::Limits;
use crate::server::telemetry::Metrics;

/// How long to wait when the machine gives no more connections.
const ACCEPT_BACKOFF: Duration = Duration::from_millis(50);

/// How serving ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shutdown {
    /// Everything in flight was finished.
    Complete,
    /// The shutdown timeout was over before this many connections had finished.
    TimedOut(usize),
}

/// Serves `service` on `listener` until `stop` resolves and what is in flight is finished.
///
/// A graceful shutdown: connections that the kernel has accepted are accepted, every client has the drain timeout to
/// send a request, each response by HTTP/1 says that it is the last, and what is in flight has the shutdown timeout.
pub async fn serve<S: HttpService>(
    listener: impl Listener,
    service: S,
    limits: &Limits,
    stop: impl Future<Output = ()>,
) -> Shutdown {
    let server = Server::new(service, limits);
    listener.limit_kernel(limits.write_timeout);
    tokio::select! {
        () = server.accept_all(&listener) => {}
        () = stop => {}
    }
    server.service.begin_shutdown();
    server.accept_pending(listener);
    server.drain().await
}

struct Server<S> {
    service: S,
    limits: Limits,
    http: auto::Builder<TokioExecutor>,
    connections: Arc<OpenConnections>,
    /// Notified when the server shuts down. Each connection holds a receiver, so the last one to end closes the channel.
    shutdown: watch::Sender<()>,
}

impl<S: HttpService> Server<S> {
    fn new(service: S, limits: &Limits) -> Self {
        let mut http = auto::Builder::new(TokioExecutor::new());
        // A client that has closed its half of the connection still gets its responses.
        http.http1().half_close(true).max_buf_size(limits.header_bytes);
        http.http2()
            .timer(TokioTimer::new())
            .max_concurrent_streams(limits.streams.get())
            .max_send_buf_size(2 * PIECE_BYTES)
            .max_header_list_size(u32::try_from(limits.header_bytes).unwrap_or(u32::MAX));
        let connections = OpenConnections::new(limits, service.metrics().map(Metrics::evicted).unwrap_or_default());
        Self { service, limits: *limits, http, connections, shutdown: watch::Sender::new(()) }
    }

    async fn accept_all(&self, listener: &impl Listener) {
        let mut is_exhausted = false;
        loop {
            match listener.accept().await {
                Ok(stream) => {
                    if std::mem::take(&mut is_exhausted) {
                        tracing::info!("connections are accepted again");
                    }
                    self.connections.make_room().await;
                    self.spawn_connection(stream);
                }
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    if !std::mem::replace(&mut is_exhausted, true) {
                        tracing::warn!(%error, "no more connections until others end");
                    }
                    tokio::time::sleep(ACCEPT_BACKOFF).await;
                }
            }
        }
    }

    /// Closes the port, and accepts the connections that the kernel has accepted already, however many there are: none may
    /// be refused that was told that it is connected.
    fn accept_pending(&self, listener: impl Listener) {
        for stream in listener.into_pending() {
            self.spawn_connection(stream);
        }
    }

    fn spawn_connection(&self, stream: impl Stream) {
        let (http, service) = (self.http.clone(), self.service.clone());
        let mut shutdown = self.shutdown.subscribe();
        let limits = self.limits;
        self.connections.spawn(|connection| async move {
            let _guard = service.metrics().map(Metrics::connection);
            let stream = TimeoutStream::new(stream, &limits, Arc::clone(&connection));
            let io = TokioIo::new(BareRefusals::new(stream));
            let serving =
                http.serve_connection(io, ConnectionService::new(service.clone(), connection, limits.request_timeout));
            let mut serving = pin!(serving);
            let is_drained = async {
                // It ends with an error when the server is gone, which is a shutdown too.
                let _ = shutdown.changed().await;
                tokio::time::sleep(limits.drain_timeout).await;
            };
            let ended = tokio::select! {
                biased;
                ended = serving.as_mut() => ended,
                () = is_drained => {
                    serving.as_mut().graceful_shutdown();
                    serving.await
                }
            };
            if let Err(error) = ended {
                tracing::debug!(error, "a connection ended early");
            }
        });
    }

    async fn drain(self) -> Shutdown {
        self.shutdown.send_replace(());
        match tokio::time::timeout(self.limits.shutdown_timeout, self.shutdown.closed()).await {
            Ok(()) => Shutdown::Complete,
            Err(_) => Shutdown::TimedOut(self.shutdown.receiver_count()),
        }
    }
}
