//! How much a reader may ask for, and how long it may take.

use std::time::Duration;

/// What one reader, or all of them, may use of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections at one time; more wait in the kernel's queue.
    pub connections: usize,
    /// Bytes of a request's head: address and headers.
    pub head_bytes: usize,
    /// Bytes of an address, with its query; a longer one gets 414.
    pub address_bytes: usize,
    /// Bytes of a request's body, which nothing here reads; where the answer is not ready, a larger one gets 413.
    pub body_bytes: usize,
    /// HTTP/1: time to send a request's head; the connection ends after one to two times as long.
    pub head_time: Duration,
    /// Time in which nothing at all is read or written; a connection ends after one to two times as long.
    pub idle_time: Duration,
    /// Time to take what was written, from the first byte that had to wait.
    pub write_time: Duration,
    /// Time to make an answer that is not ready.
    pub answer_time: Duration,
    /// Requests at one time on one HTTP/2 connection.
    pub streams: u32,
    /// Time for a connected reader to send one more request, once the server was told to stop.
    pub farewell: Duration,
    /// Time for everything that is in flight, once the server was told to stop; the farewell is part of it.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 8192,
            head_bytes: 16 * 1024,
            address_bytes: 4 * 1024,
            body_bytes: 1024,
            head_time: Duration::from_secs(10),
            idle_time: Duration::from_secs(15),
            write_time: Duration::from_secs(60),
            answer_time: Duration::from_secs(5),
            streams: 100,
            farewell: Duration::from_millis(250),
            grace: Duration::from_secs(10),
        }
    }
}
