//! The log: lines on stderr.

use std::env;
use std::io;

use clap::ValueEnum;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::log_writer::{FlushGuard, LogWriter};

/// How a line of the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines: one object a line.
    Json,
}

/// Starts the log; `RUST_LOG` says how much of it, in levels (`debug` at the most) and targets. Dropping the guard writes
/// the lines that wait.
///
/// # Errors
/// When the machine gives no thread.
pub fn init(format: LogFormat) -> io::Result<FlushGuard> {
    let (writer, guard) = LogWriter::start(io::stderr())?;
    let setting = env::var_os("RUST_LOG").unwrap_or_default();
    let by_default = Targets::new().with_default(LevelFilter::INFO);
    let parsed = match setting.to_str().map(|setting| setting.trim_matches(',')) {
        Some("") => Some(by_default.clone()),
        Some(setting) => setting.parse().ok(),
        None => None,
    };
    let is_valid = parsed.is_some();
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
    Ok(guard)
}
