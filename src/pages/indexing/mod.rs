//! The site's pages in the search index, each with its path as key, and warnings about it for editors.

mod editor_warnings;
mod entries;
mod finder;
mod lazy_index;

pub use editor_warnings::warnings;
pub use entries::entries;
pub use finder::{Finder, Findings};
pub use lazy_index::LazyIndex;

use crate::content::Content;
use crate::search::SearchIndex;

/// The index of all pages that are in the site's search.
pub fn of(content: &Content) -> SearchIndex {
    SearchIndex::new(entries(content))
}
