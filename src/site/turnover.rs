//! Prints the next edition at the instant at which the current one stops being true.

use std::sync::Arc;
use std::time::Duration;

use super::publisher::Site;

/// The longest time without a look at the clock: after a jump of the clock, or a suspended machine, the right edition
/// is served within this time.
const LONGEST_SLEEP: Duration = Duration::from_secs(1);
/// The shortest, so that a page that claims to be over already can't keep a core busy.
const SHORTEST_SLEEP: Duration = Duration::from_millis(20);
/// How long to wait after a printing that failed.
const AFTER_FAILURE: Duration = Duration::from_secs(10);

/// Keeps the current edition true, for ever. `after` is called after each new edition.
pub async fn keep_current(site: Arc<Site>, after: impl Fn()) {
    loop {
        tokio::time::sleep(until_next_look(&site)).await;
        let printing = {
            let site = Arc::clone(&site);
            move || site.turn()
        };
        match tokio::task::spawn_blocking(printing).await {
            Ok(Ok(false)) => {}
            Ok(Ok(true)) => {
                let edition = site.current();
                tracing::info!(edition = edition.id(), since = %edition.since(), "a new edition");
                after();
            }
            Ok(Err(error)) => wait_after(&error).await,
            Err(panic) => wait_after(&panic).await,
        }
    }
}

async fn wait_after(error: &(dyn std::error::Error + Send + Sync)) {
    tracing::error!(%error, "the next edition could not be printed; the last one stays");
    tokio::time::sleep(AFTER_FAILURE).await;
}

fn until_next_look(site: &Site) -> Duration {
    let Some(until) = site.current().until() else { return LONGEST_SLEEP };
    let left = Duration::try_from(until.duration_since(site.clock().timestamp())).unwrap_or(Duration::ZERO);
    left.clamp(SHORTEST_SLEEP, LONGEST_SLEEP)
}
