//! What one client, or all of them, may use of the server.

use std::num::NonZeroU32;
use std::time::Duration;

/// What one client, or all of them, may use of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections at one time. For each more, the one ends that has gone longest without progress.
    pub connections: usize,
    /// Responses at one time that are each kept for one client until it has taken them: those to queries, and all by HTTP/2.
    /// For each more, the connection ends that has gone longest without progress.
    pub kept_responses: usize,
    /// Bytes of a request's line and headers.
    pub header_bytes: usize,
    /// Bytes of a request's target, with its query; a longer one gets 414, except at the search,
    /// which reads the beginning of what somebody dictated.
    pub uri_bytes: usize,
    /// Bytes of a request's body, which nothing here reads; where the router answers, a larger one gets 413.
    pub body_bytes: u64,
    /// Requests at one time on one HTTP/2 connection.
    pub streams: NonZeroU32,
    /// HTTP/1: time to send a request's line and headers; the connection ends after one to two times as long.
    pub header_read_timeout: Duration,
    /// Time in which nothing at all is read or written; a connection ends after one to two times as long.
    pub idle_timeout: Duration,
    /// Time to take 16 KiB, or the rest if that is less, from the first byte that has to wait; by HTTP/2 for each response.
    pub write_timeout: Duration,
    /// Time for a request to wait until a response more may be kept, and for a handler of the router that waits for something;
    /// a later response becomes 503. What is computed at once, as every page is, can't be interrupted.
    pub request_timeout: Duration,
    /// Time for a connected client to send one more request, once the server shuts down.
    pub drain_timeout: Duration,
    /// Time for everything that is in flight, once the server shuts down; the drain is part of it.
    pub shutdown_timeout: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 1024,
            kept_responses: 256,
            header_bytes: 16 * 1024,
            uri_bytes: 4 * 1024,
            body_bytes: 1024,
            streams: NonZeroU32::MIN.saturating_add(31),
            header_read_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(15),
            write_timeout: Duration::from_secs(60),
            request_timeout: Duration::from_secs(5),
            drain_timeout: Duration::from_millis(250),
            shutdown_timeout: Duration::from_secs(10),
        }
    }
}
