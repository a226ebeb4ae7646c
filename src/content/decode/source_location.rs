//! Locations in content files.

use std::{fmt, iter};

/// A location in a content file, as editors count it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceLocation {
    /// The file as the operator named it: `content/online.toml`.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The byte offsets at which the lines of a text start, so that many locations of one file are found quickly.
#[derive(Debug, Clone)]
pub struct LineStarts(Vec<usize>);

impl SourceLocation {
    /// The location of the byte `offset` in `text`, the contents of `path`.
    pub fn of_offset(path: &str, text: &str, offset: usize) -> Self {
        LineStarts::of(text).location(path, text, offset)
    }

    /// The first character of the file.
    pub fn start_of(path: &str) -> Self {
        Self { path: path.to_owned(), line: 1, column: 1 }
    }
}

impl LineStarts {
    /// The line starts of `text`.
    pub fn of(text: &str) -> Self {
        Self(iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1)).collect())
    }

    /// The location of the byte `offset` in `text`, the text that these are the line starts of.
    pub fn location(&self, path: &str, text: &str, offset: usize) -> SourceLocation {
        // The first line starts at 0, so at least one line starts at or before any offset.
        let line = self.0.partition_point(|start| *start <= offset);
        // Offsets come from the TOML parser. Should one of them lie inside a character, the line is still right.
        let before = text.get(self.0[line - 1]..offset).unwrap_or_default();
        SourceLocation { path: path.to_owned(), line, column: before.chars().count() + 1 }
    }
}

impl fmt::Display for SourceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let text = "a = 1\n名称 = \"惠州\"\n";
        let offset = text.find('"').unwrap();
        assert_eq!(SourceLocation::of_offset("f.toml", text, offset).to_string(), "f.toml:2:6");
    }
}
