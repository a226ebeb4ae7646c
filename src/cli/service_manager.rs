//! What systemd is told of the service: `Type=notify` with a watchdog. Without systemd nothing is sent.

use std::time::Duration;

use huizhou_yibao::site::EditionWorker;
use sd_notify::NotifyState;

/// Sockets are open, and the site is served.
pub fn ready(address: &str) {
    send(&[NotifyState::Ready, NotifyState::Status(&format!("serving {address}"))]);
}

/// The content is being loaded again. [`ready`] ends that.
pub fn reloading() {
    match NotifyState::monotonic_usec_now() {
        Ok(now) => send(&[NotifyState::Reloading, now]),
        Err(error) => tracing::debug!(%error, "the service manager is not told of the reload"),
    }
}

/// What is in flight is finished.
pub fn stopping() {
    send(&[NotifyState::Stopping]);
}

/// Says that the process is alive for as long as the worker answers, if the service manager wants to know. That this task runs
/// shows that requests are answered too: they are tasks of the same threads.
pub async fn keep_watchdog_away(worker: EditionWorker) {
    let Some(timeout) = sd_notify::watchdog_enabled() else { return };
    let mut interval = tokio::time::interval(timeout / 3);
    loop {
        interval.tick().await;
        if answers_within(timeout, &worker).await {
            send(&[NotifyState::Watchdog]);
        }
    }
}

/// Whatever the outcome, an answer shows that the thread is there and not stuck.
async fn answers_within(timeout: Duration, worker: &EditionWorker) -> bool {
    tokio::time::timeout(timeout, worker.roll_over()).await.is_ok()
}

/// Whoever doesn't take it learns nothing, and the site is served all the same.
fn send(states: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(states) {
        tracing::debug!(%error, "the service manager could not be told");
    }
}
