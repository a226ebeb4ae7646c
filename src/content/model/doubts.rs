//! What is uncertain, and why.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// The file `doubts.toml`.
    pub struct Doubts {
        /// Every doubt, the most important first.
        doubt: NonEmpty<Doubt>,
    }
}

record! {
    /// One doubt.
    pub struct Doubt {
        /// Its id, with which doubtful facts name it.
        id: Spanned<Slug>,
        /// Earlier ids, under which bookmarks still find it.
        aliases: Vec<Spanned<Slug>>,
        /// What is in doubt, in a few words.
        title: Text,
        /// Why, and what to do about it.
        text: Text,
        /// The sections or facts that it is about.
        about: Vec<Spanned<Slug>>,
    }
}
