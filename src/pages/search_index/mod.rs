//! The site's pages in the index of the search, each under its path as key, and what an editor should know of it.

mod entries;
mod lazy;
mod warnings;

pub use entries::entries;
pub use lazy::LazyIndex;
pub use warnings::warnings;

use crate::content::Content;
use crate::search::SearchIndex;

/// The index of all pages that are in the site's search.
pub fn of(content: &Content) -> SearchIndex {
    SearchIndex::new(entries(content))
}
