//! Replaces the edition at the instant at which it stops being true.

use std::sync::Arc;
use std::time::Duration;

use super::Site;
use super::worker::EditionWorker;

/// The longest time without a look at the clock: after a jump of the clock, or a suspended machine, the right edition
/// is served within this time.
const LONGEST_SLEEP: Duration = Duration::from_secs(1);
/// The shortest, so that a page that claims to be over already can't keep a core busy.
const SHORTEST_SLEEP: Duration = Duration::from_millis(20);
/// How long to wait after an edition that could not be built.
const AFTER_FAILURE: Duration = Duration::from_secs(10);

/// Has `worker` replace the edition of `site` whenever it is over, for ever.
pub async fn keep_current(site: Arc<Site>, worker: EditionWorker) {
    loop {
        tokio::time::sleep(until_next_look(&site)).await;
        if site.is_current() {
            continue;
        }
        match worker.roll_over().await {
            Ok(false) => {}
            Ok(true) => {
                let edition = site.current();
                tracing::info!(edition = edition.id(), since = %edition.since(), "a new edition");
            }
            Err(error) => {
                tracing::error!(%error, "the next edition could not be built; the last one stays");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}

fn until_next_look(site: &Site) -> Duration {
    let Some(until) = site.current().until() else { return LONGEST_SLEEP };
    let left = until.duration_since(site.clock().timestamp());
    // A negative duration: the edition is over.
    Duration::try_from(left).unwrap_or(Duration::ZERO).clamp(SHORTEST_SLEEP, LONGEST_SLEEP)
}
