//! Terms: what the index looks up. A number each, so that a table of them is sorted and compact.

use crate::search::text::token::{BREAK, Token, sound_of};

/// One token, two side by side, two by their sound, or two with one between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::search) struct Term(u64);

impl Term {
    pub(in crate::search) fn one(a: u32) -> Self {
        Self::new(0, a, 0)
    }

    pub(in crate::search) fn pair(a: u32, b: u32) -> Self {
        Self::new(1, a, b)
    }

    pub(in crate::search) fn sounds(a: u32, b: u32) -> Self {
        Self::new(2, sound_of(a), sound_of(b))
    }

    pub(in crate::search) fn around(a: u32, b: u32) -> Self {
        Self::new(3, a, b)
    }

    fn new(kind: u64, a: u32, b: u32) -> Self {
        Self(kind << 62 | u64::from(a) << 31 | u64::from(b))
    }

    /// The bit of the term in a filter of `1 << bits` bits.
    pub(in crate::search) fn slot(self, bits: u32) -> usize {
        let mixed = self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the bits of a filter that fits into memory are counted by a `usize`"
        )]
        let slot = (mixed >> (64 - bits)) as usize;
        slot
    }
}

/// Calls `found` with every term of a text: of each token, and of each with the one and the two after it.
pub(in crate::search) fn terms_of(ids: &[u32], mut found: impl FnMut(Term)) {
    for (at, &a) in ids.iter().enumerate() {
        if a == BREAK {
            continue;
        }
        found(Term::one(a));
        let Some(&b) = ids.get(at + 1).filter(|b| **b != BREAK) else { continue };
        found(Term::pair(a, b));
        found(Term::sounds(a, b));
        if let Some(&c) = ids.get(at + 2).filter(|c| **c != BREAK) {
            found(Term::around(a, c));
        }
    }
}

/// The ids of tokens.
pub(in crate::search) fn ids(tokens: &[Token]) -> Vec<u32> {
    tokens.iter().map(|token| token.id).collect()
}
