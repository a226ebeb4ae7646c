//! The connections that are open, and which of them ends when there are too many or they hold too much.

use std::collections::HashMap;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use prometheus_client::metrics::counter::Counter;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::task::AbortHandle;

use super::open_connection::OpenConnection;
use crate::server::limits::Limits;

/// How many connections that were told to end may be there beside the others until their tasks are gone.
const MAX_ENDING: usize = 64;

/// The same, when they ended so that others can have responses kept.
const MAX_ENDING_FOR_RESPONSES: usize = 4;

/// How often one looks for a connection that can end, when there is none.
const ROOM_INTERVAL: Duration = Duration::from_millis(10);

/// Every connection that is open.
#[derive(Debug)]
pub struct OpenConnections {
    max_connections: usize,
    /// One permit for each response that may be kept. It is free when the last byte of the response is gone.
    responses: Arc<Semaphore>,
    /// A clock that goes on with everything that happens. It tells whose progress is oldest, and costs less than the time.
    clock: AtomicU64,
    table: Mutex<Table>,
    /// Notified when a task is gone.
    freed: Notify,
    /// How many were ended to make room for others.
    evicted: Counter,
}

#[derive(Debug, Default)]
struct Table {
    entries: HashMap<u64, Entry>,
    /// How many are not in it any more, but their tasks are still there.
    ending: usize,
}

#[derive(Debug)]
struct Entry {
    connection: Arc<OpenConnection>,
    task: AbortHandle,
}

impl OpenConnections {
    pub fn new(limits: &Limits, evicted: Counter) -> Arc<Self> {
        Arc::new(Self {
            max_connections: limits.connections,
            responses: Arc::new(Semaphore::new(limits.kept_responses)),
            clock: AtomicU64::new(0),
            table: Mutex::default(),
            freed: Notify::new(),
            evicted,
        })
    }

    /// The next reading of the clock, which nothing else has.
    pub fn tick(&self) -> u64 {
        self.clock.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Returns when there is a place for one more connection. If all are taken, the connection ends that has gone longest
    /// without progress among those that wait for their client: otherwise those who send nothing would keep everybody else
    /// out. One that has work for the server to do never ends for another.
    pub async fn make_room(&self) {
        while !self.has_room() {
            // A connection that begins to wait for its client tells nobody.
            let _ = tokio::time::timeout(ROOM_INTERVAL, self.freed.notified()).await;
        }
    }

    fn has_room(&self) -> bool {
        let mut table = self.table();
        if table.entries.len() + table.ending < self.max_connections {
            return true;
        }
        if table.ending >= MAX_ENDING {
            return false;
        }
        let oldest = table.remove_oldest(|entry| entry.connection.waits_for_client());
        drop(table);
        let is_made = oldest.is_some();
        self.end(oldest);
        is_made
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
        table.entries.insert(id, Entry { connection, task: task.abort_handle() });
    }

    /// The right to keep one more response, if there is one.
    pub fn try_permit(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.responses).try_acquire_owned().ok()
    }

    /// The right to keep one more response. If there is none, the connection ends that has gone longest without progress among
    /// those for which responses are kept.
    pub async fn permit(&self) -> OwnedSemaphorePermit {
        let mut acquiring = pin!(Arc::clone(&self.responses).acquire_owned());
        loop {
            self.end_oldest_that_keeps();
            #[expect(clippy::expect_used, reason = "an invariant")]
            if let Ok(permit) = tokio::time::timeout(ROOM_INTERVAL, acquiring.as_mut()).await {
                return permit.expect("the semaphore is never closed");
            }
        }
    }

    /// Those who wait for the same permits must not each end a connection while the first ones are about to go.
    fn end_oldest_that_keeps(&self) {
        let mut table = self.table();
        if table.ending < MAX_ENDING_FOR_RESPONSES {
            let oldest = table.remove_oldest(|entry| entry.connection.keeps_responses());
            drop(table);
            self.end(oldest);
        }
    }

    fn end(&self, entries: impl IntoIterator<Item = Entry>) {
        for entry in entries {
            entry.connection.set_evicted();
            entry.task.abort();
            self.evicted.inc();
        }
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        // Nothing panics while it is held.
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    fn remove_oldest(&mut self, may_end: impl Fn(&Entry) -> bool) -> Option<Entry> {
        let entries = self.entries.iter().filter(|(_, entry)| may_end(entry));
        let (&id, _) = entries.min_by_key(|(id, entry)| (entry.connection.last_progress(), **id))?;
        self.remove(id)
    }

    fn remove(&mut self, id: u64) -> Option<Entry> {
        let entry = self.entries.remove(&id)?;
        self.ending += 1;
        Some(entry)
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
        let mut table = self.connections.table();
        // It may have been removed before, to make room.
        table.remove(self.id);
        table.ending -= 1;
        drop(table);
        self.connections.freed.notify_one();
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
        fn new(connections: usize, kept_responses: usize) -> Self {
            let (sender, ended) = unbounded_channel();
            let limits = Limits { connections, kept_responses, ..Limits::default() };
            Self { table: OpenConnections::new(&limits, Counter::default()), opened: Vec::new(), ended, sender }
        }

        async fn open(&mut self) {
            self.table.make_room().await;
            let guard = SaysItsEnd(self.opened.len(), self.sender.clone());
            let opened = &mut self.opened;
            self.table.spawn(|connection| {
                connection.set_waits_for_client(true);
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
        let mut it = TestConnections::new(3, 10);
        for _ in 0..3 {
            it.open().await;
        }
        assert!(it.ended.try_recv().is_err());
        it.opened[0].made_progress();
        it.open().await;
        assert_eq!(it.ended.recv().await, Some(1));
        it.open().await;
        assert_eq!(it.ended.recv().await, Some(2));
        it.opened[0].made_progress();
        it.open().await;
        assert_eq!(it.ended.recv().await, Some(3), "the first one is served on as long as it goes on");
    }

    #[tokio::test(start_paused = true)]
    async fn a_connection_that_has_work_for_the_server_to_do_does_not_end_for_another() {
        let mut it = TestConnections::new(2, 10);
        it.open().await;
        it.open().await;
        it.opened[0].set_waits_for_client(false);
        it.open().await;
        assert_eq!(it.ended.recv().await, Some(1));
        it.opened[2].set_waits_for_client(false);
        let third = Arc::clone(&it.opened[2]);
        let waiting = tokio::spawn(async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            third.set_waits_for_client(true);
        });
        it.open().await;
        assert_eq!(it.ended.recv().await, Some(2), "one that comes waits until another can end");
        waiting.await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn when_too_many_responses_are_kept_the_oldest_connection_that_has_some_ends() {
        let mut it = TestConnections::new(10, 3);
        for _ in 0..4 {
            it.open().await;
        }
        let first = [it.opened[1].try_keep().unwrap(), it.opened[1].try_keep().unwrap()];
        let second = it.opened[2].try_keep().unwrap();
        assert!(it.opened[3].try_keep().is_none());
        assert!(it.ended.try_recv().is_err());
        let asking = Arc::clone(&it.opened[3]);
        let third = tokio::spawn(async move { asking.keep_within(Duration::from_secs(5)).await });
        assert_eq!(it.ended.recv().await, Some(1), "nothing is kept for the first");
        drop(first);
        let third = third.await.unwrap().unwrap();
        assert!(it.opened[0].try_keep().is_some(), "what is gone makes room");
        assert!(it.ended.try_recv().is_err());
        drop((second, third));
    }

    #[tokio::test(start_paused = true)]
    async fn one_request_of_a_connection_may_wait_for_a_time_and_the_others_may_not() {
        let mut it = TestConnections::new(10, 1);
        it.open().await;
        it.open().await;
        let _kept = it.opened[0].try_keep().unwrap();
        let waiting = it.opened[1].keep_within(Duration::from_secs(5));
        let second = async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            it.opened[1].keep_within(Duration::from_secs(5)).await
        };
        let start = tokio::time::Instant::now();
        let (waited, second) = tokio::join!(waiting, second);
        assert!(waited.is_none() && second.is_none());
        assert_eq!(start.elapsed(), Duration::from_secs(5));
    }

    #[tokio::test]
    async fn a_task_that_ends_frees_its_place() {
        let mut it = TestConnections::new(1, 10);
        let (sender, receiver) = tokio::sync::oneshot::channel();
        it.table.spawn(|connection| async move {
            drop(connection);
            let _ = sender.send(());
        });
        receiver.await.unwrap();
        while !it.table.table().entries.is_empty() {
            tokio::task::yield_now().await;
        }
        it.open().await;
        assert!(it.ended.try_recv().is_err());
    }
}
