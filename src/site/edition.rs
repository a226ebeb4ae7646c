//! Everything the site says at one moment, rendered.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use foldhash::fast::FixedState;
use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::cached_page::CachedPage;
use super::compression::CompressionLevel;
use super::loaded_content::LoadedContent;
use super::representation::digest;
use super::traditional_table::TraditionalTable;
use crate::content::Content;
use crate::pages::Writing;
use crate::rules::time::instant;

/// Every page by its path. The paths are the site's own, so nobody can choose them to collide.
pub(super) type PageTable = HashMap<Arc<str>, Arc<CachedPage>, FixedState>;

/// Every page and file, rendered for one moment. It never changes; the next edition replaces it whole.
#[derive(Debug, Clone)]
pub struct Edition {
    loaded: Arc<LoadedContent>,
    since: Timestamp,
    until: Option<Timestamp>,
    id: Box<str>,
    pages: PageTable,
    traditional: TraditionalTable,
    aliases: BTreeMap<String, String>,
    error_pages: ErrorPages,
}

/// An error that gets a page of the edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorPage {
    /// 413
    ContentTooLarge,
    /// 500
    ServerError,
    /// 503
    ServiceUnavailable,
}

/// The page of each error.
#[derive(Debug, Clone)]
pub(super) struct ErrorPages {
    pub content_too_large: Arc<CachedPage>,
    pub server_error: Arc<CachedPage>,
    pub service_unavailable: Arc<CachedPage>,
}

impl Edition {
    pub(super) fn new(
        loaded: Arc<LoadedContent>,
        since: Timestamp,
        until: Option<Timestamp>,
        id: Box<str>,
        (pages, traditional): (PageTable, TraditionalTable),
        aliases: BTreeMap<String, String>,
        error_pages: ErrorPages,
    ) -> Self {
        Self { loaded, since, until, id, pages, traditional, aliases, error_pages }
    }

    /// Twelve hexadecimal digits that stand for what all pages say.
    pub(super) fn id_of(pages: &PageTable, content: &Content) -> Box<str> {
        let pages = sorted(pages.values());
        let pages = pages.iter().flat_map(|page| [page.path().as_bytes(), page.identity().etag().as_bytes()]);
        // The pages in traditional characters are made from those and from this.
        let traditional = format!("{:?}", content.traditional);
        let mut id = digest(pages.chain([traditional.as_bytes()]));
        id.truncate(12);
        id.into_boxed_str()
    }

    /// What is to be compressed at `level`: simplified pages, each for itself or for the traditional one that is made of it.
    pub(super) fn to_compress(&self, level: CompressionLevel) -> Vec<(Writing, Arc<CachedPage>)> {
        let simplified = sorted(self.pages.values().filter(|page| page.compression() < Some(level)));
        let traditional = sorted(self.traditional.to_compress(level));
        let simplified = simplified.into_iter().map(|page| (Writing::Simplified, Arc::clone(page)));
        let traditional = traditional.into_iter().map(|page| (Writing::Traditional, Arc::clone(page)));
        simplified.chain(traditional).collect()
    }

    /// A page to compress, compressed.
    pub(super) fn compressed(&self, writing: Writing, page: &CachedPage, level: CompressionLevel) -> Arc<CachedPage> {
        let traditional = match writing {
            Writing::Simplified => None,
            Writing::Traditional => self.traditional.of_simplified(page),
        };
        Arc::new(traditional.as_deref().unwrap_or(page).compressed(level))
    }

    /// The same edition with some pages compressed: pairs of a simplified page as it was, and what was made of it. What was made
    /// of a page that is no longer in the edition is passed over.
    pub(super) fn with_compressed(&self, pages: &[(Arc<CachedPage>, Arc<CachedPage>)]) -> Self {
        let mut edition = self.clone();
        for (of, page) in pages {
            if of.path() != page.path() {
                edition.traditional.keep(of, page);
            } else if let Some(current) = edition.pages.get_mut(of.path())
                && Arc::ptr_eq(current, of)
            {
                *current = Arc::clone(page);
                edition.traditional.replace_simplified(page);
            }
        }
        edition
    }

    /// The page at `path`. One in traditional characters that nobody asked for yet is converted now.
    pub fn page(&self, path: &str) -> Option<Arc<CachedPage>> {
        self.pages.get(path).map(Arc::clone).or_else(|| self.traditional.page(path))
    }

    /// Whether there is a page at `path`.
    pub fn has_page(&self, path: &str) -> bool {
        self.pages.contains_key(path) || self.traditional.has(path)
    }

    /// Every page and file, by path. Those in traditional characters that are not kept are converted.
    pub fn pages(&self) -> Vec<Arc<CachedPage>> {
        let mut pages: Vec<_> = self.pages.values().map(Arc::clone).chain(self.traditional.all()).collect();
        pages.sort_unstable_by(|a, b| a.path().cmp(b.path()));
        pages
    }

    /// The copy of the page at `path` for a host of files, not compressed: a page has its policy inside it and notices in place of
    /// forms; any other file is as it is.
    pub fn static_copy(&self, path: &str) -> Option<CachedPage> {
        let page = self.pages.get(path).map(|page| page.static_copy());
        page.or_else(|| self.traditional.static_copy(path))
    }

    /// How many pages and files there are.
    pub fn page_count(&self) -> usize {
        self.pages.len() + self.traditional.len()
    }

    pub(super) fn traditional(&self) -> &TraditionalTable {
        &self.traditional
    }

    /// The present path of what was once at `old`.
    pub fn alias(&self, old: &str) -> Option<String> {
        let (writing, old) = Writing::of_path(old);
        self.aliases.get(old).map(|new| writing.path(new))
    }

    /// Every renamed path: the old one and the present one.
    pub fn aliases(&self) -> impl Iterator<Item = (String, String)> {
        let in_writing =
            |writing: Writing| self.aliases.iter().map(move |(old, new)| (writing.path(old), writing.path(new)));
        in_writing(Writing::Simplified).chain(in_writing(Writing::Traditional))
    }

    /// The page for an error.
    pub fn error_page(&self, error: ErrorPage) -> &Arc<CachedPage> {
        match error {
            ErrorPage::ContentTooLarge => &self.error_pages.content_too_large,
            ErrorPage::ServerError => &self.error_pages.server_error,
            ErrorPage::ServiceUnavailable => &self.error_pages.service_unavailable,
        }
    }

    /// What it was rendered from.
    pub(super) fn loaded(&self) -> &Arc<LoadedContent> {
        &self.loaded
    }

    /// The instant it was rendered for.
    pub fn since(&self) -> Timestamp {
        self.since
    }

    /// The instant at which it stops being true; `None`: never.
    pub fn until(&self) -> Option<Timestamp> {
        self.until
    }

    /// The end of the day by which its facts must be reviewed.
    pub fn review_due(&self) -> Timestamp {
        end_of(self.loaded.content.site.review.next.value)
    }

    /// The end of the last year whose holidays it knows.
    pub fn holidays_known_until(&self) -> Timestamp {
        let years = self.loaded.content.holidays.iter().map(|notice| notice.year.value.0);
        years.max().map_or(Timestamp::MIN, |year| end_of(date(year, 12, 31)))
    }

    /// Its id, made from what its pages say: two servers that say the same have the same.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether it is true at `instant`: not before it was rendered (a clock may be set back) and not after its end.
    pub fn holds_at(&self, instant: Timestamp) -> bool {
        self.since <= instant && self.until.is_none_or(|until| instant < until)
    }
}

fn sorted<'p>(pages: impl Iterator<Item = &'p Arc<CachedPage>>) -> Vec<&'p Arc<CachedPage>> {
    let mut pages: Vec<_> = pages.collect();
    pages.sort_unstable_by(|a, b| a.path().cmp(b.path()));
    pages
}

/// The midnight that ends a day in Huizhou.
fn end_of(day: Date) -> Timestamp {
    instant(day.saturating_add(jiff::Span::new().days(1)).at(0, 0, 0, 0)).timestamp()
}
