//! The signals that `serve` listens for.

use std::io;
use std::sync::Arc;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Notify;

use super::early_signals::EarlySignals;
use super::terminal::Terminal;

/// SIGTERM, SIGINT, or the end of the terminal: a graceful shutdown.
#[derive(Debug)]
pub struct ShutdownSignal {
    early: EarlySignals,
    terminate: Signal,
    interrupt: Signal,
    terminal_closed: Arc<Notify>,
}

impl ShutdownSignal {
    /// `terminal_closed` is notified when the terminal is gone.
    pub fn listen(early: EarlySignals, terminal_closed: Arc<Notify>) -> io::Result<Self> {
        let (terminate, interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        Ok(Self { early, terminate, interrupt, terminal_closed })
    }

    /// Waits for the first of them. The next SIGTERM or SIGINT then ends the process at once.
    pub async fn wait(&mut self) {
        let cause = if self.early.is_terminated() {
            "a signal during the start"
        } else {
            tokio::select! {
                _ = self.terminate.recv() => "SIGTERM",
                _ = self.interrupt.recv() => "SIGINT",
                () = self.terminal_closed.notified() => "the terminal was closed",
            }
        };
        self.early.end_at_once();
        tracing::info!(signal = cause, "finishing what is in flight");
    }
}

/// SIGHUP: load the content again, or end with the terminal.
#[derive(Debug)]
pub struct ReloadSignal {
    hangup: Signal,
    terminal: Terminal,
    terminal_closed: Arc<Notify>,
}

impl ReloadSignal {
    /// `terminal_closed` is to be notified when `terminal` is gone.
    pub fn listen(terminal: Terminal, terminal_closed: Arc<Notify>) -> io::Result<Self> {
        Ok(Self { hangup: signal(SignalKind::hangup())?, terminal, terminal_closed })
    }

    /// Calls `reload` at each signal, for ever.
    pub async fn for_each(mut self, reload: impl Fn()) {
        while self.hangup.recv().await.is_some() {
            if self.terminal.was_closed() {
                self.terminal_closed.notify_one();
            } else {
                reload();
            }
        }
    }
}
