//! Search: from what somebody typed to the pages that answer it.
//!
//! **What is found.** An [`Entry`] per address: topics, sections with their steps, facts, numbers, menus and forms,
//! checklists, guides, towns. Each entry has [`Phrase`]s, and a phrase has a [`Role`] that says how much it counts.
//!
//! **How text is compared.** Everything is brought to one spelling (`glyphs`: NFKC, simplified, lower case, numerals
//! as digits) and cut into units (`unit`: 汉字 one by one, words of letters, numbers; days and ages are marked). A
//! 汉字 by itself says little, so what is compared is pairs (`term`): two side by side; two by their sound, which
//! finds most typing errors; two around a third, which finds the others. No list of words is needed to cut text, and
//! a new word in the content is found at once. Letters that no text has are read as pinyin (`letters`), numbers are
//! compared digit by digit in any grouping (`digits`).
//!
//! **How results are ranked.** Each unit and pair of the query is an aspect, which counts the more the rarer it is,
//! and little if both characters are faint (`的`, `怎`). An entry scores
//!
//! - its best phrase: weight of the role × the aspects that it meets × √(share of the phrase that is met), so that a
//!   word met as a whole beats a long sentence met in part, and
//! - 0.6 × the aspects that all of its phrases meet together, each with the weight of the phrase's role,
//!
//! times a slight preference by [`Kind`]. A number adds a bonus that beats any words. Equals stand in the order of the
//! entries. Results far behind the best, and those that meet too little of the query, are left out.
//!
//! **Bounds.** A query is cut to [`QUERY_LIMIT`] characters; terms are looked up rarest first until a budget of
//! postings is spent; only the best candidates are compared phrase by phrase. Nothing can fail.

mod entries;
mod entry;
mod evaluation;
mod hit;
mod index;
mod lazy_index;
mod query;
mod ranking;
mod snippets;
mod tally;
mod text;
mod warnings;

pub use entries::entries;
pub use entry::{Entry, Kind, Phrase, Role};
pub use evaluation::{LOOKED_AT, Outcome, outcomes};
pub use hit::{Hit, Results, Span};
pub use index::SearchIndex;
pub use lazy_index::LazyIndex;
pub use query::{QUERY_LIMIT, tidied};
pub use ranking::MOST_HITS;
pub use warnings::warnings;

use crate::content::Content;

impl SearchIndex {
    /// The index of everything in the content.
    pub fn new(content: &Content) -> Self {
        Self::of_entries(entries(content))
    }
}
