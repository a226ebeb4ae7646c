//! The index of the site's pages, made when it is first needed.

use std::sync::OnceLock;

use crate::content::Content;
use crate::pages::indexing;
use crate::search::SearchIndex;

/// The index of one content. It takes longer to make than all pages do, so it is made at the first search.
#[derive(Debug, Default)]
pub struct LazyIndex(OnceLock<SearchIndex>);

impl LazyIndex {
    /// The index of `content`, which must be the same at each call.
    pub fn of(&self, content: &Content) -> &SearchIndex {
        self.0.get_or_init(|| indexing::of(content))
    }
}
