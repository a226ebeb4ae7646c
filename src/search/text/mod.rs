//! What search compares: tokens of text and pairs of them, and numbers.

pub(super) mod number_match;
pub(super) mod term;
pub(super) mod token;
