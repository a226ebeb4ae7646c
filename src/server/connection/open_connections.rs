//! The connections that are open, and which of them ends when there are too many or they hold too much.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use prometheus_client::metrics::counter::Counter;
use tokio::task::AbortHandle;

use super::open_connection::OpenConnection;
use crate::server::limits::Limits;

/// Every connection that is open.
#[derive(Debug)]
pub struct OpenConnections {
    max_connections: usize,
    max_unsent_bytes: usize,
    /// A clock that goes on with everything that happens. It tells whose progress is oldest, and costs less than the time.
    clock: AtomicU64,
    table: Mutex<Table>,
    /// How many were ended to make room for others.
    evicted: Counter,
}

#[derive(Debug, Default)]
struct Table {
    entries: HashMap<u64, Entry>,
    /// What is kept for all of them.
    unsent_bytes: usize,
}

#[derive(Debug)]
struct Entry {
    connection: Arc<OpenConnection>,
    task: AbortHandle,
    /// What is kept for this one.
    unsent_bytes: usize,
}

impl OpenConnections {
    pub fn new(limits: &Limits, evicted: Counter) -> Arc<Self> {
        Arc::new(Self {
            max_connections: limits.connections,
            max_unsent_bytes: limits.unsent_bytes,
            clock: AtomicU64::new(0),
            table: Mutex::default(),
            evicted,
        })
    }

    /// The next reading of the clock, which nothing else has.
    pub fn tick(&self) -> u64 {
        self.clock.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Ends the connection that has gone longest without progress, if there are as many as there may be. Waiting instead would
    /// let those who send nothing keep everybody else out.
    pub fn make_room(&self) {
        let mut table = self.table();
        if table.entries.len() >= self.max_connections {
            let oldest = table.remove_oldest(|_| true);
            drop(table);
            self.end(oldest);
        }
    }

    /// Runs what `serve` makes of a new connection as a task.
    pub fn spawn<F>(self: &Arc<Self>, serve: impl FnOnce(Arc<OpenConnection>) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let id = self.tick();
        let connection = Arc::new(OpenConnection::new(id, Arc::clone(self)));
        let place = Place { id, connections: Arc::clone(self) };
        let serving = serve(Arc::clone(&connection));
        // The task takes the lock when it ends, so it can't end before it is entered.
        let mut table = self.table();
        let task = tokio::spawn(async move {
            let _place = place;
            serving.await;
        });
        table.entries.insert(id, Entry { connection, task: task.abort_handle(), unsent_bytes: 0 });
    }

    /// Counts `bytes` that are kept for the connection `id`, and returns a number that no other response has. When all
    /// together keep more than they may, those connections end that have gone longest without progress.
    pub fn keep(&self, id: u64, bytes: usize) -> u64 {
        let number = self.tick();
        let mut evicted = Vec::new();
        let mut table = self.table();
        let Some(entry) = table.entries.get_mut(&id) else { return number };
        entry.unsent_bytes += bytes;
        table.unsent_bytes += bytes;
        while table.unsent_bytes > self.max_unsent_bytes {
            let Some(oldest) = table.remove_oldest(|entry| entry.unsent_bytes > 0) else { break };
            evicted.push(oldest);
        }
        drop(table);
        self.end(evicted);
        number
    }

    /// Takes back `bytes` that were counted for the connection `id`, unless it has ended and they are gone with it.
    pub fn release(&self, id: u64, bytes: usize) {
        let mut table = self.table();
        if let Some(entry) = table.entries.get_mut(&id) {
            entry.unsent_bytes -= bytes;
            table.unsent_bytes -= bytes;
        }
    }

    fn end(&self, tasks: impl IntoIterator<Item = AbortHandle>) {
        for task in tasks {
            task.abort();
            self.evicted.inc();
        }
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        // Nothing panics while it is held.
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    fn remove_oldest(&mut self, may_end: impl Fn(&Entry) -> bool) -> Option<AbortHandle> {
        let entries = self.entries.iter().filter(|(_, entry)| may_end(entry));
        let (&id, _) = entries.min_by_key(|(id, entry)| (entry.connection.last_progress(), **id))?;
        self.remove(id)
    }

    fn remove(&mut self, id: u64) -> Option<AbortHandle> {
        let entry = self.entries.remove(&id)?;
        self.unsent_bytes -= entry.unsent_bytes;
        Some(entry.task)
    }
}

/// The place of a connection, which is free again when its task is dropped.
#[derive(Debug)]
struct Place {
    id: u64,
    connections: Arc<OpenConnections>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.connections.table().remove(self.id);
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

    use super::*;

    struct TestConnections {
        table: Arc<OpenConnections>,
        opened: Vec<Arc<OpenConnection>>,
        ended: UnboundedReceiver<usize>,
        sender: UnboundedSender<usize>,
    }

    struct SaysItsEnd(usize, UnboundedSender<usize>);

    impl Drop for SaysItsEnd {
        fn drop(&mut self) {
            let _ = self.1.send(self.0);
        }
    }

    impl TestConnections {
        fn new(connections: usize, unsent_bytes: usize) -> Self {
            let (sender, ended) = unbounded_channel();
            let limits = Limits { connections, unsent_bytes, ..Limits::default() };
            Self { table: OpenConnections::new(&limits, Counter::default()), opened: Vec::new(), ended, sender }
        }

        fn open(&mut self) {
            self.table.make_room();
            let guard = SaysItsEnd(self.opened.len(), self.sender.clone());
            let opened = &mut self.opened;
            self.table.spawn(|connection| {
                opened.push(connection);
                async move {
                    let _guard = guard;
                    pending::<()>().await;
                }
            });
        }
    }

    #[tokio::test]
    async fn when_every_place_is_taken_the_connection_that_is_silent_longest_ends() {
        let mut it = TestConnections::new(3, 1000);
        for _ in 0..3 {
            it.open();
        }
        assert!(it.ended.try_recv().is_err());
        it.opened[0].made_progress();
        it.open();
        assert_eq!(it.ended.recv().await, Some(1));
        it.open();
        assert_eq!(it.ended.recv().await, Some(2));
        it.opened[0].made_progress();
        it.open();
        assert_eq!(it.ended.recv().await, Some(3), "the first one is served on as long as it goes on");
    }

    #[tokio::test]
    async fn when_too_much_is_kept_the_oldest_connection_that_keeps_something_ends() {
        let mut it = TestConnections::new(10, 1000);
        for _ in 0..4 {
            it.open();
        }
        let first = it.opened[1].keep(600);
        let second = it.opened[2].keep(300);
        assert!(it.ended.try_recv().is_err());
        let third = it.opened[3].keep(400);
        assert_eq!(it.ended.recv().await, Some(1), "the first keeps nothing");
        drop(first);
        let fourth = it.opened[0].keep(300);
        assert!(
            it.ended.try_recv().is_err(),
            "1000 bytes may be kept, and what an ended connection kept is counted no more"
        );
        drop((second, third, fourth));
        drop(it.opened[3].keep(1000));
        assert!(it.ended.try_recv().is_err(), "what was taken is counted no more");
    }

    #[tokio::test]
    async fn a_task_that_ends_frees_its_place() {
        let mut it = TestConnections::new(1, 1000);
        let (sender, receiver) = tokio::sync::oneshot::channel();
        it.table.spawn(|connection| async move {
            drop(connection);
            let _ = sender.send(());
        });
        receiver.await.unwrap();
        while !it.table.table().entries.is_empty() {
            tokio::task::yield_now().await;
        }
        it.open();
        assert!(it.ended.try_recv().is_err());
    }
}
