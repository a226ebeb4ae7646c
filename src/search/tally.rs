//! Which aspects of a query a phrase meets.

use crate::search::query::Query;
use crate::search::text::term::Term;

/// Which aspects of a query a phrase meets, and how well. It is used for one phrase after another, and costs only what
/// is met.
#[derive(Debug)]
pub(in crate::search) struct Tally {
    gains: Vec<f32>,
    met: Vec<usize>,
}

impl Tally {
    pub(in crate::search) fn new(query: &Query) -> Self {
        Self { gains: vec![0.0; query.aspects.len()], met: Vec::new() }
    }

    pub(in crate::search) fn clear(&mut self) {
        for aspect in self.met.drain(..) {
            if let Some(gain) = self.gains.get_mut(aspect) {
                *gain = 0.0;
            }
        }
    }

    /// Notes which aspects a term of the phrase shows; gives how well it shows the best.
    pub(in crate::search) fn note(&mut self, query: &Query, term: Term) -> f32 {
        let mut best = 0.0_f32;
        for needle in query.needles(term) {
            if self.gains.get(needle.aspect) == Some(&0.0) {
                self.met.push(needle.aspect);
            }
            raise(&mut self.gains, needle.aspect, needle.gain);
            best = best.max(needle.gain);
        }
        best
    }

    /// The aspects that are met, each with how well.
    pub(in crate::search) fn gains(&self) -> impl Iterator<Item = (usize, f32)> {
        self.met.iter().map(|aspect| (*aspect, self.gains.get(*aspect).copied().unwrap_or_default()))
    }
}

/// Raises a number of a list to `value` if it is lower.
pub(in crate::search) fn raise(list: &mut [f32], at: usize, value: f32) {
    if let Some(old) = list.get_mut(at) {
        *old = old.max(value);
    }
}
