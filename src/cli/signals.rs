//! The signals that `serve` listens for.

use std::io;

use tokio::signal::unix::{Signal, SignalKind, signal};

/// SIGTERM and SIGINT: a graceful shutdown.
#[derive(Debug)]
pub struct ShutdownSignal {
    terminate: Signal,
    interrupt: Signal,
}

impl ShutdownSignal {
    /// From now on the signals end nothing by themselves.
    pub fn listen() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits for the first of them.
    pub async fn wait(mut self) {
        let signal = tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        };
        tracing::info!(signal, "finishing what is in flight");
    }
}

/// SIGHUP: load the content again.
#[derive(Debug)]
pub struct ReloadSignal(Signal);

impl ReloadSignal {
    /// From now on the signal ends nothing by itself.
    pub fn listen() -> io::Result<Self> {
        signal(SignalKind::hangup()).map(Self)
    }

    /// Calls `reload` at each signal, for ever.
    pub async fn for_each(mut self, reload: impl Fn()) {
        while self.0.recv().await.is_some() {
            reload();
        }
    }
}
