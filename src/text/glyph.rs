//! A character of a text in its one spelling.

/// A character in its one spelling, and the bytes of the text that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyph {
    pub c: char,
    pub start: usize,
    pub end: usize,
}
