//! Signals in the first moments of the process.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag::{register, register_conditional_default};
use signal_hook::low_level::raise;

/// Handlers that are there from the first instruction on, before the command line is read and the content loaded: a supervisor
/// that stops or reloads a process that it has just started must not kill it.
#[derive(Debug)]
pub struct EarlySignals {
    /// Whether SIGTERM or SIGINT has come.
    is_terminated: Arc<AtomicBool>,
    /// Whether they end the process at once, as they do by default.
    ends_at_once: Arc<AtomicBool>,
    /// The same of SIGHUP.
    hangup_ends_at_once: Arc<AtomicBool>,
}

impl EarlySignals {
    /// # Errors
    /// When the system refuses.
    pub fn catch() -> io::Result<Self> {
        let signals =
            Self { is_terminated: Arc::default(), ends_at_once: Arc::default(), hangup_ends_at_once: Arc::default() };
        for signal in [SIGTERM, SIGINT] {
            register_conditional_default(signal, Arc::clone(&signals.ends_at_once))?;
            register(signal, Arc::clone(&signals.is_terminated))?;
        }
        register_conditional_default(SIGHUP, Arc::clone(&signals.hangup_ends_at_once))?;
        Ok(signals)
    }

    /// Whether the process was told to stop.
    pub fn is_terminated(&self) -> bool {
        self.is_terminated.load(Ordering::Relaxed)
    }

    /// From now on SIGTERM and SIGINT end the process at once: the second of them, or any for a command that has nothing to
    /// finish.
    pub fn end_at_once(&self) {
        self.ends_at_once.store(true, Ordering::Relaxed);
    }

    /// All three signals do what they do by default, for commands that have nothing to finish; one that has come does it now.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn restore_defaults(&self) -> io::Result<()> {
        self.end_at_once();
        self.hangup_ends_at_once.store(true, Ordering::Relaxed);
        if self.is_terminated() { raise(SIGTERM) } else { Ok(()) }
    }
}
