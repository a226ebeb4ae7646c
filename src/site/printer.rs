//! The one thread that loads, prints and compresses.
//!
//! glibc keeps memory apart for each thread. What one printing frees serves the next one only if the same thread does
//! both; and a thread that answers readers stays small and quick when nothing else is kept between its answers.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use tokio::sync::oneshot;

use crate::content::Problem;
use crate::site::compress::Effort;
use crate::site::misprint::Misprint;
use crate::site::publisher::{Settings, Site};

/// Each pass publishes its pages in so many parts at the most: a publication looks at every page.
const PARTS_OF_A_PASS: usize = 8;

/// Gives orders to the thread that prints. It ends with the last of them.
#[derive(Debug, Clone)]
pub struct Printer {
    orders: Sender<Order>,
    waiting: Arc<AtomicUsize>,
}

#[derive(Debug)]
enum Order {
    Turn(Reply<bool>),
    Reload(Reply<Vec<Problem>>),
}

type Reply<T> = oneshot::Sender<Result<T, Misprint>>;

/// A site that was opened, and the warnings of its content.
type Opened = (Arc<Site>, Vec<Problem>);

impl Printer {
    /// Starts the thread, which opens the site as [`Site::open`] does. What it gives besides waits until that is done.
    ///
    /// From then on the thread does what it is told, and between two orders it compresses every page of the current
    /// edition, first quickly and then, up to `effort`, as small as it gets, with the index for searches in between.
    ///
    /// # Errors
    /// When the machine gives no thread; and, later, as [`Site::open`].
    pub fn start(
        settings: Settings,
        effort: Effort,
    ) -> io::Result<(Self, impl Future<Output = Result<Opened, Misprint>>)> {
        let (orders, ordered) = channel();
        let (reply, opened) = oneshot::channel();
        let waiting = Arc::new(AtomicUsize::new(0));
        let workshop = Workshop { orders: ordered, waiting: Arc::clone(&waiting), effort };
        thread::Builder::new().name("printer".to_owned()).spawn(move || workshop.open(settings, reply))?;
        Ok((Self { orders, waiting }, async { opened.await.unwrap_or(Err(Misprint::BrokeOff)) }))
    }

    /// Has [`Site::turn`] done.
    ///
    /// # Errors
    /// When no edition could be printed; the current one then stays.
    pub async fn turn(&self) -> Result<bool, Misprint> {
        self.order(Order::Turn).await
    }

    /// Has [`Site::reload`] done.
    ///
    /// # Errors
    /// When no edition could be printed; the current one then stays.
    pub async fn reload(&self) -> Result<Vec<Problem>, Misprint> {
        self.order(Order::Reload).await
    }

    async fn order<T>(&self, order: impl FnOnce(Reply<T>) -> Order) -> Result<T, Misprint> {
        let (reply, replied) = oneshot::channel();
        self.waiting.fetch_add(1, Ordering::Relaxed);
        // A thread that is gone drops the order, and with it the reply.
        let _ = self.orders.send(order(reply));
        replied.await.unwrap_or(Err(Misprint::BrokeOff))
    }
}

/// What the thread works with.
struct Workshop {
    orders: Receiver<Order>,
    waiting: Arc<AtomicUsize>,
    effort: Effort,
}

impl Workshop {
    fn open(self, settings: Settings, reply: oneshot::Sender<Result<Opened, Misprint>>) {
        let (site, warnings) = match Site::open(settings) {
            Ok((site, warnings)) => (Arc::new(site), warnings),
            Err(misprint) => {
                let _ = reply.send(Err(misprint));
                return;
            }
        };
        if reply.send(Ok((Arc::clone(&site), warnings))).is_ok() {
            self.work(&site);
        }
    }

    /// Orders come first; when there is none, the pages are made smaller, and when they are small, it sleeps.
    fn work(&self, site: &Site) {
        let mut is_left = true;
        loop {
            if is_left && self.waiting.load(Ordering::Relaxed) == 0 {
                is_left = unless_it_breaks_off(|| self.refine(site)).unwrap_or(false);
                continue;
            }
            let Ok(order) = self.orders.recv() else { return };
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            unless_it_breaks_off(|| obey(site, order));
            is_left = true;
        }
    }

    /// Makes a part of the pages smaller. Says whether any are left.
    fn refine(&self, site: &Site) -> bool {
        let part = site.current().pages().len().div_ceil(PARTS_OF_A_PASS);
        let may_go_on = || self.waiting.load(Ordering::Relaxed) == 0;
        if site.refine(Effort::Quick, part, may_go_on) {
            return true;
        }
        site.prepare_search();
        self.effort > Effort::Quick && site.refine(self.effort, part, may_go_on)
    }
}

/// Who gave the order may have left since.
fn obey(site: &Site, order: Order) {
    match order {
        Order::Turn(reply) => drop(reply.send(site.turn().map_err(Misprint::from))),
        Order::Reload(reply) => drop(reply.send(site.reload())),
    }
}

/// Nothing if `work` panics: the thread stays, and so does the current edition. The log has the panic.
fn unless_it_breaks_off<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Source;
    use crate::site::Clock;

    async fn opened(effort: Effort) -> (Printer, Arc<Site>) {
        let clock = Clock::frozen("2026-11-23T09:30:00+08:00".parse().unwrap());
        let base_url = "http://127.0.0.1:8080".parse().unwrap();
        let (printer, opened) = Printer::start(Settings { source: Source::Embedded, clock, base_url }, effort).unwrap();
        (printer, opened.await.unwrap().0)
    }

    /// Waits until every page of the current edition was compressed with `effort`.
    async fn refined(site: &Site, effort: Effort) {
        let published = Arc::new(tokio::sync::Notify::new());
        let tell = Arc::clone(&published);
        site.subscribe(move |_| tell.notify_one());
        while site.current().pages().any(|page| page.forms.effort() < Some(effort)) {
            published.notified().await;
        }
    }

    #[tokio::test]
    async fn between_orders_every_page_is_made_small_and_after_them_again() {
        let (printer, site) = opened(Effort::Quick).await;
        refined(&site, Effort::Quick).await;
        let first = site.current();

        site.clock().set(first.until().unwrap());
        assert!(printer.turn().await.unwrap());
        assert!(!printer.turn().await.unwrap());
        printer.reload().await.unwrap();
        assert_eq!(site.current().since(), first.until().unwrap());
        refined(&site, Effort::Quick).await;
    }

    #[tokio::test]
    async fn content_with_errors_opens_nothing_and_says_why() {
        let clock = Clock::frozen("2026-11-23T09:30:00+08:00".parse().unwrap());
        let base_url = "http://127.0.0.1:8080".parse().unwrap();
        let settings = Settings { source: Source::Directory("tests/bad_content".into()), clock, base_url };
        let (printer, opened) = Printer::start(settings, Effort::Quick).unwrap();
        assert!(matches!(opened.await, Err(Misprint::Content(_))));
        assert!(matches!(printer.reload().await, Err(Misprint::BrokeOff)));
    }

    #[test]
    fn what_breaks_off_takes_nothing_else_with_it() {
        assert_eq!(unless_it_breaks_off(|| -> u8 { panic!("a test of a panic") }), None);
        assert_eq!(unless_it_breaks_off(|| 1), Some(1));
    }
}
