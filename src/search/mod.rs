//! Search: finds the entries that match a typed text. It has no dependency on pages: an entry has a key, which search
//! returns without interpreting it.
//!
//! **What is found.** A [`SearchEntry`] has [`Phrase`]s, and each phrase has a [`Role`], which decides how much it counts.
//!
//! **How text is compared.** Everything is brought to one spelling (`glyphs`: NFKC, simplified, lower case, numerals
//! as digits) and cut into tokens (`token`: 汉字 one by one, words of letters, numbers; days and ages get a token of
//! their own). A single 汉字 matches too many texts, so pairs are compared (`term`): two side by side; two by their
//! sound, which finds most typing errors; two around a third, which finds the others. No dictionary is needed to cut
//! text, and a new word in the content is found at once. Letters that no text has are read as pinyin (`pinyin`),
//! numbers are compared digit by digit in any grouping (`digits`).
//!
//! **How results are ranked.** Each token and pair of the query is an aspect. An aspect counts the more the rarer it is
//! (inverse document frequency), and little if both characters are stop words (`的`, `怎`). An entry scores
//!
//! - its best phrase: weight of the role × the aspects that it matches × √(share of the phrase that is matched), so
//!   that a word matched as a whole beats a long sentence matched in part, and
//! - 0.6 × the aspects that all of its phrases match together, each with the weight of the phrase's role,
//!
//! times a slight preference by [`EntryKind`]. A number adds a bonus that beats any words. Equals stand in the order of
//! the entries. Results far behind the best, and those that match too little of the query, are left out.
//!
//! **What answers.** A result is taken for an answer only if it has most words of a short query, or many of a long one or much of
//! its weight (`proves`); the others are only alike in letters (`Hit::is_weak`). What is known of a query beside its words comes as
//! [`Preference`]s.
//!
//! **Bounds.** A query is cut to [`QUERY_LIMIT`] characters; terms are looked up rarest first until a budget of
//! postings is spent; only the best candidates are compared phrase by phrase. Nothing can fail.

mod accumulator;
mod entry;
mod evaluation;
mod hit;
mod index;
mod parsed_query;
mod ranking;
mod snippets;
mod text;

pub use crate::text::glyphs::normalized;
pub use entry::{EntryKind, Phrase, Role, SearchEntry};
pub use evaluation::{QueryEvaluation, TOP_RESULTS, evaluate};
pub use hit::{Hit, Preference, SearchResults, TextSpan};
pub use index::SearchIndex;
pub use parsed_query::{QUERY_LIMIT, cleaned};
pub use ranking::MOST_HITS;
