//! The [`Site`]: prints editions and keeps the current one.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwap;

use crate::assets::Assets;
use crate::content::{Problem, Source};
use crate::pages::{self, PageResponse, RenderError};
use crate::site::base_url::BaseUrl;
use crate::site::cache_policy::CachePolicy;
use crate::site::clock::Clock;
use crate::site::compress::Effort;
use crate::site::edition::{Edition, Press};
use crate::site::facts::Facts;
use crate::site::misprint::Misprint;
use crate::site::page::Page;

/// What a site is made from.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the facts are.
    pub source: Source,
    /// The clock that everything reads.
    pub clock: Clock,
    /// The address of the site as readers see it.
    pub base_url: BaseUrl,
}

/// The whole site: its facts, its clock and the edition that is true now.
pub struct Site {
    source: Source,
    clock: Clock,
    base_url: BaseUrl,
    press: Press,
    current: ArcSwap<Edition>,
    /// Told of each new edition, in order. Whoever holds the lock is the only one who prints.
    readers: Mutex<Vec<Reader>>,
}

type Reader = Box<dyn Fn(&Arc<Edition>) + Send + Sync>;

/// What is answered to a question that cannot be answered ahead.
#[derive(Debug)]
pub enum Answer {
    /// This page, not compressed yet.
    Page(Box<Page>),
    /// The answer is at this path.
    SeeOther(String),
}

impl Site {
    /// Loads and checks the content and prints the first edition.
    ///
    /// Gives the site and the warnings.
    ///
    /// # Errors
    /// When the content has an error or a page can't be rendered.
    pub fn open(settings: Settings) -> Result<(Self, Vec<Problem>), Misprint> {
        let Settings { source, clock, base_url } = settings;
        let now = clock.now();
        let (facts, warnings) = Facts::load(&source, now.date())?;
        let assets = Assets::embedded();
        let at_root = assets.at_root().map(|(address, asset)| Page::at_root(address, asset));
        let files = assets.iter().map(Page::of_asset).chain(at_root).collect();
        let press = Press { assets, files, base_url: base_url.as_str().to_owned() };
        let first = Edition::print(&press, facts, now, None)?;
        let current = ArcSwap::from_pointee(first);
        Ok((Self { source, clock, base_url, press, current, readers: Mutex::default() }, warnings))
    }

    /// The edition that is served now.
    pub fn current(&self) -> Arc<Edition> {
        self.current.load_full()
    }

    /// The clock that everything reads.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The address of the site as readers see it.
    pub fn base_url(&self) -> &BaseUrl {
        &self.base_url
    }

    /// Calls `reader` with the current edition, and again with each that follows, before the call that made it returns.
    pub fn subscribe(&self, reader: impl Fn(&Arc<Edition>) + Send + Sync + 'static) {
        let mut readers = self.readers();
        reader(&self.current());
        readers.push(Box::new(reader));
    }

    /// Whether the current edition is still true.
    pub fn is_current(&self) -> bool {
        self.current.load().holds_at(self.clock.timestamp())
    }

    /// Prints the next edition if the current one is no longer true. Says whether it did.
    ///
    /// # Errors
    /// When a page can't be rendered; the current edition then stays.
    pub fn turn(&self) -> Result<bool, RenderError> {
        let readers = self.readers();
        let current = self.current();
        let moment = self.clock.now();
        if current.holds_at(moment.timestamp()) {
            return Ok(false);
        }
        let facts = Arc::clone(current.facts());
        self.publish(&readers, Edition::print(&self.press, facts, moment, Some(&current))?);
        Ok(true)
    }

    /// Loads the content again and prints a new edition from it. Gives the warnings.
    ///
    /// # Errors
    /// When the content has an error or a page can't be rendered; the current edition then stays.
    pub fn reload(&self) -> Result<Vec<Problem>, Misprint> {
        let readers = self.readers();
        let (facts, warnings) = Facts::load(&self.source, self.clock.now().date())?;
        let current = self.current();
        self.publish(&readers, Edition::print(&self.press, facts, self.clock.now(), Some(&current))?);
        Ok(warnings)
    }

    /// Compresses up to `limit` pages of the current edition with `effort`, for as long as it `may_go_on`, and publishes
    /// them in place of those that were made with less. Says whether any are left.
    pub fn refine(&self, effort: Effort, limit: usize, may_go_on: impl Fn() -> bool) -> bool {
        let current = self.current();
        let mut rough = current.pages().filter(|page| page.forms.effort() < Some(effort));
        let mut refined = Vec::new();
        while refined.len() < limit
            && may_go_on()
            && let Some(page) = rough.next()
        {
            refined.push((Arc::clone(page), Arc::new(page.compressed(effort))));
        }
        let are_left = rough.next().is_some();
        if !refined.is_empty() {
            let readers = self.readers();
            let latest = self.current().with_refined(&refined);
            self.publish(&readers, latest);
        }
        are_left
    }

    /// Makes the index that the first search would have to wait for.
    pub fn prepare_search(&self) {
        let edition = self.current();
        let facts = edition.facts();
        facts.search.of(&facts.content);
    }

    /// The page that says there is nothing at `path`.
    ///
    /// # Errors
    /// When it can't be rendered.
    pub fn not_found(&self, path: &str) -> Result<Page, RenderError> {
        let edition = self.current();
        let from = self.press.context(edition.facts(), self.clock.now());
        pages::not_found(&from, path).map(|document| Page::of_document(document, CachePolicy::Missing))
    }

    /// Answers a question asked at one of the [addresses that take one](Site::questions).
    ///
    /// # Errors
    /// When the answer can't be rendered.
    pub fn answer(&self, path: &str, parameters: &[(String, String)]) -> Result<Answer, RenderError> {
        let edition = self.current();
        let from = self.press.context(edition.facts(), self.clock.now());
        Ok(match pages::queried(&from, path, parameters)? {
            PageResponse::RenderedPage(document) => {
                Answer::Page(Box::new(Page::of_document(document, CachePolicy::Personal)))
            }
            PageResponse::SeeOther(path) => Answer::SeeOther(path),
        })
    }

    /// The addresses that take a question: the path, and the parameters that make its answer.
    pub fn questions() -> &'static [(&'static str, &'static [&'static str])] {
        pages::QUERIED
    }

    /// The parameters that make the answer at `path`; none for a page that is the same for all.
    pub fn parameters(path: &str) -> &'static [&'static str] {
        pages::queried_parameters(path)
    }

    fn publish(&self, readers: &[Reader], edition: Edition) {
        let edition = Arc::new(edition);
        self.current.store(Arc::clone(&edition));
        for reader in readers {
            reader(&edition);
        }
    }

    fn readers(&self) -> MutexGuard<'_, Vec<Reader>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let edition = self.current();
        f.debug_struct("Site").field("source", &self.source).field("edition", &edition.id()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::Encoding;

    fn site(now: &str) -> Site {
        let clock = Clock::frozen(now.parse().unwrap());
        let base_url = "http://127.0.0.1:8080".parse().unwrap();
        Site::open(Settings { source: Source::Embedded, clock, base_url }).unwrap().0
    }

    #[test]
    fn an_edition_ends_when_the_first_of_its_pages_stops_being_true() {
        let edition = site("2026-11-23T09:30:00+08:00").current();
        assert_eq!(edition.until(), edition.pages().filter_map(|page| page.until).min());
        assert!(edition.holds_at(edition.since()));
        if let Some(until) = edition.until() {
            assert!(!edition.holds_at(until));
        }
    }

    #[test]
    fn no_page_has_a_link_that_leads_nowhere() {
        assert_eq!(crate::site::broken_links(&site("2026-11-23T09:30:00+08:00").current()), []);
    }

    #[test]
    fn a_new_edition_is_printed_at_the_end_of_the_old_one_and_when_the_clock_is_set_back() {
        let site = site("2026-11-23T09:30:00+08:00");
        assert!(!site.turn().unwrap());
        let first = site.current();

        site.clock().set(first.until().unwrap());
        assert!(site.turn().unwrap());
        assert_eq!(site.current().since(), first.until().unwrap());

        site.clock().set(first.since());
        assert!(site.turn().unwrap());
        assert_eq!(site.current().id(), first.id());
    }

    #[test]
    fn what_did_not_change_is_the_same_page_in_the_next_edition() {
        let site = site("2026-11-23T09:30:00+08:00");
        let first = site.current();
        site.reload().unwrap();
        let second = site.current();
        assert!(!Arc::ptr_eq(&first, &second));
        for page in first.pages() {
            assert!(Arc::ptr_eq(page, second.page(&page.address).unwrap()), "{}", page.address);
        }
    }

    #[test]
    fn refining_makes_pages_smaller_and_keeps_what_they_say() {
        let site = site("2026-11-23T09:30:00+08:00");
        site.refine(Effort::Quick, usize::MAX, || true);
        let quick = site.current();
        site.refine(Effort::Best, 1, || true);
        let best = site.current();
        assert_eq!(quick.id(), best.id());
        let (before, after) = quick.pages().zip(best.pages()).find(|(a, b)| !Arc::ptr_eq(a, b)).unwrap();
        assert_eq!(after.forms.effort(), Some(Effort::Best));
        assert_eq!(before.forms.identity_tag(), after.forms.identity_tag());
        let length = |page: &Page| page.forms.get(Encoding::Brotli).unwrap().bytes.len();
        assert!(length(after) <= length(before));
    }

    #[test]
    fn a_subscriber_hears_of_the_current_edition_and_of_each_that_follows() {
        let site = site("2026-11-23T09:30:00+08:00");
        let heard = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&heard);
        site.subscribe(move |edition| sink.lock().unwrap().push(edition.since()));
        site.clock().set("2026-11-24T00:00:00+08:00".parse().unwrap());
        site.turn().unwrap();
        assert_eq!(heard.lock().unwrap().len(), 2);
    }
}
