//! Whether search finds the expected pages for the sample queries of the content.

use crate::content::SampleQuery;
use crate::search::hit::SearchResults;

/// How many results a visitor is assumed to look at.
pub const TOP_RESULTS: usize = 3;

/// What search finds for one sample query.
#[derive(Debug, Clone)]
pub struct QueryEvaluation<'q> {
    /// The query, whose answers are keys of entries.
    pub query: &'q SampleQuery,
    /// The position of the first of its answers among the results, from 0; `None` if there is none.
    pub rank: Option<usize>,
    /// The keys of the results, best first.
    pub found: Vec<String>,
}

/// Searches for each of the queries with `search`.
pub fn evaluate<'q>(
    queries: impl IntoIterator<Item = &'q SampleQuery>,
    search: impl Fn(&str) -> SearchResults,
) -> Vec<QueryEvaluation<'q>> {
    queries.into_iter().map(|query| QueryEvaluation::of(query, search(query.q.value.as_str()))).collect()
}

impl<'q> QueryEvaluation<'q> {
    fn of(query: &'q SampleQuery, results: SearchResults) -> Self {
        let found: Vec<String> = results.hits.into_iter().map(|hit| hit.key).collect();
        let is_answer = |key: &String| query.answers.iter().any(|answer| answer.value.as_str() == key);
        Self { query, rank: found.iter().position(is_answer), found }
    }

    /// Whether an answer stands first.
    pub fn is_first(&self) -> bool {
        self.rank == Some(0)
    }

    /// Whether an answer is among the [`TOP_RESULTS`].
    pub fn is_in_top(&self) -> bool {
        self.rank.is_some_and(|rank| rank < TOP_RESULTS)
    }

    /// The keys of the [`TOP_RESULTS`].
    pub fn top(&self) -> &[String] {
        self.found.get(..TOP_RESULTS).unwrap_or(&self.found)
    }
}
