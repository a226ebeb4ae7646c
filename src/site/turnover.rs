//! Prints the next edition at the instant at which the current one stops being true.

use std::sync::Arc;
use std::time::Duration;

use crate::site::printer::Printer;
use crate::site::publisher::Site;

/// The longest time without a look at the clock: after a jump of the clock, or a suspended machine, the right edition
/// is served within this time.
const LONGEST_SLEEP: Duration = Duration::from_secs(1);
/// The shortest, so that a page that claims to be over already can't keep a core busy.
const SHORTEST_SLEEP: Duration = Duration::from_millis(20);
/// How long to wait after a printing that failed.
const AFTER_FAILURE: Duration = Duration::from_secs(10);

/// Has `printer` keep the current edition of `site` true, for ever.
pub async fn keep_current(site: Arc<Site>, printer: Printer) {
    loop {
        tokio::time::sleep(until_next_look(&site)).await;
        if site.is_current() {
            continue;
        }
        match printer.turn().await {
            Ok(false) => {}
            Ok(true) => {
                let edition = site.current();
                tracing::info!(edition = edition.id(), since = %edition.since(), "a new edition");
            }
            Err(error) => {
                tracing::error!(%error, "the next edition could not be printed; the last one stays");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}

fn until_next_look(site: &Site) -> Duration {
    let Some(until) = site.current().until() else { return LONGEST_SLEEP };
    let left = Duration::try_from(until.duration_since(site.clock().timestamp())).unwrap_or(Duration::ZERO);
    left.clamp(SHORTEST_SLEEP, LONGEST_SLEEP)
}
