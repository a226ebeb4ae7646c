//! The log: lines to stderr that never make a reader wait.
//!
//! A pipe that nobody reads fills up, and a write to it blocks for ever. So a thread of its own writes, behind a short
//! queue; when that is full, lines are counted instead of kept, and the count is told as soon as there is room.

use std::io::{self, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use clap::ValueEnum;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// How many lines may wait to be written.
const QUEUE: usize = 1024;
/// How long the end of the process waits for the last lines.
const AT_THE_END: Duration = Duration::from_millis(500);

/// How a line of the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines: one object a line.
    Json,
}

/// Starts the log; `RUST_LOG` says how much of it, in levels (`debug` at the most) and targets. The last lines are
/// written when the journal is dropped.
///
/// # Errors
/// When the machine gives no thread.
pub fn open(format: LogFormat) -> io::Result<Journal> {
    let (sender, receiver) = sync_channel(QUEUE);
    let lost = Arc::new(AtomicUsize::new(0));
    let desk = Desk { sender, lost: Arc::clone(&lost) };
    thread::Builder::new().name("journal".to_owned()).spawn(move || write_all(&receiver, &lost))?;
    let wanted = std::env::var("RUST_LOG").unwrap_or_default();
    let usual = Targets::new().with_default(LevelFilter::INFO);
    let parsed = match wanted.trim_matches(',') {
        "" => Ok(usual.clone()),
        wanted => wanted.parse(),
    };
    let is_understood = parsed.is_ok();
    let filter = parsed.unwrap_or(usual);
    let lines = tracing_subscriber::fmt::layer().with_writer(desk.clone()).with_ansi(false);
    let log = tracing_subscriber::registry().with(filter);
    match format {
        LogFormat::Text => log.with(lines).init(),
        LogFormat::Json => log.with(lines.json().flatten_event(true)).init(),
    }
    if !is_understood {
        tracing::warn!("RUST_LOG is not understood, the log says what it says by default: {wanted:?}");
    }
    std::panic::set_hook(Box::new(|panic| tracing::error!("{panic}")));
    Ok(Journal(desk))
}

/// Keeps the log open.
#[derive(Debug)]
pub struct Journal(Desk);

impl Drop for Journal {
    fn drop(&mut self) {
        let (done, wait) = sync_channel(1);
        if self.0.sender.try_send(Entry::Last(done)).is_ok() {
            let _ = wait.recv_timeout(AT_THE_END);
        }
    }
}

#[derive(Debug)]
enum Entry {
    Line(Vec<u8>),
    Last(SyncSender<()>),
}

/// Where lines are handed in.
#[derive(Debug, Clone)]
struct Desk {
    sender: SyncSender<Entry>,
    lost: Arc<AtomicUsize>,
}

impl<'a> MakeWriter<'a> for Desk {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl io::Write for Desk {
    /// Takes one whole line: the subscriber formats a line first and writes it at once.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.sender.try_send(Entry::Line(line.to_vec())).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write_all(entries: &Receiver<Entry>, lost: &AtomicUsize) {
    let mut stderr = io::stderr();
    for entry in entries {
        match entry {
            Entry::Line(line) => {
                let _ = stderr.write_all(&line);
                let lost = lost.swap(0, Ordering::Relaxed);
                if lost > 0 {
                    let _ = writeln!(stderr, "{lost} lines were not written: nobody read them in time");
                }
            }
            Entry::Last(done) => {
                let _ = done.try_send(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_queue_loses_lines_and_counts_them_instead_of_waiting() {
        let (sender, receiver) = sync_channel(2);
        let mut desk = Desk { sender, lost: Arc::default() };
        for _ in 0..5 {
            desk.write_all(b"a line\n").unwrap();
        }
        assert_eq!(desk.lost.load(Ordering::Relaxed), 3);
        assert_eq!(receiver.try_iter().count(), 2);
    }
}
