//! Writes the lines of the log on a thread of their own.
//!
//! A pipe that nobody reads fills up, and a write to it blocks for ever. So lines wait in a queue; when that is full, new
//! lines are dropped and counted. No request waits for the log, and the end of the process waits for a bounded time.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tracing_subscriber::fmt::MakeWriter;

/// How many lines may wait to be written.
const CAPACITY: usize = 1024;
/// How long the end of the process waits for them.
const FLUSH_TIMEOUT: Duration = Duration::from_secs(1);

/// Puts lines into the queue; each call of `write` is one line.
#[derive(Debug)]
pub struct LogWriter(Arc<Queue>);

/// When dropped, waits until every line is written, or until [`FLUSH_TIMEOUT`] is over.
#[derive(Debug)]
pub struct FlushGuard(Arc<Queue>);

#[derive(Debug, Default)]
struct Queue {
    state: Mutex<State>,
    is_busy: Condvar,
    is_idle: Condvar,
}

#[derive(Debug, Default)]
struct State {
    waiting: VecDeque<Vec<u8>>,
    /// How many lines were dropped since the log last said so.
    dropped: u64,
    /// Whether the thread has written everything and waits for a line.
    is_idle: bool,
}

/// What the thread does next.
enum Work {
    Write(Vec<u8>),
    /// Everything is written, and so many lines were dropped meanwhile.
    ReportDropped(u64),
}

impl LogWriter {
    /// Starts the thread that writes to `output`.
    pub fn start(output: impl Write + Send + 'static) -> io::Result<(Self, FlushGuard)> {
        let queue = Arc::new(Queue::default());
        let of_thread = Arc::clone(&queue);
        thread::Builder::new().name("log".to_owned()).spawn(move || write_lines(&of_thread, output))?;
        Ok((Self(Arc::clone(&queue)), FlushGuard(queue)))
    }
}

impl<'w> MakeWriter<'w> for LogWriter {
    type Writer = &'w Self;

    fn make_writer(&'w self) -> Self::Writer {
        self
    }
}

impl Write for &LogWriter {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.push(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for FlushGuard {
    fn drop(&mut self) {
        // After the timeout the lines that wait are lost: nobody reads them.
        drop(self.0.is_idle.wait_timeout_while(self.0.lock(), FLUSH_TIMEOUT, |state| !state.is_idle));
    }
}

impl Queue {
    fn push(&self, line: &[u8]) {
        let mut state = self.lock();
        if state.waiting.len() >= CAPACITY {
            state.dropped += 1;
            return;
        }
        state.waiting.push_back(line.to_owned());
        if state.is_idle {
            state.is_idle = false;
            self.is_busy.notify_one();
        }
    }

    /// Waits until there is something to do.
    fn next(&self) -> Work {
        let mut state = self.lock();
        loop {
            if let Some(line) = state.waiting.pop_front() {
                return Work::Write(line);
            }
            if state.dropped > 0 {
                return Work::ReportDropped(std::mem::take(&mut state.dropped));
            }
            state.is_idle = true;
            self.is_idle.notify_all();
            state = self.is_busy.wait_while(state, |state| state.is_idle).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Nothing panics while it holds the lock, so a poisoned one is as good as before.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn write_lines(queue: &Queue, mut output: impl Write) {
    loop {
        match queue.next() {
            // Where stderr is closed, nobody can be told.
            Work::Write(line) => drop(output.write_all(&line)),
            // Through the log itself, so that this line has the format of all others.
            Work::ReportDropped(lines) => {
                tracing::warn!(lines, "lines of the log were dropped, nobody read them in time");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::time::Instant;

    use super::*;

    /// Writes nothing until the other end of the first channel is dropped.
    struct Gate(Receiver<()>, Sender<Vec<u8>>);

    impl Write for Gate {
        fn write(&mut self, line: &[u8]) -> io::Result<usize> {
            let _ = self.0.recv();
            let _ = self.1.send(line.to_owned());
            Ok(line.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_guard_waits_until_every_line_is_written() {
        let ((gate, opened), (sender, written)) = (channel(), channel());
        let (writer, guard) = LogWriter::start(Gate(opened, sender)).unwrap();
        for _ in 0..100 {
            (&writer).write_all(b"a line\n").unwrap();
        }
        drop(gate);
        drop(guard);
        assert_eq!(written.try_iter().count(), 100);
    }

    #[test]
    fn while_nothing_can_be_written_lines_are_dropped_and_nothing_waits_for_ever() {
        let ((gate, opened), (sender, written)) = (channel(), channel());
        let (writer, guard) = LogWriter::start(Gate(opened, sender)).unwrap();
        for _ in 0..3 * CAPACITY {
            (&writer).write_all(b"a line\n").unwrap();
        }
        let start = Instant::now();
        drop(guard);
        assert!(start.elapsed() >= FLUSH_TIMEOUT, "the guard did not wait");
        assert_eq!(written.try_iter().count(), 0);

        drop(gate);
        drop(FlushGuard(Arc::clone(&writer.0)));
        // The thread may have taken one line out of the queue before that was full.
        assert!((CAPACITY..=CAPACITY + 1).contains(&written.try_iter().count()));
    }
}
