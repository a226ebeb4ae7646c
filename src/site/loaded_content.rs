//! The content of one load, with the search index over it and the conversion into traditional characters.

use std::sync::Arc;

use jiff::civil::Date;

use super::build_error::BuildError;
use crate::content::{Content, Problem, Source};
use crate::pages::{self, LazyIndex, TraditionalConversion};

/// What the pages are rendered from.
#[derive(Debug)]
pub(super) struct LoadedContent {
    pub content: Content,
    pub search: LazyIndex,
    pub traditional: TraditionalConversion,
}

impl LoadedContent {
    /// Loads and checks the content as of `today`. Gives it with the warnings.
    ///
    /// # Errors
    /// When the content has an error.
    pub fn load(source: &Source, today: Date) -> Result<(Arc<Self>, Vec<Problem>), BuildError> {
        let loaded =
            Content::load(source, today).check(pages::path_collisions::errors).check(pages::change_log::errors);
        match loaded.content {
            Some(content) => {
                let traditional = TraditionalConversion::new(&content);
                Ok((Arc::new(Self { content, search: LazyIndex::default(), traditional }), loaded.problems))
            }
            None => Err(BuildError::Content(loaded.problems)),
        }
    }
}
