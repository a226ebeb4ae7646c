//! The index, made when it is first needed.

use std::sync::OnceLock;

use crate::content::Content;
use crate::search::SearchIndex;

/// An index of one content, which takes longer to make than the pages do: nobody waits for it who doesn't search.
#[derive(Debug, Default)]
pub struct LazyIndex(OnceLock<SearchIndex>);

impl LazyIndex {
    /// The index of `content`, which must be the same at each call.
    pub fn of(&self, content: &Content) -> &SearchIndex {
        self.0.get_or_init(|| SearchIndex::new(content))
    }
}
