//! What a search gives.

use crate::content::TopicId;
use crate::search::entry::Kind;

/// A piece of text, marked if it is what the reader typed or means the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Whether it matched.
    pub marked: bool,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The address that it leads to.
    pub address: String,
    /// What sort of place it is.
    pub kind: Kind,
    /// The name of the page above it; empty at the top.
    pub page: String,
    /// What it is called.
    pub title: Vec<Span>,
    /// The sentence that answers.
    pub snippet: Vec<Span>,
    /// How well it matches; only the order means anything.
    pub score: f32,
}

/// What a search gives: the query as it was understood, results, and where to go without any.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// The query without what can't be seen, cut to what was looked at.
    pub query: String,
    /// The results, best first.
    pub hits: Vec<Hit>,
    /// The nearest topics; empty if there are results.
    pub nearest: Vec<TopicId>,
}
