//! Makes the pages as small as they get, behind the readers' backs.

use std::sync::Arc;
use std::thread::{self, Thread};

use super::publisher::Site;

/// How many pages are compressed between two publications.
const BATCH: usize = 16;

/// Starts a thread that compresses every page of the current edition as small as it gets, and again after each call
/// of the function it gives back. Requests never wait for it, and it ends with the process.
///
/// # Errors
/// When the machine gives no thread; the pages then stay as they are.
pub fn refine_in_background(site: Arc<Site>) -> std::io::Result<impl Fn() + Clone + Send + Sync + 'static> {
    let worker = thread::Builder::new().name("refinery".to_owned()).spawn(move || {
        loop {
            while site.refine(BATCH) {}
            tracing::debug!("every page is as small as it gets");
            thread::park();
        }
    })?;
    let thread: Thread = worker.thread().clone();
    Ok(move || thread.unpark())
}
