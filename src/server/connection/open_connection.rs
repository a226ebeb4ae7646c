//! One open connection: whose turn it is, what its client has taken, and what is kept for it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::OwnedSemaphorePermit;
use tokio::time::Instant;

use super::open_connections::OpenConnections;

/// A connection, as its service, its stream and the [table of all](OpenConnections) see it.
#[derive(Debug)]
pub struct OpenConnection {
    connections: Arc<OpenConnections>,
    /// The [clock](OpenConnections::tick) when the client last took something, or when it connected.
    last_progress: AtomicU64,
    /// Whether there was any since the last call of [`Self::take_progress`].
    had_progress: AtomicBool,
    /// Whether the server has nothing to do for it until the client sends or takes something.
    waits_for_client: AtomicBool,
    /// Whether it ends because others need what it has.
    is_evicted: AtomicBool,
    /// How many responses are kept for it.
    kept: AtomicUsize,
    /// Whether one of its requests waits until a response more may be kept.
    is_queued: AtomicBool,
    /// HTTP/2: when something of each response was last taken.
    waiting: Mutex<HashMap<u64, Instant>>,
}

/// A response that is kept for one client, until it has taken it.
#[derive(Debug)]
pub struct KeptResponse {
    connection: Arc<OpenConnection>,
    /// No other has it.
    number: u64,
    _permit: OwnedSemaphorePermit,
}

/// The turn of the one request of a connection that may wait.
struct QueueTurn<'c>(&'c OpenConnection);

impl OpenConnection {
    /// `opened` is the reading of the clock at which it was opened.
    pub fn new(opened: u64, connections: Arc<OpenConnections>) -> Self {
        Self {
            connections,
            last_progress: AtomicU64::new(opened),
            had_progress: AtomicBool::new(true),
            waits_for_client: AtomicBool::new(false),
            is_evicted: AtomicBool::new(false),
            kept: AtomicUsize::new(0),
            is_queued: AtomicBool::new(false),
            waiting: Mutex::default(),
        }
    }

    /// The client goes on: it has taken something, or has sent a request whose response is kept.
    pub fn made_progress(&self) {
        self.last_progress.store(self.connections.tick(), Ordering::Relaxed);
        self.had_progress.store(true, Ordering::Relaxed);
    }

    pub fn last_progress(&self) -> u64 {
        self.last_progress.load(Ordering::Relaxed)
    }

    /// Whether there was any progress since the last call.
    pub fn take_progress(&self) -> bool {
        self.had_progress.swap(false, Ordering::Relaxed)
    }

    /// Whether it is the client's turn.
    pub fn set_waits_for_client(&self, waits: bool) {
        self.waits_for_client.store(waits, Ordering::Relaxed);
    }

    pub fn waits_for_client(&self) -> bool {
        self.waits_for_client.load(Ordering::Relaxed)
    }

    /// It ends now, because others need what it has.
    pub fn set_evicted(&self) {
        self.is_evicted.store(true, Ordering::Relaxed);
    }

    pub fn is_evicted(&self) -> bool {
        self.is_evicted.load(Ordering::Relaxed)
    }

    /// Whether a response is kept for it.
    pub fn keeps_responses(&self) -> bool {
        self.kept.load(Ordering::Relaxed) > 0
    }

    /// Keeps one more response for this connection, if one more may be kept at once.
    pub fn try_keep(self: &Arc<Self>) -> Option<Arc<KeptResponse>> {
        let permit = self.connections.try_permit()?;
        Some(self.keep(permit))
    }

    /// The same, as soon as one more may be kept. `None` if that takes longer than `timeout`, or if another request of this
    /// connection waits for it already.
    pub async fn keep_within(self: &Arc<Self>, timeout: Duration) -> Option<Arc<KeptResponse>> {
        if self.is_queued.swap(true, Ordering::Relaxed) {
            return None;
        }
        let _turn = QueueTurn(self);
        let permit = tokio::time::timeout(timeout, self.connections.permit()).await.ok()?;
        Some(self.keep(permit))
    }

    fn keep(self: &Arc<Self>, permit: OwnedSemaphorePermit) -> Arc<KeptResponse> {
        self.made_progress();
        self.kept.fetch_add(1, Ordering::Relaxed);
        Arc::new(KeptResponse { connection: Arc::clone(self), number: self.connections.tick(), _permit: permit })
    }

    /// Whether responses wait for the client, by HTTP/2.
    pub fn has_waiting_responses(&self) -> bool {
        !self.waiting().is_empty()
    }

    /// Whether nothing of some response was taken for `timeout`, by HTTP/2.
    pub fn has_stalled_response(&self, timeout: Duration) -> bool {
        self.waiting().values().any(|taken| taken.elapsed() >= timeout)
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<u64, Instant>> {
        // Nothing panics while it is held.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl KeptResponse {
    /// HTTP/2: the client is ready for the next piece.
    pub fn piece_taken(&self) {
        self.connection.made_progress();
        self.connection.waiting().insert(self.number, Instant::now());
    }
}

impl Drop for KeptResponse {
    fn drop(&mut self) {
        self.connection.waiting().remove(&self.number);
        self.connection.kept.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Drop for QueueTurn<'_> {
    fn drop(&mut self) {
        self.0.is_queued.store(false, Ordering::Relaxed);
    }
}
