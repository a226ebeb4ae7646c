//! The one thread that renders and compresses.
//!
//! glibc keeps a heap for each thread. What one edition frees is used by the next one only if the same thread makes both,
//! and a thread that answers requests stays small when nothing is kept between two of them.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::build_error::BuildError;
use super::compression::CompressionLevel;
use super::loaded_content::LoadedContent;
use super::{Settings, Site};
use crate::content::Problem;

/// For how long pages are compressed before they are published and the next command is looked for. Publishing copies the
/// table of pages.
const BATCH_TIME: Duration = Duration::from_millis(50);

/// How long the thread waits for a command before it looks for pages that were made meanwhile.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Sends commands to the worker thread, which ends with the last of these handles.
#[derive(Debug, Clone)]
pub struct EditionWorker {
    commands: Sender<Command>,
}

#[derive(Debug)]
enum Command {
    RollOver(Reply<bool>),
    /// Load the content, and send it as [`Command::Replace`] to this worker.
    Reload(Sender<Command>, Reply<Vec<Problem>>),
    /// Build a new edition from what was loaded.
    Replace(Result<Loaded, BuildError>, Reply<Vec<Problem>>),
}

/// Content that was loaded, and its warnings.
type Loaded = (Arc<LoadedContent>, Vec<Problem>);

type Reply<T> = oneshot::Sender<Result<T, BuildError>>;

/// A site that was opened, and the warnings of its content.
type Opened = (Arc<Site>, Vec<Problem>);

impl EditionWorker {
    /// Starts the thread, which opens the site as [`Site::open`] does; the future waits until that is done.
    ///
    /// From then on the thread carries out commands, and between two of them it compresses every page of the current
    /// edition, first quickly and then at `level`, and makes the search index in between.
    ///
    /// # Errors
    /// When the machine gives no thread; and, later, as [`Site::open`].
    pub fn start(
        settings: Settings,
        level: CompressionLevel,
    ) -> io::Result<(Self, impl Future<Output = Result<Opened, BuildError>>)> {
        let (commands, received) = channel();
        let (reply, opened) = oneshot::channel();
        thread::Builder::new()
            .name("edition-worker".to_owned())
            .spawn(move || run(settings, level, &received, reply))?;
        Ok((Self { commands }, async { opened.await.unwrap_or(Err(BuildError::WorkerPanicked)) }))
    }

    /// Does [`Site::roll_over`] on the worker thread.
    ///
    /// # Errors
    /// When no edition could be built; the current one then stays.
    pub async fn roll_over(&self) -> Result<bool, BuildError> {
        self.send(Command::RollOver).await
    }

    /// Does what [`Site::reload`] does. The content is loaded on a thread of its own, since a network drive may let it wait for
    /// ever, and meanwhile editions must go on to be replaced.
    ///
    /// # Errors
    /// When no edition could be built; the current one then stays.
    pub async fn reload(&self) -> Result<Vec<Problem>, BuildError> {
        self.send(|reply| Command::Reload(self.commands.clone(), reply)).await
    }

    async fn send<T>(&self, command: impl FnOnce(Reply<T>) -> Command) -> Result<T, BuildError> {
        let (reply, replied) = oneshot::channel();
        // A thread that has ended drops the command, and with it the reply.
        let _ = self.commands.send(command(reply));
        replied.await.unwrap_or(Err(BuildError::WorkerPanicked))
    }
}

fn run(
    settings: Settings,
    level: CompressionLevel,
    commands: &Receiver<Command>,
    reply: oneshot::Sender<Result<Opened, BuildError>>,
) {
    let (site, warnings) = match Site::open(settings) {
        Ok((site, warnings)) => (Arc::new(site), warnings),
        Err(error) => {
            let _ = reply.send(Err(error));
            return;
        }
    };
    if reply.send(Ok((Arc::clone(&site), warnings))).is_ok() {
        carry_out(&site, level, commands);
    }
}

/// Commands come first. While there is none, pages are compressed; when all are, the thread waits for the next command, and looks
/// now and then whether somebody asked for a page in traditional characters, which is made then and so is compressed quickly.
fn carry_out(site: &Arc<Site>, level: CompressionLevel, commands: &Receiver<Command>) {
    let mut are_pages_left = true;
    loop {
        let command = match commands.try_recv() {
            Ok(command) => command,
            Err(TryRecvError::Empty) if are_pages_left => {
                are_pages_left = catch_panic(|| compress_some(site, level)).unwrap_or(false);
                continue;
            }
            Err(TryRecvError::Empty) => match commands.recv_timeout(LOOK_AGAIN) {
                Ok(command) => command,
                Err(RecvTimeoutError::Timeout) => {
                    are_pages_left = true;
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            },
            Err(TryRecvError::Disconnected) => return,
        };
        catch_panic(|| handle(site, command));
        are_pages_left = true;
    }
}

/// Compresses a batch of pages, the search index between the quick pass and the one at `level`. Says whether pages are
/// left.
fn compress_some(site: &Site, level: CompressionLevel) -> bool {
    let start = Instant::now();
    let may_go_on = || start.elapsed() < BATCH_TIME;
    if site.recompress(CompressionLevel::Quick, may_go_on) {
        return true;
    }
    site.prepare_search();
    level > CompressionLevel::Quick && site.recompress(level, may_go_on)
}

/// The sender of the command may be gone by the time of the reply.
fn handle(site: &Arc<Site>, command: Command) {
    match command {
        Command::RollOver(reply) => drop(reply.send(site.roll_over().map_err(BuildError::from))),
        Command::Reload(commands, reply) => load_on_its_own_thread(Arc::clone(site), commands, reply),
        Command::Replace(loaded, reply) => {
            let replaced = loaded.and_then(|(loaded, warnings)| {
                site.replace_content(loaded)?;
                Ok(warnings)
            });
            drop(reply.send(replaced));
        }
    }
}

fn load_on_its_own_thread(site: Arc<Site>, commands: Sender<Command>, reply: Reply<Vec<Problem>>) {
    // If it panics, the reply is dropped.
    let load = move || drop(commands.send(Command::Replace(site.load(), reply)));
    if let Err(error) = thread::Builder::new().name("content-loader".to_owned()).spawn(load) {
        // The reply was dropped with the closure.
        tracing::error!(%error, "there is no thread to load the content");
    }
}

/// `None` if `work` panics: the thread goes on, and the current edition stays. The panic hook writes it to the log.
fn catch_panic<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Source;

    async fn wait_until_compressed(site: &Site, level: CompressionLevel) {
        let mut published = site.subscribe();
        while !site.current().to_compress(level).is_empty() {
            published.changed().await.unwrap();
        }
    }

    #[tokio::test]
    async fn between_commands_every_page_is_compressed_and_after_them_again() {
        let (worker, opened) =
            EditionWorker::start(Settings::on_a_monday_morning(Source::Embedded), CompressionLevel::Quick).unwrap();
        let site = opened.await.unwrap().0;
        wait_until_compressed(&site, CompressionLevel::Quick).await;
        let first = site.current();

        site.clock().set(first.until().unwrap());
        assert!(worker.roll_over().await.unwrap());
        assert!(!worker.roll_over().await.unwrap());
        worker.reload().await.unwrap();
        assert_eq!(site.current().since(), first.until().unwrap());
        wait_until_compressed(&site, CompressionLevel::Quick).await;
    }

    #[tokio::test]
    async fn while_a_load_waits_for_ever_editions_go_on_to_be_replaced() {
        let (worker, opened) =
            EditionWorker::start(Settings::on_a_monday_morning(Source::Embedded), CompressionLevel::Quick).unwrap();
        let site = opened.await.unwrap().0;
        let (is_held, until_held) = oneshot::channel();
        let (release, until_released) = channel::<()>();
        let gate = Arc::clone(&site);
        thread::spawn(move || {
            let _held = gate.load_gate.lock();
            is_held.send(()).unwrap();
            let _ = until_released.recv();
        });
        until_held.await.unwrap();
        let of_load = worker.clone();
        let load = tokio::spawn(async move { of_load.reload().await });
        for _ in 0..3 {
            let until = site.current().until().unwrap();
            site.clock().set(until);
            assert!(worker.roll_over().await.unwrap());
            assert_eq!(site.current().since(), until);
        }
        assert!(!load.is_finished());
        drop(release);
        load.await.unwrap().unwrap();
    }

    #[tokio::test]
    async fn content_with_errors_opens_no_site_and_says_why() {
        let settings = Settings::on_a_monday_morning(Source::Directory("tests/bad_content".into()));
        let (worker, opened) = EditionWorker::start(settings, CompressionLevel::Quick).unwrap();
        assert!(matches!(opened.await, Err(BuildError::Content(_))));
        assert!(matches!(worker.reload().await, Err(BuildError::WorkerPanicked)));
    }

    #[test]
    fn a_panic_ends_nothing_but_the_work_that_it_happened_in() {
        assert_eq!(catch_panic(|| -> u8 { panic!("a test of a panic") }), None);
        assert_eq!(catch_panic(|| 1), Some(1));
    }
}
