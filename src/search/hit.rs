//! The results of a search.

use crate::search::entry::EntryKind;

/// A span of text that matches the query as a whole, or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSpan {
    /// The text.
    pub text: String,
    /// Whether it matches.
    pub is_match: bool,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The key of the entry.
    pub key: String,
    /// The kind of the entry.
    pub kind: EntryKind,
    /// The name of what it is a part of; empty if it stands alone.
    pub parent: String,
    /// What it is called.
    pub title: Vec<TextSpan>,
    /// The sentence that answers.
    pub snippet: Vec<TextSpan>,
    /// How well it matches; only the order means anything.
    pub score: f32,
}

/// The results of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchResults {
    /// The query without invisible characters, cut to the part that was searched for.
    pub query: String,
    /// The results, best first.
    pub hits: Vec<Hit>,
    /// If there are no hits, the keys of the topics that match best.
    pub nearest_topics: Vec<String>,
}
