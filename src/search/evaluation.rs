//! The sample of queries, and whether search leads them where they should go.

use crate::content::{Content, SampleQuery};
use crate::search::index::SearchIndex;

/// How many results a reader is taken to look at.
pub const LOOKED_AT: usize = 3;

/// What search makes of one query of the sample.
#[derive(Debug, Clone)]
pub struct Outcome<'a> {
    /// The query.
    pub query: &'a SampleQuery,
    /// At which place the first of its answers stands, from 0; `None` if not among the results.
    pub rank: Option<usize>,
    /// The results, best first.
    pub found: Vec<String>,
}

/// Searches for every query of the sample.
pub fn outcomes<'a>(content: &'a Content, index: &SearchIndex) -> Vec<Outcome<'a>> {
    content.queries.query.iter().map(|query| Outcome::of(query, index)).collect()
}

impl<'a> Outcome<'a> {
    fn of(query: &'a SampleQuery, index: &SearchIndex) -> Self {
        let hits = index.search(query.q.value.as_str()).hits;
        let found: Vec<String> = hits.into_iter().map(|hit| hit.address).collect();
        let is_answer = |address: &String| query.answers.iter().any(|answer| answer.value.as_str() == address);
        Self { query, rank: found.iter().position(is_answer), found }
    }

    /// Whether an answer stands first.
    pub fn is_first(&self) -> bool {
        self.rank == Some(0)
    }

    /// Whether an answer is among the results that a reader looks at.
    pub fn is_seen(&self) -> bool {
        self.rank.is_some_and(|rank| rank < LOOKED_AT)
    }
}
