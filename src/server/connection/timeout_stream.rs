//! A stream that fails when its other side takes too long.
//!
//! hyper's `header_read_timeout` sets a timer and polls the connection once more for each request, some 1,250
//! instructions (docs/performance.md). It also has no limit for a connection that sends nothing at all, for an HTTP/2
//! connection without requests, and for a client that takes nothing of what was written. Here coarse intervals look at what
//! happened since their last tick.

use std::future::Future;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

use super::coarse_interval::CoarseInterval;
use super::kept_body::PIECE_BYTES;
use super::listener::Stream;
use super::open_connection::OpenConnection;
use crate::server::limits::Limits;

/// What every HTTP/2 connection begins with: RFC 9113, section 3.4.
const HTTP2_PREFACE: &[u8; 24] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// A stream that fails with [`io::ErrorKind::TimedOut`] when one of the [limits](Limits) of time is over.
#[derive(Debug)]
pub struct TimeoutStream<S: Stream> {
    stream: S,
    connection: Arc<OpenConnection>,
    write_timeout: Duration,
    /// HTTP/1: whether anything was read or written since the last tick of `idle`. By HTTP/2 only requests and what is taken
    /// of responses count, since pings can be sent for ever.
    had_io: bool,
    idle: CoarseInterval,
    request: RequestState,
    header: CoarseInterval,
    /// How many bytes of the preface of HTTP/2 the connection has begun with; `None` once it can't be HTTP/2.
    preface: Option<usize>,
    /// Runs from the first byte that had to wait, and anew from each piece that was taken.
    write_deadline: Option<Pin<Box<Sleep>>>,
    /// How many bytes were taken while `write_deadline` runs.
    taken: usize,
    /// HTTP/2: when to look for responses that are not taken although the connection is alive.
    stalled: Option<CoarseInterval>,
}

/// How often one looks for stalled responses, in the time that they have.
const STALL_CHECKS: u32 = 4;

/// How far the client is with its request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RequestState {
    /// Every request was answered.
    Idle,
    /// Something was read since the last response.
    Begun,
    /// The same, and a tick of `header` has passed since.
    Overdue,
    /// HTTP/2: frames come without a response to each.
    Http2,
}

impl<S: Stream> TimeoutStream<S> {
    pub fn new(stream: S, limits: &Limits, connection: Arc<OpenConnection>) -> Self {
        Self {
            stream,
            connection,
            write_timeout: limits.write_timeout,
            had_io: false,
            idle: CoarseInterval::new(limits.idle_timeout),
            request: RequestState::Idle,
            header: CoarseInterval::new(limits.header_read_timeout),
            preface: Some(0),
            write_deadline: None,
            taken: 0,
            stalled: None,
        }
    }

    fn check_timeouts(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        if self.idle.has_ticked(context) && !self.take_activity() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        if let Some(stalled) = &mut self.stalled
            && stalled.has_ticked(context)
            && self.connection.has_stalled_response(self.write_timeout)
        {
            return Err(io::ErrorKind::TimedOut.into());
        }
        if self.header.has_ticked(context) {
            match self.request {
                RequestState::Begun => self.request = RequestState::Overdue,
                RequestState::Overdue => return Err(io::ErrorKind::TimedOut.into()),
                RequestState::Idle | RequestState::Http2 => {}
            }
        }
        Ok(())
    }

    /// Whether the connection was used since the last call.
    fn take_activity(&mut self) -> bool {
        match self.request {
            // While responses wait, the write timeout counts.
            RequestState::Http2 => self.connection.take_progress() || self.connection.has_waiting_responses(),
            _ => std::mem::take(&mut self.had_io),
        }
    }

    fn after_read(&mut self, read: &[u8]) {
        self.had_io = true;
        if self.request == RequestState::Idle {
            self.request = RequestState::Begun;
        }
        if let Some(begun) = self.preface {
            self.preface = after_preface_bytes(begun, read);
            if self.preface == Some(HTTP2_PREFACE.len()) {
                self.request = RequestState::Http2;
                self.preface = None;
                self.stalled = Some(CoarseInterval::new(self.write_timeout / STALL_CHECKS));
            }
        }
    }

    fn after_write(&mut self, context: &mut Context<'_>, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if let Poll::Ready(result) = &written {
            self.had_io = true;
            if self.request != RequestState::Http2 {
                self.request = RequestState::Idle;
                self.connection.made_progress();
            }
            if self.write_deadline.is_some() {
                self.taken += result.as_ref().map_or(0, |bytes| *bytes);
                if self.taken >= PIECE_BYTES {
                    self.restart_write_deadline();
                }
            }
            return written;
        }
        self.connection.set_waits_for_client(true);
        let end = Instant::now() + self.write_timeout;
        let deadline = self.write_deadline.get_or_insert_with(|| Box::pin(sleep_until(end)));
        match deadline.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: Stream> TimeoutStream<S> {
    fn restart_write_deadline(&mut self) {
        self.write_deadline = None;
        self.taken = 0;
    }
}

/// How many bytes of the preface were read after `begun` of them and then `read`; `None` if it isn't one.
fn after_preface_bytes(begun: usize, read: &[u8]) -> Option<usize> {
    let left = &HTTP2_PREFACE[begun..];
    let compared = left.len().min(read.len());
    (left[..compared] == read[..compared]).then_some(begun + compared)
}

impl<S: Stream> AsyncRead for TimeoutStream<S> {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let filled = buffer.filled().len();
        match Pin::new(&mut this.stream).poll_read(context, buffer) {
            Poll::Ready(result) => {
                this.connection.set_waits_for_client(false);
                this.after_read(&buffer.filled()[filled..]);
                Poll::Ready(result)
            }
            Poll::Pending => {
                this.connection.set_waits_for_client(true);
                match this.check_timeouts(context) {
                    Ok(()) => Poll::Pending,
                    Err(timed_out) => Poll::Ready(Err(timed_out)),
                }
            }
        }
    }
}

impl<S: Stream> AsyncWrite for TimeoutStream<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.stream).poll_write(context, bytes);
        this.after_write(context, written)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.stream).poll_write_vectored(context, parts);
        this.after_write(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let flushed = Pin::new(&mut this.stream).poll_flush(context);
        if flushed.is_ready() {
            // hyper flushes when its own buffers are empty: everything was taken.
            this.restart_write_deadline();
        }
        flushed
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

impl<S: Stream> Drop for TimeoutStream<S> {
    fn drop(&mut self) {
        if self.write_deadline.is_some() || self.connection.is_evicted() {
            self.stream.discard_unsent();
        }
    }
}

#[cfg(test)]
mod tests {
    use prometheus_client::metrics::counter::Counter;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};
    use tokio::time::sleep;

    use super::super::open_connections::OpenConnections;
    use super::*;

    fn limits(header_read_timeout: Duration) -> Limits {
        Limits { header_read_timeout, ..Limits::default() }
    }

    impl Stream for DuplexStream {
        fn discard_unsent(&self) {}
    }

    fn connection() -> Arc<OpenConnection> {
        let connections = OpenConnections::new(&Limits::default(), Counter::default());
        Arc::new(OpenConnection::new(1, connections))
    }

    /// Sends `begin`, and then a byte a second for as long as the other side reads.
    async fn drip(mut client: DuplexStream, begin: &[u8]) {
        let mut next = begin;
        while client.write_all(next).await.is_ok() {
            next = b"x";
            sleep(Duration::from_secs(1)).await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_connection_ends_and_one_that_sends_now_and_then_does_not() {
        let header_read_timeout = Duration::from_secs(1000);
        let limits = Limits { idle_timeout: Duration::from_secs(10), header_read_timeout, ..Limits::default() };
        let (mut client, server) = duplex(64);
        let mut stream = TimeoutStream::new(server, &limits, connection());
        let sending = tokio::spawn(async move {
            for _ in 0..5 {
                sleep(Duration::from_secs(9)).await;
                client.write_all(b"x").await.unwrap();
            }
            client
        });
        let mut read = Vec::new();
        let error = stream.read_to_end(&mut read).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert_eq!(read, b"xxxxx");
        drop(sending.await.unwrap());
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_that_never_ends_is_given_up_however_many_bytes_come() {
        for begin in [
            &b"GET / HTTP/1.1\r\nx: "[..],
            b"P",
            b"PR",
            b"PRI",
            b"PRI * HTTP/1.1\r\nx: ",
            b"PRIX / HTTP/1.1\r\n",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\rx",
        ] {
            let (client, server) = duplex(64);
            let limits = limits(Duration::from_secs(10));
            let start = Instant::now();
            let dripping = tokio::spawn(drip(client, begin));
            let mut stream = TimeoutStream::new(server, &limits, connection());
            let error = stream.read_to_end(&mut Vec::new()).await.unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::TimedOut);
            let timeout = limits.header_read_timeout;
            assert!((timeout..=2 * timeout).contains(&start.elapsed()), "{:?}", start.elapsed());
            drop(stream);
            dripping.await.unwrap();
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_preface_that_stops_in_the_middle_is_given_up() {
        let (mut client, server) = duplex(64);
        client.write_all(b"PRI * HTTP/2.0\r\n\r\nSM").await.unwrap();
        let limits = limits(Duration::from_secs(10));
        let start = Instant::now();
        let error = TimeoutStream::new(server, &limits, connection()).read_to_end(&mut Vec::new()).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        let timeout = limits.header_read_timeout;
        assert!((timeout..=2 * timeout).contains(&start.elapsed()), "{:?}", start.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_whose_requests_are_answered_may_go_on() {
        let (mut client, server) = duplex(64);
        let mut stream = TimeoutStream::new(server, &limits(Duration::from_secs(10)), connection());
        let asking = tokio::spawn(async move {
            for _ in 0..20 {
                client.write_all(b"GET").await.unwrap();
                sleep(Duration::from_secs(3)).await;
                client.read_u8().await.unwrap();
            }
        });
        for _ in 0..20 {
            stream.read_exact(&mut [0; 3]).await.unwrap();
            stream.write_u8(b'.').await.unwrap();
        }
        asking.await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn http_2_may_send_without_a_response_in_whatever_pieces_its_preface_comes() {
        for piece in [1, 2, 23, 24] {
            let (mut client, server) = duplex(64);
            let sending = tokio::spawn(async move {
                for part in HTTP2_PREFACE.chunks(piece) {
                    client.write_all(part).await.unwrap();
                    sleep(Duration::from_millis(100)).await;
                }
                for _ in 0..60 {
                    client.write_all(b"x").await.unwrap();
                    sleep(Duration::from_secs(1)).await;
                }
            });
            let connection = connection();
            let mut stream = TimeoutStream::new(server, &limits(Duration::from_secs(10)), Arc::clone(&connection));
            let mut read = 0;
            while stream.read_u8().await.is_ok() {
                read += 1;
                if read > HTTP2_PREFACE.len() {
                    // Each byte is a request.
                    connection.made_progress();
                }
            }
            assert_eq!(read, HTTP2_PREFACE.len() + 60);
            sending.await.unwrap();
        }
    }

    /// Sends the preface of HTTP/2, and then a byte a second, as pings would be.
    async fn ping(mut client: DuplexStream) {
        client.write_all(HTTP2_PREFACE).await.unwrap();
        while client.write_all(b"x").await.is_ok() {
            sleep(Duration::from_secs(1)).await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn pings_alone_keep_no_connection() {
        let (client, server) = duplex(64);
        let limits = Limits::default();
        let start = Instant::now();
        let pinging = tokio::spawn(ping(client));
        let mut stream = TimeoutStream::new(server, &limits, connection());
        let error = stream.read_to_end(&mut Vec::new()).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert!(start.elapsed() <= 2 * limits.idle_timeout, "{:?}", start.elapsed());
        drop(stream);
        pinging.await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn a_response_by_http_2_that_is_not_taken_ends_its_connection_and_one_that_is_taken_slowly_does_not() {
        let limits = Limits { write_timeout: Duration::from_secs(40), ..Limits::default() };
        let (client, server) = duplex(64);
        let pinging = tokio::spawn(ping(client));
        let connection = connection();
        let mut stream = TimeoutStream::new(server, &limits, Arc::clone(&connection));
        let start = Instant::now();
        let slow = connection.try_keep().unwrap();
        let taking = tokio::spawn(async move {
            for _ in 0..10 {
                slow.piece_taken();
                sleep(Duration::from_secs(30)).await;
            }
            slow
        });
        let error = stream.read_to_end(&mut Vec::new()).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        // The last piece was taken after 270 s.
        assert!((310..=320).contains(&start.elapsed().as_secs()), "{:?}", start.elapsed());
        drop(stream);
        pinging.await.unwrap();
        drop(taking.await.unwrap());
        assert!(!connection.has_waiting_responses());
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_client_that_takes_piece_after_piece_is_served_to_the_end() {
        let limits = Limits { write_timeout: Duration::from_secs(30), ..Limits::default() };
        let (mut client, server) = duplex(1024);
        let mut stream = TimeoutStream::new(server, &limits, connection());
        let reading = tokio::spawn(async move {
            let mut piece = [0; 1024];
            let mut read = 0;
            while client.read_exact(&mut piece).await.is_ok() {
                read += piece.len();
                // 16 KiB take 24 s, all of it four minutes.
                sleep(Duration::from_millis(1500)).await;
            }
            read
        });
        let body = vec![b'x'; 10 * PIECE_BYTES];
        stream.write_all(&body).await.unwrap();
        drop(stream);
        assert_eq!(reading.await.unwrap(), body.len());
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_takes_a_byte_now_and_then_does_not_hold_the_connection_for_ever() {
        let limits = Limits { write_timeout: Duration::from_secs(30), ..Limits::default() };
        let (mut client, server) = duplex(16);
        let mut stream = TimeoutStream::new(server, &limits, connection());
        let reading = tokio::spawn(async move {
            while client.read_u8().await.is_ok() {
                sleep(Duration::from_secs(1)).await;
            }
        });
        let error = stream.write_all(&[b'x'; 1024]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        drop(stream);
        reading.await.unwrap();
    }
}
