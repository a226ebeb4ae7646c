//! A connection that is closed when its other side takes too long.
//!
//! hyper limits the time for a request's head. It does not limit a connection that says nothing at all before its
//! protocol is known, an HTTP/2 connection without requests, or a reader that never takes what was written.

use std::future::Future;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep, sleep_until};

use super::limits::Limits;

/// A stream with an end to its patience.
#[derive(Debug)]
pub struct Patient<S> {
    stream: S,
    idle_time: Duration,
    write_time: Duration,
    /// Whether something was read or written since `idle` was last set.
    is_lively: bool,
    /// Wakes us to look at `is_lively`. It is moved only when it fires, so that a busy connection costs no timer and
    /// no look at the clock; a silent one ends after one to two times the idle time.
    idle: Pin<Box<Sleep>>,
    /// Whether `idle` knows whom to wake.
    is_armed: bool,
    /// Runs from the first byte that had to wait until all are taken.
    writing: Option<Pin<Box<Sleep>>>,
}

impl<S> Patient<S> {
    /// Wraps `stream`.
    pub fn new(stream: S, limits: &Limits) -> Self {
        let Limits { idle_time, write_time, .. } = *limits;
        Self {
            stream,
            idle_time,
            write_time,
            is_lively: false,
            idle: Box::pin(sleep(idle_time)),
            is_armed: false,
            writing: None,
        }
    }

    fn check_idle(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        // A connection lives in one task, so it is enough to tell the timer once whom to wake.
        if self.is_armed && !self.idle.is_elapsed() {
            return Ok(());
        }
        while self.idle.as_mut().poll(context).is_ready() {
            if !std::mem::take(&mut self.is_lively) {
                return Err(io::ErrorKind::TimedOut.into());
            }
            self.idle.as_mut().reset(Instant::now() + self.idle_time);
        }
        self.is_armed = true;
        Ok(())
    }

    fn after_write(&mut self, context: &mut Context<'_>, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.is_lively = true;
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
                this.is_lively = true;
                Poll::Ready(read)
            }
            Poll::Pending => match this.check_idle(context) {
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
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_silent_connection_ends_and_one_that_speaks_now_and_then_does_not() {
        let limits = Limits { idle_time: Duration::from_secs(10), ..Limits::default() };
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
