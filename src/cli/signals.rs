//! What the operating system tells us while we serve.

use std::io;

use tokio::signal::unix::{Signal, SignalKind, signal};

/// SIGTERM and SIGINT: finish and go.
#[derive(Debug)]
pub struct Stop {
    terminate: Signal,
    interrupt: Signal,
}

impl Stop {
    /// From now on the signals come here.
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
pub struct Reload(Signal);

impl Reload {
    /// From now on the signal comes here.
    pub fn listen() -> io::Result<Self> {
        signal(SignalKind::hangup()).map(Self)
    }

    /// Calls `reload` each time, for ever.
    pub async fn each(mut self, reload: impl Fn()) {
        while self.0.recv().await.is_some() {
            reload();
        }
    }
}
