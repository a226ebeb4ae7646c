//! What is uncertain, and why.

use super::decode::{Located, NonEmpty};
use super::record::record;
use super::slug::Slug;
use super::text::Text;

record! {
    /// The file `doubts.toml`.
    pub struct Doubts {
        /// Every doubt, the weightiest first.
        doubt: NonEmpty<Doubt>,
    }
}

record! {
    /// One doubt.
    pub struct Doubt {
        /// Its id; also the fragment of its address on `/about`.
        id: Located<Slug>,
        /// Earlier ids, under which bookmarks still find it.
        aliases: Vec<Located<Slug>>,
        /// What is in doubt, in a few words.
        title: Text,
        /// Why, and what to do about it.
        text: Text,
        /// The sections or facts that it is about.
        about: Vec<Located<Slug>>,
    }
}
