//! The pages in traditional characters.
//!
//! A page is converted for whoever asks for it, and kept from the moment at which the [worker](super::worker) has made it too: what
//! a thread that answers requests keeps would stay in its heap for good.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use foldhash::fast::FixedState;

use super::base_url::BaseUrl;
use super::cached_page::CachedPage;
use super::compression::CompressionLevel;
use super::edition::PageTable;
use super::loaded_content::LoadedContent;
use crate::pages::{Writing, is_shared};

/// Every page in traditional characters, by its path: `/hant/card`.
#[derive(Debug, Clone)]
pub(super) struct TraditionalTable {
    pages: HashMap<Arc<str>, TraditionalPage, FixedState>,
    loaded: Arc<LoadedContent>,
    base_url: BaseUrl,
}

#[derive(Debug, Clone)]
struct TraditionalPage {
    simplified: Arc<CachedPage>,
    /// Whether somebody asked for it.
    is_wanted: Arc<AtomicBool>,
    /// The page as it is kept.
    made: Option<Arc<CachedPage>>,
}

impl TraditionalTable {
    /// Of the pages of `table`. What has not changed since `previous` is not converted again.
    pub fn new(table: &PageTable, loaded: Arc<LoadedContent>, base_url: &BaseUrl, previous: Option<&Self>) -> Self {
        let previous = previous.filter(|previous| previous.loaded.traditional == loaded.traditional);
        let pages = table.iter().filter(|(path, page)| page.is_rendered() && !is_shared(path));
        let pages = pages.map(|(path, page)| {
            let path: Arc<str> = Writing::Traditional.path(path).into();
            let earlier = previous.and_then(|previous| previous.pages.get(&path));
            (path, TraditionalPage::new(page, earlier))
        });
        Self { pages: pages.collect(), loaded, base_url: base_url.clone() }
    }

    pub fn has(&self, path: &str) -> bool {
        self.pages.contains_key(path)
    }

    /// The page at `path`. One that is not kept yet is converted, and will be kept soon.
    pub fn page(&self, path: &str) -> Option<Arc<CachedPage>> {
        let page = self.pages.get(path)?;
        if page.made.is_none() {
            page.is_wanted.store(true, Ordering::Relaxed);
        }
        Some(self.made(page))
    }

    /// The copy of the page at `path` for a host of files.
    pub fn static_copy(&self, path: &str) -> Option<CachedPage> {
        let page = self.pages.get(path)?;
        Some(page.simplified.static_copy().traditional(&self.loaded.traditional, &self.base_url))
    }

    /// Every page, by path.
    pub fn all(&self) -> impl Iterator<Item = Arc<CachedPage>> {
        self.pages.values().map(|page| self.made(page))
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// The simplified page of each that somebody asked for and that is not kept, compressed at `level` or better.
    pub fn to_compress(&self, level: CompressionLevel) -> impl Iterator<Item = &Arc<CachedPage>> {
        let wanted = self.pages.values().filter(move |page| match &page.made {
            Some(made) => made.compression() < Some(level),
            None => page.is_wanted.load(Ordering::Relaxed),
        });
        wanted.map(|page| &page.simplified)
    }

    /// The page that `simplified` is in traditional characters, converted if it is not kept.
    pub fn of_simplified(&self, simplified: &CachedPage) -> Option<Arc<CachedPage>> {
        self.pages.get(&*Writing::Traditional.path(simplified.path())).map(|page| self.made(page))
    }

    /// Keeps `page`, which was made of `simplified`, unless that has been replaced meanwhile.
    pub fn keep(&mut self, simplified: &Arc<CachedPage>, page: &Arc<CachedPage>) {
        if let Some(kept) = self.pages.get_mut(page.path())
            && kept.simplified.has_same_body(simplified)
        {
            kept.made = Some(Arc::clone(page));
        }
    }

    /// Takes the simplified page in place of the one that said the same, which needs not be kept any longer.
    pub fn replace_simplified(&mut self, page: &Arc<CachedPage>) {
        if let Some(kept) = self.pages.get_mut(&*Writing::Traditional.path(page.path())) {
            kept.simplified = Arc::clone(page);
        }
    }

    fn made(&self, page: &TraditionalPage) -> Arc<CachedPage> {
        let convert = || Arc::new(page.simplified.traditional(&self.loaded.traditional, &self.base_url));
        page.made.clone().unwrap_or_else(convert)
    }
}

impl TraditionalPage {
    fn new(simplified: &Arc<CachedPage>, earlier: Option<&Self>) -> Self {
        let made = earlier.and_then(|earlier| {
            let made = earlier.made.as_ref()?;
            if earlier.simplified.is_same(simplified) {
                Some(Arc::clone(made))
            } else {
                earlier.simplified.has_same_body(simplified).then(|| Arc::new(simplified.as_text_of(made)))
            }
        });
        // Whoever asked for it will ask again.
        let is_wanted = earlier.map(|earlier| Arc::clone(&earlier.is_wanted)).unwrap_or_default();
        Self { simplified: Arc::clone(simplified), is_wanted, made }
    }
}
