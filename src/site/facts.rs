//! What pages are printed from.

use std::sync::Arc;

use crate::content::{Content, Problem, Source};
use crate::pages;
use crate::search::LazyIndex;
use crate::site::misprint::Misprint;
use jiff::civil::Date;

/// The content of one load with what is made from it once.
#[derive(Debug)]
pub(super) struct Facts {
    /// The content.
    pub content: Content,
    /// The same, ready to be searched.
    pub search: LazyIndex,
}

impl Facts {
    /// Loads and checks the content. Gives it with the warnings.
    ///
    /// # Errors
    /// When the content has an error.
    pub fn load(source: &Source, today: Date) -> Result<(Arc<Self>, Vec<Problem>), Misprint> {
        let loaded = Content::load(source, today).check(pages::checks::errors);
        match loaded.content {
            Some(content) => Ok((Arc::new(Self { content, search: LazyIndex::default() }), loaded.problems)),
            None => Err(Misprint::Content(loaded.problems)),
        }
    }
}
