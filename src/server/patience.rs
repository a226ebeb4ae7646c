//! A connection that is closed when its other side takes too long.
//!
//! hyper's own time for a head costs each request a timer and a second turn of its loop, a tenth of the whole request.
//! And it does not limit a connection that says nothing at all before its protocol is known, an HTTP/2 connection
//! without requests, or a reader that never takes what was written. Here tickers look now and then at what
//! happened since their last tick, so that a busy connection costs no timer and no look at the clock.

use std::future::Future;
use std::io::{self, IoSlice};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::task::unconstrained;
use tokio::time::{Instant, Sleep, sleep, sleep_until};

use crate::server::limits::Limits;

/// A stream with an end to its patience.
#[derive(Debug)]
pub struct Patient<S> {
    stream: S,
    write_time: Duration,
    /// Whether something was read or written since the last tick of `idle`.
    is_lively: bool,
    idle: Ticker,
    request: Request,
    head: Ticker,
    /// Runs from the first byte that had to wait until all are taken.
    writing: Option<Pin<Box<Sleep>>>,
}

/// How far the other side is with what it asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Request {
    /// Everything was answered.
    None,
    /// Something was heard since the last answer.
    Begun,
    /// The same, and a tick of `head` has passed since.
    Overdue,
    /// HTTP/2, where one side may speak for long without an answer.
    Streams,
}

/// Ticks again and again.
#[derive(Debug)]
struct Ticker {
    period: Duration,
    timer: Pin<Box<Sleep>>,
    /// Whether the timer knows whom to wake. A connection lives in one task, so it is enough to tell it once.
    is_armed: bool,
}

impl Ticker {
    fn new(period: Duration) -> Self {
        Self { period, timer: Box::pin(sleep(period)), is_armed: false }
    }

    /// Whether it has ticked since the last call.
    fn has_ticked(&mut self, context: &mut Context<'_>) -> bool {
        if self.is_armed && !self.timer.is_elapsed() {
            return false;
        }
        let has_ticked = self.poll(context).is_ready();
        if has_ticked {
            self.timer.as_mut().reset(Instant::now() + self.period);
        }
        self.is_armed = !has_ticked || self.poll(context).is_pending();
        has_ticked
    }

    /// A task that has used up its budget would be told "not yet" without being noted down for waking.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        pin!(unconstrained(self.timer.as_mut())).poll(context)
    }
}

impl<S> Patient<S> {
    /// Wraps `stream`.
    pub fn new(stream: S, limits: &Limits) -> Self {
        Self {
            stream,
            write_time: limits.write_time,
            is_lively: false,
            idle: Ticker::new(limits.idle_time),
            request: Request::None,
            head: Ticker::new(limits.head_time),
            writing: None,
        }
    }

    /// From now on one side may speak for long without an answer from the other.
    pub fn expect_streams(&mut self) {
        self.request = Request::Streams;
    }

    fn check(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        if self.idle.has_ticked(context) && !std::mem::take(&mut self.is_lively) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        if self.head.has_ticked(context) {
            match self.request {
                Request::Begun => self.request = Request::Overdue,
                Request::Overdue => return Err(io::ErrorKind::TimedOut.into()),
                Request::None | Request::Streams => {}
            }
        }
        Ok(())
    }

    fn after_read(&mut self) {
        self.is_lively = true;
        if self.request == Request::None {
            self.request = Request::Begun;
        }
    }

    fn after_write(&mut self, context: &mut Context<'_>, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.is_lively = true;
            if self.request != Request::Streams {
                self.request = Request::None;
            }
            return written;
        }
        let end = Instant::now() + self.write_time;
        let writing = self.writing.get_or_insert_with(|| Box::pin(sleep_until(end)));
        match writing.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        match Pin::new(&mut this.stream).poll_read(context, buffer) {
            Poll::Ready(read) => {
                this.after_read();
                Poll::Ready(read)
            }
            Poll::Pending => match this.check(context) {
                Ok(()) => Poll::Pending,
                Err(timed_out) => Poll::Ready(Err(timed_out)),
            },
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
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
            this.writing = None;
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

    use super::*;
    use crate::server::preface::{self, Protocol};

    /// Says `begin`, and then a byte now and then for as long as it is heard.
    async fn drip(mut reader: DuplexStream, begin: &[u8]) {
        let mut next = begin;
        while reader.write_all(next).await.is_ok() {
            next = b"x";
            sleep(Duration::from_secs(1)).await;
        }
    }

    /// Says so many bytes, one a second, and leaves.
    async fn drip_times(mut reader: DuplexStream, bytes: usize) {
        for _ in 0..bytes {
            reader.write_all(b"x").await.unwrap();
            sleep(Duration::from_secs(1)).await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_connection_ends_and_one_that_speaks_now_and_then_does_not() {
        let head_time = Duration::from_secs(1000);
        let limits = Limits { idle_time: Duration::from_secs(10), head_time, ..Limits::default() };
        let (mut reader, ours) = duplex(64);
        let mut patient = Patient::new(ours, &limits);
        let talking = tokio::spawn(async move {
            for _ in 0..5 {
                sleep(Duration::from_secs(9)).await;
                reader.write_all(b"x").await.unwrap();
            }
            reader
        });
        let mut heard = Vec::new();
        let end = patient.read_to_end(&mut heard).await.unwrap_err();
        assert_eq!(end.kind(), io::ErrorKind::TimedOut);
        assert_eq!(heard, b"xxxxx");
        drop(talking.await.unwrap());
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_that_never_ends_is_given_up_however_lively_it_is() {
        for begin in
            [&b"GET / HTTP/1.1\r\nx: "[..], b"P", b"PR", b"PRI", b"PRI * HTTP/1.1\r\nx: ", b"PRIX / HTTP/1.1\r\n"]
        {
            let (reader, ours) = duplex(64);
            let limits = Limits { head_time: Duration::from_secs(10), ..Limits::default() };
            let start = Instant::now();
            let dripping = tokio::spawn(drip(reader, begin));
            let (protocol, mut stream) = preface::listen(Patient::new(ours, &limits)).await.unwrap();
            assert_eq!(protocol, Protocol::Http1);
            let end = stream.read_to_end(&mut Vec::new()).await.unwrap_err();
            assert_eq!(end.kind(), io::ErrorKind::TimedOut);
            assert!((limits.head_time..=2 * limits.head_time).contains(&start.elapsed()), "{:?}", start.elapsed());
            drop(stream);
            dripping.await.unwrap();
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_stops_in_the_middle_of_a_preface_is_given_up() {
        let (mut reader, ours) = duplex(64);
        reader.write_all(b"PRI * HTTP/2.0\r\n\r\nSM").await.unwrap();
        let limits = Limits { head_time: Duration::from_secs(10), ..Limits::default() };
        let start = Instant::now();
        let end = preface::listen(Patient::new(ours, &limits)).await.unwrap_err();
        assert_eq!(end.kind(), io::ErrorKind::TimedOut);
        assert!((limits.head_time..=2 * limits.head_time).contains(&start.elapsed()), "{:?}", start.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_answered_may_go_on_asking() {
        let (mut reader, ours) = duplex(64);
        let mut patient = Patient::new(ours, &Limits { head_time: Duration::from_secs(10), ..Limits::default() });
        let asking = tokio::spawn(async move {
            for _ in 0..20 {
                reader.write_all(b"GET").await.unwrap();
                sleep(Duration::from_secs(3)).await;
                reader.read_u8().await.unwrap();
            }
        });
        for _ in 0..20 {
            patient.read_exact(&mut [0; 3]).await.unwrap();
            patient.write_u8(b'.').await.unwrap();
        }
        asking.await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn http_2_may_speak_without_an_answer_in_whatever_pieces_it_begins() {
        let whole = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
        for piece in [1, 2, 23, 24] {
            let (mut reader, ours) = duplex(64);
            let limits = Limits { head_time: Duration::from_secs(10), ..Limits::default() };
            let speaking = tokio::spawn(async move {
                for part in whole.chunks(piece) {
                    reader.write_all(part).await.unwrap();
                    sleep(Duration::from_millis(100)).await;
                }
                drip_times(reader, 60).await;
            });
            let (protocol, mut stream) = preface::listen(Patient::new(ours, &limits)).await.unwrap();
            assert_eq!(protocol, Protocol::Http2);
            stream.stream_mut().expect_streams();
            let mut heard = Vec::new();
            stream.read_to_end(&mut heard).await.unwrap();
            assert_eq!(heard.len(), whole.len() + 60);
            speaking.await.unwrap();
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_reader_that_takes_a_byte_now_and_then_does_not_hold_us_for_ever() {
        let limits = Limits { write_time: Duration::from_secs(30), ..Limits::default() };
        let (mut reader, ours) = duplex(16);
        let mut patient = Patient::new(ours, &limits);
        let sipping = tokio::spawn(async move {
            while reader.read_u8().await.is_ok() {
                sleep(Duration::from_secs(1)).await;
            }
        });
        let end = patient.write_all(&[b'x'; 1024]).await.unwrap_err();
        assert_eq!(end.kind(), io::ErrorKind::TimedOut);
        drop(patient);
        sipping.await.unwrap();
    }
}
