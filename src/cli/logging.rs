//! The log: lines on stderr, written by a thread of their own.
//!
//! A pipe that no process reads from fills up, and a write to it blocks for ever. So lines go through a short queue; when
//! that is full, they are dropped, and no request waits for the log.

use clap::ValueEnum;
use tracing::level_filters::LevelFilter;
use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// How many lines may wait to be written.
const QUEUE: usize = 1024;

/// How a line of the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines: one object a line.
    Json,
}

/// Starts the log; `RUST_LOG` sets its levels (`debug` at the most) by target. Dropping the guard writes the lines that
/// are still in the queue.
pub fn init(format: LogFormat) -> WorkerGuard {
    let builder = NonBlockingBuilder::default().lossy(true).buffered_lines_limit(QUEUE).thread_name("log");
    let (writer, guard) = builder.finish(std::io::stderr());
    let setting = std::env::var("RUST_LOG").unwrap_or_default();
    let by_default = Targets::new().with_default(LevelFilter::INFO);
    let parsed = match setting.trim_matches(',') {
        "" => Ok(by_default.clone()),
        setting => setting.parse(),
    };
    let is_valid = parsed.is_ok();
    let lines = tracing_subscriber::fmt::layer().with_writer(writer).with_ansi(false);
    let log = tracing_subscriber::registry().with(parsed.unwrap_or(by_default));
    match format {
        LogFormat::Text => log.with(lines).init(),
        LogFormat::Json => log.with(lines.json().flatten_event(true)).init(),
    }
    if !is_valid {
        tracing::warn!("RUST_LOG is not understood, the log says what it says by default: {setting:?}");
    }
    std::panic::set_hook(Box::new(|panic| tracing::error!("{panic}")));
    guard
}
