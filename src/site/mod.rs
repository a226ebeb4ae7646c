//! The site: an **edition** is every page rendered for one moment, compressed and with its headers, with the
//! instant at which it stops being true. The [`Site`] keeps the current edition; a [worker](EditionWorker) builds the
//! next one and swaps it in.

mod base_url;
mod broken_links;
mod build_error;
mod cache_control;
mod cached_page;
mod clock;
mod compression;
mod csp_hash;
mod edition;
mod encoding;
mod headers;
mod loaded_content;
mod renderer;
mod representation;
mod scheduler;
mod traditional_table;
mod watcher;
mod worker;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::{ArcSwap, Guard};
use http::HeaderMap;
use tokio::sync::watch::{self, Receiver};

pub use base_url::{BaseUrl, NotABaseUrl};
pub use broken_links::{BrokenLink, broken_links};
pub use build_error::BuildError;
pub use cache_control::CachePolicy;
pub use cached_page::CachedPage;
pub use clock::{Clock, in_huizhou};
pub use compression::{CompressionLevel, encode};
pub use edition::{Edition, ErrorPage};
pub use encoding::Encoding;
pub use representation::Representation;
pub use scheduler::keep_current;
pub use watcher::watch;
pub use worker::EditionWorker;

use crate::content::{Problem, Source};
use crate::pages::{self, Context, PageResponse, RenderError, RenderedPage, Writing};
use loaded_content::LoadedContent;
use renderer::Renderer;

/// What a site is made from.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the content is.
    pub source: Source,
    /// The clock that everything reads.
    pub clock: Clock,
    /// The address of the site as visitors see it.
    pub base_url: BaseUrl,
}

#[cfg(test)]
impl Settings {
    /// Of `source`, on a Monday half an hour after the phone lines open, with a clock that stands.
    pub(crate) fn on_a_monday_morning(source: Source) -> Self {
        let clock = Clock::frozen("2026-11-23T09:30:00+08:00".parse().unwrap());
        Self { source, clock, base_url: "http://127.0.0.1:8080".parse().unwrap() }
    }
}

/// The whole site: its content, its clock and the current edition.
pub struct Site {
    source: Source,
    clock: Clock,
    renderer: Renderer,
    current: ArcSwap<Edition>,
    /// Held while an edition is built and published, so that none is built from one that is replaced meanwhile.
    publishing: Mutex<()>,
    published: watch::Sender<()>,
    /// Held by a test for as long as a load is to wait, as it would for a network drive that is gone.
    #[cfg(test)]
    load_gate: Mutex<()>,
}

/// What is sent for a query.
#[derive(Debug)]
pub enum QueryResponse {
    /// This page, not compressed yet.
    Page(Box<CachedPage>),
    /// The answer is at this path.
    SeeOther(String),
}

impl Site {
    /// Loads and checks the content and renders the first edition.
    ///
    /// Gives the site and the warnings.
    ///
    /// # Errors
    /// When the content has an error or a page can't be rendered.
    pub fn open(settings: Settings) -> Result<(Self, Vec<Problem>), BuildError> {
        let Settings { source, clock, base_url } = settings;
        let now = clock.now();
        let (loaded, warnings) = LoadedContent::load(&source, now.date())?;
        let renderer = Renderer::new(base_url);
        let current = ArcSwap::from_pointee(renderer.render_edition(loaded, now, None)?);
        let publishing = Mutex::default();
        let site = Self {
            source,
            clock,
            renderer,
            current,
            publishing,
            published: watch::Sender::new(()),
            #[cfg(test)]
            load_gate: Mutex::default(),
        };
        Ok((site, warnings))
    }

    /// The current edition, for as long as somebody needs it.
    pub fn current(&self) -> Arc<Edition> {
        self.current.load_full()
    }

    /// The current edition, for the time of one request: cheaper than [`current`](Self::current).
    pub fn edition(&self) -> Guard<Arc<Edition>> {
        self.current.load()
    }

    /// The clock that everything reads.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The address of the site as visitors see it.
    pub fn base_url(&self) -> &BaseUrl {
        self.renderer.base_url()
    }

    /// What every response carries.
    pub fn security_headers(&self) -> &HeaderMap {
        self.renderer.security_headers()
    }

    /// Is told each time an edition was published.
    pub fn subscribe(&self) -> Receiver<()> {
        self.published.subscribe()
    }

    /// Whether the current edition is still true.
    pub fn is_current(&self) -> bool {
        self.edition().holds_at(self.clock.timestamp())
    }

    /// Builds the next edition if the current one is no longer true. Says whether it did.
    ///
    /// # Errors
    /// When a page can't be rendered; the current edition then stays.
    pub fn roll_over(&self) -> Result<bool, RenderError> {
        let _publishing = self.publishing();
        let current = self.current();
        let moment = self.clock.now();
        if current.holds_at(moment.timestamp()) {
            return Ok(false);
        }
        let loaded = Arc::clone(current.loaded());
        self.publish(self.renderer.render_edition(loaded, moment, Some(&current))?);
        Ok(true)
    }

    /// Loads the content again and builds a new edition from it. Gives the warnings.
    ///
    /// # Errors
    /// When the content has an error or a page can't be rendered; the current edition then stays.
    pub fn reload(&self) -> Result<Vec<Problem>, BuildError> {
        let (loaded, warnings) = self.load()?;
        self.replace_content(loaded)?;
        Ok(warnings)
    }

    /// Loads and checks the content. Gives it with the warnings.
    fn load(&self) -> Result<(Arc<LoadedContent>, Vec<Problem>), BuildError> {
        #[cfg(test)]
        let _gate = self.load_gate.lock();
        LoadedContent::load(&self.source, self.clock.now().date())
    }

    /// Builds a new edition from `loaded`.
    fn replace_content(&self, loaded: Arc<LoadedContent>) -> Result<(), RenderError> {
        let _publishing = self.publishing();
        self.publish(self.renderer.render_edition(loaded, self.clock.now(), Some(&self.current()))?);
        Ok(())
    }

    /// Compresses at least one page of the current edition at `level`, and more for as long as it `may_go_on`, and
    /// publishes them in place of those that were compressed at a lower level. Says whether any are left.
    pub fn recompress(&self, level: CompressionLevel, mut may_go_on: impl FnMut() -> bool) -> bool {
        let current = self.current();
        let mut left = current.to_compress(level).into_iter();
        let mut compressed = Vec::new();
        while compressed.is_empty() || may_go_on() {
            let Some((writing, page)) = left.next() else { break };
            let made = current.compressed(writing, &page, level);
            compressed.push((page, made));
        }
        let are_left = left.len() > 0;
        if !compressed.is_empty() {
            let _publishing = self.publishing();
            self.publish(self.current().with_compressed(&compressed));
        }
        are_left
    }

    /// Makes the index that the first search would have to wait for.
    pub fn prepare_search(&self) {
        let edition = self.current();
        let loaded = edition.loaded();
        loaded.search.of(&loaded.content);
    }

    /// The 404 page for `path`, in the writing of its paths.
    ///
    /// # Errors
    /// When it can't be rendered.
    pub fn not_found(&self, path: &str) -> Result<CachedPage, RenderError> {
        let edition = self.current();
        let ctx = self.renderer.context(edition.loaded(), self.clock.now());
        let (writing, path) = Writing::of_path(path);
        let page = self.renderer.page(pages::not_found(&ctx, path)?, CachePolicy::Missing);
        Ok(self.in_writing(writing, page, &edition))
    }

    /// The 404 page for a host of files, in `writing`.
    ///
    /// # Errors
    /// When it can't be rendered.
    pub fn not_found_copy(&self, writing: Writing) -> Result<CachedPage, RenderError> {
        let edition = self.current();
        let ctx = self.renderer.context(edition.loaded(), self.clock.now());
        let page = self.renderer.page(pages::not_found(&ctx, "/404")?, CachePolicy::Missing);
        Ok(self.in_writing(writing, page.static_copy(), &edition))
    }

    /// What `render` makes of this moment, for one person's `query`, which is as it stands in the request, in `writing`.
    ///
    /// # Errors
    /// When the page can't be rendered.
    pub fn answer_query(
        &self,
        writing: Writing,
        query: &str,
        render: impl FnOnce(&Context<'_>) -> Result<PageResponse, RenderError>,
    ) -> Result<QueryResponse, RenderError> {
        let edition = self.current();
        Ok(match render(&self.renderer.context(edition.loaded(), self.clock.now()))? {
            PageResponse::RenderedPage(rendered) => {
                let body = pages::keep_query_in_link(&rendered.body, query);
                let page = self.renderer.page(RenderedPage { body, ..rendered }, CachePolicy::Personal);
                QueryResponse::Page(Box::new(self.in_writing(writing, page, &edition)))
            }
            PageResponse::SeeOther(path) => QueryResponse::SeeOther(writing.path(&path)),
        })
    }

    fn in_writing(&self, writing: Writing, page: CachedPage, edition: &Edition) -> CachedPage {
        match writing {
            Writing::Simplified => page,
            Writing::Traditional => page.traditional(&edition.loaded().traditional, self.renderer.base_url()),
        }
    }

    fn publish(&self, edition: Edition) {
        self.current.store(Arc::new(edition));
        self.published.send_replace(());
    }

    /// A panic while an edition was built has changed nothing, so the lock is as good as before.
    fn publishing(&self) -> MutexGuard<'_, ()> {
        self.publishing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site")
            .field("source", &self.source)
            .field("edition", &self.edition().id())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site::open(Settings::on_a_monday_morning(Source::Embedded)).unwrap().0
    }

    #[test]
    fn an_edition_ends_when_the_first_of_its_pages_stops_being_true() {
        let edition = site().current();
        // The peak of 12333 is over at 11:00, before anything else changes.
        assert_eq!(edition.until(), Some("2026-11-23T11:00:00+08:00".parse().unwrap()));
        assert_eq!(edition.page("/hotlines").unwrap().until(), edition.until());
        assert_eq!(
            edition.page("/card/dates").unwrap().until(),
            edition.until(),
            "every page shows the hotline's state"
        );
        assert!(edition.holds_at(edition.since()) && !edition.holds_at(edition.until().unwrap()));
    }

    #[test]
    fn no_page_has_a_link_that_leads_nowhere() {
        assert_eq!(broken_links(&site().current()), []);
    }

    #[test]
    fn a_new_edition_is_built_at_the_end_of_the_old_one_and_when_the_clock_is_set_back() {
        let site = site();
        assert!(!site.roll_over().unwrap());
        let first = site.current();

        site.clock().set(first.until().unwrap());
        assert!(site.roll_over().unwrap());
        assert_eq!(site.current().since(), first.until().unwrap());

        site.clock().set(first.since());
        assert!(site.roll_over().unwrap());
        assert_eq!(site.current().id(), first.id());
    }

    #[test]
    fn what_did_not_change_is_the_same_page_in_the_next_edition() {
        let site = site();
        let first = site.current();
        site.reload().unwrap();
        let second = site.current();
        assert!(!Arc::ptr_eq(&first, &second));
        for page in first.pages().into_iter().filter(|page| !page.path().starts_with("/hant/")) {
            assert!(Arc::ptr_eq(&page, &second.page(page.path()).unwrap()), "{}", page.path());
        }
    }

    #[test]
    fn recompressing_makes_pages_smaller_and_keeps_what_they_say() {
        let site = site();
        assert!(!site.recompress(CompressionLevel::Quick, || true));
        let quick = site.current();
        assert!(site.recompress(CompressionLevel::Best, || false));
        let best = site.current();
        assert_eq!(quick.id(), best.id());
        let (before, after) =
            quick.pages().into_iter().zip(best.pages()).find(|(a, b)| a.compression() != b.compression()).unwrap();
        assert_eq!(after.compression(), Some(CompressionLevel::Best));
        assert_eq!(before.identity().etag(), after.identity().etag());
        let length = |page: &CachedPage| page.representation(Encoding::Brotli).unwrap().body().len();
        assert!(length(&after) <= length(&before));
    }
}
