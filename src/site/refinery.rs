//! Makes the pages small, behind the readers' backs.

use std::sync::Arc;
use std::thread::{self, Thread};

use super::compress::Effort;
use super::publisher::Site;

/// Each pass publishes its pages in so many parts at the most: a publication looks at every page.
const PARTS_OF_A_PASS: usize = 8;

/// Starts a thread that compresses every page of the current edition, first quickly and then, up to `effort`, as small
/// as it gets, with the index for searches in between; and again after each call of the function it gives back.
/// Requests never wait for it, and it ends with the process.
///
/// # Errors
/// When the machine gives no thread; the pages then stay as they are.
pub fn refine_in_background(
    site: Arc<Site>,
    effort: Effort,
) -> std::io::Result<impl Fn() + Clone + Send + Sync + 'static> {
    let worker = thread::Builder::new().name("refinery".to_owned()).spawn(move || {
        loop {
            let part = site.current().pages().len().div_ceil(PARTS_OF_A_PASS);
            while site.refine(Effort::Quick, part) {}
            site.prepare_search();
            while site.refine(Effort::Quick, part) || (effort > Effort::Quick && site.refine(effort, part)) {}
            tracing::debug!("every page is as small as it gets");
            thread::park();
        }
    })?;
    let thread: Thread = worker.thread().clone();
    Ok(move || thread.unpark())
}
