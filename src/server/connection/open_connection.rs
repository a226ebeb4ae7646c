//! One open connection: what it has taken, and what is kept for it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::open_connections::OpenConnections;

/// A connection, as its service, its stream and the [table of all](OpenConnections) see it.
#[derive(Debug)]
pub struct OpenConnection {
    id: u64,
    connections: Arc<OpenConnections>,
    /// The [clock](OpenConnections::tick) when the client last took something, or when it connected.
    last_progress: AtomicU64,
    /// Whether there was any since the last call of [`Self::take_progress`].
    had_progress: AtomicBool,
    /// HTTP/2: when something of each response was last taken.
    waiting: Mutex<HashMap<u64, Instant>>,
}

/// A response that is kept until the client has taken it.
#[derive(Debug)]
pub struct KeptResponse {
    connection: Arc<OpenConnection>,
    number: u64,
    bytes: usize,
}

impl OpenConnection {
    /// `id` is the reading of the clock at which it was opened.
    pub fn new(id: u64, connections: Arc<OpenConnections>) -> Self {
        let last_progress = AtomicU64::new(id);
        Self { id, connections, last_progress, had_progress: AtomicBool::new(true), waiting: Mutex::default() }
    }

    /// The client goes on: it has taken something, or has sent a request for which something is kept.
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

    /// Counts `bytes` as kept for this connection until the client has taken them.
    pub fn keep(self: &Arc<Self>, bytes: usize) -> Arc<KeptResponse> {
        self.made_progress();
        let number = self.connections.keep(self.id, bytes);
        Arc::new(KeptResponse { connection: Arc::clone(self), number, bytes })
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
        self.connection.connections.release(self.connection.id, self.bytes);
    }
}
