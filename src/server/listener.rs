//! The accept loop.
//!
//! `axum::serve` has no limits: it keeps a half-sent request open for ever. This loop drives hyper's connections
//! itself, with a time for everything that a reader can be slow at.

use std::future::poll_fn;
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::BoxError;
use hyper::server::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::unconstrained;

use crate::server::front::Front;
use crate::server::limits::Limits;
use crate::server::observer::Observer;
use crate::server::patience::Patient;
use crate::server::preface::{self, Protocol};

/// How long to wait when the machine gives no more connections.
const AFTER_REFUSAL: Duration = Duration::from_millis(50);

/// How serving ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Everything in flight was finished.
    Finished,
    /// The grace time was over before this many connections had finished.
    CutOff(usize),
}

/// Serves `app` to those who connect to `listener`, until `stop` comes and what is in flight is finished.
///
/// At the end nobody who was let in goes without an answer: those whom the kernel has connected are accepted, everyone
/// has the time of a farewell to send a request, each answer says that it is the last, and what is in flight has the
/// time of grace.
pub async fn serve(listener: TcpListener, app: Front, limits: &Limits, stop: impl Future<Output = ()>) -> Ended {
    let server = Server::new(app, limits);
    tokio::select! {
        () = server.accept_all(&listener) => {}
        () = stop => {}
    }
    server.app.take_leave();
    server.accept_waiting(listener);
    server.finish(limits.grace).await
}

struct Server {
    app: Front,
    limits: Limits,
    http1: http1::Builder,
    http2: http2::Builder<TokioExecutor>,
    places: Arc<Semaphore>,
    /// Told when the server stops. Each connection holds a receiver, so the last one to end closes it.
    stopping: watch::Sender<()>,
}

impl Server {
    fn new(app: Front, limits: &Limits) -> Self {
        let mut http1 = http1::Builder::new();
        // A reader that has said all it wants to say still hears the answer.
        http1.half_close(true).max_buf_size(limits.head_bytes);
        let mut http2 = http2::Builder::new(TokioExecutor::new());
        http2
            .timer(TokioTimer::new())
            .max_concurrent_streams(limits.streams)
            .max_header_list_size(u32::try_from(limits.head_bytes).unwrap_or(u32::MAX));
        let places = Arc::new(Semaphore::new(limits.connections));
        Self { app, limits: *limits, http1, http2, places, stopping: watch::Sender::new(()) }
    }

    async fn accept_all(&self, listener: &TcpListener) {
        let mut is_exhausted = false;
        loop {
            let Ok(place) = Arc::clone(&self.places).acquire_owned().await else { return };
            match listener.accept().await {
                Ok((stream, _)) => {
                    if std::mem::take(&mut is_exhausted) {
                        tracing::info!("connections are accepted again");
                    }
                    self.open(stream, place);
                }
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    if !std::mem::replace(&mut is_exhausted, true) {
                        tracing::warn!(%error, "no more connections until others end");
                    }
                    tokio::time::sleep(AFTER_REFUSAL).await;
                }
            }
        }
    }

    /// Stops listening, and takes those who are waiting already: the kernel has told them that they are connected.
    fn accept_waiting(&self, listener: TcpListener) {
        let Ok(listener) = listener.into_std() else { return };
        while let Ok((stream, _)) = listener.accept() {
            let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else { return };
            if stream.set_nonblocking(true).is_ok()
                && let Ok(stream) = TcpStream::from_std(stream)
            {
                self.open(stream, place);
            }
        }
    }

    fn open(&self, stream: TcpStream, place: OwnedSemaphorePermit) {
        // Pages are sent in one write; waiting to fill a packet would only make the last part late.
        let _ = stream.set_nodelay(true);
        let stream = Patient::new(stream, &self.limits);
        let (http1, http2) = (self.http1.clone(), self.http2.clone());
        let app = self.app.clone();
        let mut stopping = self.stopping.subscribe();
        let farewell = self.limits.farewell;
        tokio::spawn(async move {
            let counted = app.observer().and_then(Observer::metrics).map(|metrics| metrics.connection());
            // It borrows `stopping`, whose end tells the server that this connection is over.
            let over = pin!(unconstrained(async {
                let _ = stopping.changed().await;
                tokio::time::sleep(farewell).await;
            }));
            if let Err(error) = attend(stream, &http1, &http2, app, over).await {
                tracing::debug!(%error, "a connection ended early");
            }
            drop(counted);
            drop(place);
        });
    }

    async fn finish(self, grace: Duration) -> Ended {
        self.stopping.send_replace(());
        match tokio::time::timeout(grace, self.stopping.closed()).await {
            Ok(()) => Ended::Finished,
            Err(_) => Ended::CutOff(self.stopping.receiver_count()),
        }
    }
}

/// Answers on one connection until its reader leaves, or, once it is `over`, until what is in flight is finished.
async fn attend(
    stream: Patient<TcpStream>,
    http1: &http1::Builder,
    http2: &http2::Builder<TokioExecutor>,
    app: Front,
    mut over: Pin<&mut impl Future<Output = ()>>,
) -> Result<(), BoxError> {
    let (protocol, mut stream) = tokio::select! {
        // Who has said something in time is answered.
        biased;
        heard = preface::listen(stream) => heard?,
        () = &mut over => return Ok(()),
    };
    match protocol {
        Protocol::Http1 => {
            let connection = http1.serve_connection(TokioIo::new(stream), app.clone());
            see_off(connection, http1::Connection::graceful_shutdown, over, &app).await
        }
        Protocol::Http2 => {
            stream.stream_mut().expect_streams();
            let connection = http2.serve_connection(TokioIo::new(stream), app.clone());
            see_off(connection, http2::Connection::graceful_shutdown, over, &app).await
        }
    }
    .map_err(BoxError::from)
}

/// Drives `connection` to its end; once it is `over`, has it `finish` what is in flight.
async fn see_off<C: Future>(
    connection: C,
    finish: impl FnOnce(Pin<&mut C>),
    mut over: Pin<&mut impl Future<Output = ()>>,
    app: &Front,
) -> C::Output {
    let mut connection = pin!(connection);
    let mut is_told = false;
    let ended = poll_fn(|context| {
        if let Poll::Ready(ended) = connection.as_mut().poll(context) {
            return Poll::Ready(Some(ended));
        }
        // The task has one waker, so it is enough to say once whom to wake.
        if std::mem::replace(&mut is_told, true) && !app.is_leaving() {
            return Poll::Pending;
        }
        over.as_mut().poll(context).map(|()| None)
    });
    if let Some(ended) = ended.await {
        return ended;
    }
    finish(connection.as_mut());
    connection.await
}

/// Whether accepting failed because of the connection that was to be accepted, and not because of the machine.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}
