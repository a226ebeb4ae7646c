//! The accept loop.
//!
//! `axum::serve` has no limits: it keeps a half-sent request open for ever. This loop drives hyper's connections itself
//! over [streams with timeouts](TimeoutStream).

use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::timeout_stream::TimeoutStream;
use crate::server::app::App;
use crate::server::limits::Limits;
use crate::server::telemetry::{Metrics, Telemetry};

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

/// Serves `app` on `listener` until `stop` resolves and what is in flight is finished.
///
/// A graceful shutdown: connections that the kernel has accepted are accepted, every client has the drain timeout to
/// send a request, each response by HTTP/1 says that it is the last, and what is in flight has the shutdown timeout.
pub async fn serve(listener: TcpListener, app: App, limits: &Limits, stop: impl Future<Output = ()>) -> Shutdown {
    let server = Server::new(app, limits);
    tokio::select! {
        () = server.accept_all(&listener) => {}
        () = stop => {}
    }
    server.app.begin_shutdown();
    server.accept_pending(listener);
    server.drain().await
}

struct Server {
    app: App,
    limits: Limits,
    http: auto::Builder<TokioExecutor>,
    permits: Arc<Semaphore>,
    /// Notified when the server shuts down. Each connection holds a receiver, so the last one to end closes the channel.
    shutdown: watch::Sender<()>,
}

impl Server {
    fn new(app: App, limits: &Limits) -> Self {
        let mut http = auto::Builder::new(TokioExecutor::new());
        // A client that has closed its half of the connection still gets its responses.
        http.http1().half_close(true).max_buf_size(limits.header_bytes);
        http.http2()
            .timer(TokioTimer::new())
            .max_concurrent_streams(limits.streams)
            .max_header_list_size(u32::try_from(limits.header_bytes).unwrap_or(u32::MAX));
        let permits = Arc::new(Semaphore::new(limits.connections));
        Self { app, limits: *limits, http, permits, shutdown: watch::Sender::new(()) }
    }

    async fn accept_all(&self, listener: &TcpListener) {
        let mut is_exhausted = false;
        loop {
            #[expect(clippy::expect_used, reason = "an invariant")]
            let permit = Arc::clone(&self.permits).acquire_owned().await.expect("the semaphore is never closed");
            match listener.accept().await {
                Ok((stream, _)) => {
                    if std::mem::take(&mut is_exhausted) {
                        tracing::info!("connections are accepted again");
                    }
                    self.spawn_connection(stream, Some(permit));
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
    fn accept_pending(&self, listener: TcpListener) {
        let Ok(listener) = listener.into_std() else { return };
        loop {
            match listener.accept() {
                Ok((stream, _)) => {
                    if stream.set_nonblocking(true).is_ok()
                        && let Ok(stream) = TcpStream::from_std(stream)
                    {
                        self.spawn_connection(stream, None);
                    }
                }
                Err(error) if is_of_one_connection(&error) => {}
                Err(_) => return,
            }
        }
    }

    fn spawn_connection(&self, stream: TcpStream, permit: Option<OwnedSemaphorePermit>) {
        // Responses are written whole; waiting to fill a packet would only delay the last part. A stream that refuses
        // the option is slower, nothing else.
        let _ = stream.set_nodelay(true);
        let stream = TimeoutStream::new(stream, &self.limits);
        let (http, app) = (self.http.clone(), self.app.clone());
        let mut shutdown = self.shutdown.subscribe();
        let drain_timeout = self.limits.drain_timeout;
        tokio::spawn(async move {
            let guard = app.telemetry().and_then(Telemetry::metrics).map(Metrics::connection);
            let mut connection = pin!(http.serve_connection(TokioIo::new(stream), app.clone()));
            let is_drained = async {
                // It ends with an error when the server is gone, which is a shutdown too.
                let _ = shutdown.changed().await;
                tokio::time::sleep(drain_timeout).await;
            };
            let ended = tokio::select! {
                biased;
                ended = connection.as_mut() => ended,
                () = is_drained => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(error) = ended {
                tracing::debug!(error, "a connection ended early");
            }
            drop(guard);
            drop(permit);
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

/// Whether accepting failed because of the connection that was to be accepted, and not because of the machine.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}
