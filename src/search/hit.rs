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
    /// The place within the entry where that sentence stands, if it has one of its own.
    pub place: Option<String>,
    /// How well it matches; only the order means anything.
    pub score: f32,
    /// Whether it is only alike in letters: too little of the query is in it to say that it answers.
    pub is_weak: bool,
}

/// How much an entry is preferred or put back, for what is known of the query beside its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Preference {
    /// The key of the entry.
    pub key: String,
    /// The factor of its score.
    pub factor: f32,
    /// Whether it answers however little of the words it has.
    pub answers: bool,
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
