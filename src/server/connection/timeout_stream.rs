//! A stream that fails when its other side takes too long.
//!
//! hyper's `header_read_timeout` sets a timer and polls the connection once more for each request, some 1,250
//! instructions (docs/performance.md). It also has no limit for a connection that sends nothing at all, for an HTTP/2
//! connection without requests, and for a client that takes nothing of what was written. Here two coarse intervals look
//! at what happened since their last tick.

use std::future::Future;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

use super::coarse_interval::CoarseInterval;
use crate::server::limits::Limits;

/// What every HTTP/2 connection begins with: RFC 9113, section 3.4.
const HTTP2_PREFACE: &[u8; 24] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// A stream that fails with [`io::ErrorKind::TimedOut`] when one of the [limits](Limits) of time is over.
#[derive(Debug)]
pub struct TimeoutStream<S> {
    stream: S,
    write_timeout: Duration,
    /// Whether anything was read or written since the last tick of `idle`.
    had_io: bool,
    idle: CoarseInterval,
    request: RequestState,
    header: CoarseInterval,
    /// How many bytes of the preface of HTTP/2 the connection has begun with; `None` once it can't be HTTP/2.
    preface: Option<usize>,
    /// Runs from the first byte that had to wait until all are taken.
    write_deadline: Option<Pin<Box<Sleep>>>,
}

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

impl<S> TimeoutStream<S> {
    pub fn new(stream: S, limits: &Limits) -> Self {
        Self {
            stream,
            write_timeout: limits.write_timeout,
            had_io: false,
            idle: CoarseInterval::new(limits.idle_timeout),
            request: RequestState::Idle,
            header: CoarseInterval::new(limits.header_read_timeout),
            preface: Some(0),
            write_deadline: None,
        }
    }

    fn check_timeouts(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        if self.idle.has_ticked(context) && !std::mem::take(&mut self.had_io) {
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
            }
        }
    }

    fn after_write(&mut self, context: &mut Context<'_>, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.had_io = true;
            if self.request != RequestState::Http2 {
                self.request = RequestState::Idle;
            }
            return written;
        }
        let end = Instant::now() + self.write_timeout;
        let deadline = self.write_deadline.get_or_insert_with(|| Box::pin(sleep_until(end)));
        match deadline.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

/// How many bytes of the preface were read after `begun` of them and then `read`; `None` if it isn't one.
fn after_preface_bytes(begun: usize, read: &[u8]) -> Option<usize> {
    let left = &HTTP2_PREFACE[begun..];
    let compared = left.len().min(read.len());
    (left[..compared] == read[..compared]).then_some(begun + compared)
}

impl<S: AsyncRead + Unpin> AsyncRead for TimeoutStream<S> {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let filled = buffer.filled().len();
        match Pin::new(&mut this.stream).poll_read(context, buffer) {
            Poll::Ready(result) => {
                this.after_read(&buffer.filled()[filled..]);
                Poll::Ready(result)
            }
            Poll::Pending => match this.check_timeouts(context) {
                Ok(()) => Poll::Pending,
                Err(timed_out) => Poll::Ready(Err(timed_out)),
            },
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for TimeoutStream<S> {
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
            this.write_deadline = None;
        }
        flushed
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};
    use tokio::time::sleep;

    use super::*;

    fn limits(header_read_timeout: Duration) -> Limits {
        Limits { header_read_timeout, ..Limits::default() }
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
        let mut stream = TimeoutStream::new(server, &limits);
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
            let mut stream = TimeoutStream::new(server, &limits);
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
        let error = TimeoutStream::new(server, &limits).read_to_end(&mut Vec::new()).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        let timeout = limits.header_read_timeout;
        assert!((timeout..=2 * timeout).contains(&start.elapsed()), "{:?}", start.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_whose_requests_are_answered_may_go_on() {
        let (mut client, server) = duplex(64);
        let mut stream = TimeoutStream::new(server, &limits(Duration::from_secs(10)));
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
            let mut read = Vec::new();
            TimeoutStream::new(server, &limits(Duration::from_secs(10))).read_to_end(&mut read).await.unwrap();
            assert_eq!(read.len(), HTTP2_PREFACE.len() + 60);
            sending.await.unwrap();
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_takes_a_byte_now_and_then_does_not_hold_the_connection_for_ever() {
        let limits = Limits { write_timeout: Duration::from_secs(30), ..Limits::default() };
        let (mut client, server) = duplex(16);
        let mut stream = TimeoutStream::new(server, &limits);
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
