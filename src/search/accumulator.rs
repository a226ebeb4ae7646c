//! Which aspects of a query a phrase matches.

use crate::search::parsed_query::ParsedQuery;
use crate::search::text::term::Term;

/// Collects which aspects of a query a phrase matches, and how well. It is cleared and used for one phrase after
/// another, since most phrases match few aspects: clearing touches only those.
#[derive(Debug)]
pub(in crate::search) struct MatchAccumulator {
    gains: Vec<f32>,
    matched: Vec<usize>,
}

impl MatchAccumulator {
    pub(in crate::search) fn new(query: &ParsedQuery) -> Self {
        Self { gains: vec![0.0; query.aspects.len()], matched: Vec::new() }
    }

    pub(in crate::search) fn clear(&mut self) {
        for aspect in self.matched.drain(..) {
            self.gains[aspect] = 0.0;
        }
    }

    /// Adds the aspects that a term of the phrase matches; returns how well it matches the best of them.
    pub(in crate::search) fn add(&mut self, query: &ParsedQuery, term: Term) -> f32 {
        let mut best = 0.0_f32;
        for needle in query.needles(term) {
            if self.gains[needle.aspect] == 0.0 {
                self.matched.push(needle.aspect);
            }
            raise(&mut self.gains, needle.aspect, needle.gain);
            best = best.max(needle.gain);
        }
        best
    }

    /// The aspects that are matched, each with how well.
    pub(in crate::search) fn gains(&self) -> impl Iterator<Item = (usize, f32)> {
        self.matched.iter().map(|aspect| (*aspect, self.gains[*aspect]))
    }
}

/// Raises a number of a list to `value` if it is lower.
pub(in crate::search) fn raise(list: &mut [f32], at: usize, value: f32) {
    list[at] = list[at].max(value);
}
