//! The pages in traditional characters, each made when somebody first asks for it.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

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
    pages: HashMap<Arc<str>, LazyPage, FixedState>,
    loaded: Arc<LoadedContent>,
    base_url: BaseUrl,
}

/// A page that is converted once. Clones of the table share it.
#[derive(Debug, Clone)]
struct LazyPage {
    simplified: Arc<CachedPage>,
    converted: Arc<OnceLock<Arc<CachedPage>>>,
}

impl LazyPage {
    /// What was converted, if it is also the conversion of `page`.
    fn reused_for(&self, page: &Arc<CachedPage>) -> Option<Arc<OnceLock<Arc<CachedPage>>>> {
        if self.simplified.is_same(page) {
            return Some(Arc::clone(&self.converted));
        }
        let converted = self.converted.get().filter(|_| self.simplified.has_same_body(page))?;
        Some(Arc::new(OnceLock::from(Arc::new(page.as_text_of(converted)))))
    }
}

impl TraditionalTable {
    /// Of the pages of `table`. What has not changed since `previous` is not converted again.
    pub fn new(table: &PageTable, loaded: Arc<LoadedContent>, base_url: &BaseUrl, previous: Option<&Self>) -> Self {
        let previous = previous.filter(|previous| previous.loaded.traditional == loaded.traditional);
        let pages = table.iter().filter(|(path, page)| page.is_rendered() && !is_shared(path));
        let pages = pages.map(|(path, page)| {
            let path: Arc<str> = Writing::Traditional.path(path).into();
            let earlier = previous.and_then(|previous| previous.pages.get(&path));
            let converted = earlier.and_then(|earlier| earlier.reused_for(page)).unwrap_or_default();
            (path, LazyPage { simplified: Arc::clone(page), converted })
        });
        Self { pages: pages.collect(), loaded, base_url: base_url.clone() }
    }

    /// The page at `path`, converted and compressed quickly if nobody asked for it before.
    pub fn page(&self, path: &str) -> Option<&Arc<CachedPage>> {
        self.pages.get(path).map(|page| self.converted(page))
    }

    /// The copy of the page at `path` for a host of files.
    pub fn static_copy(&self, path: &str) -> Option<CachedPage> {
        let page = self.pages.get(path)?;
        Some(page.simplified.static_copy().traditional(&self.loaded.traditional, &self.base_url))
    }

    /// Every page, converted.
    pub fn all(&self) -> impl Iterator<Item = &Arc<CachedPage>> {
        self.pages.values().map(|page| self.converted(page))
    }

    /// The pages that somebody asked for.
    pub fn made(&self) -> impl Iterator<Item = &Arc<CachedPage>> {
        self.pages.values().filter_map(|page| page.converted.get())
    }

    /// How many pages there are, converted or not.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Replaces a page by the same one compressed at another level, if it is still in the table.
    pub fn replace(&mut self, before: &Arc<CachedPage>, after: &Arc<CachedPage>) {
        if let Some(page) = self.pages.get_mut(before.path())
            && page.converted.get().is_some_and(|page| Arc::ptr_eq(page, before))
        {
            page.converted = Arc::new(OnceLock::from(Arc::clone(after)));
        }
    }

    fn converted<'p>(&self, page: &'p LazyPage) -> &'p Arc<CachedPage> {
        page.converted.get_or_init(|| {
            let converted = page.simplified.traditional(&self.loaded.traditional, &self.base_url);
            Arc::new(converted.compressed(CompressionLevel::Quick))
        })
    }
}
