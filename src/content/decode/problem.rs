//! What is wrong with the content, and where.

use std::{fmt, iter};

/// Whether a problem keeps the content from being served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The content is refused.
    Error,
    /// The content is served; somebody should look at it.
    Warning,
}

/// A location in a content file, as an editor program counts it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceLocation {
    /// The file as the operator named it: `content/online.toml`.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// One problem of one file. Shown as `content/online.toml:41:3: message`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where it is.
    pub location: SourceLocation,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong and, where we can tell, what to write instead.
    pub message: String,
}

impl Problem {
    /// A problem that keeps the content from being served.
    pub fn error(location: SourceLocation, message: impl Into<String>) -> Self {
        Self { location, severity: Severity::Error, message: message.into() }
    }

    /// A problem that somebody should look at.
    pub fn warning(location: SourceLocation, message: impl Into<String>) -> Self {
        Self { location, severity: Severity::Warning, message: message.into() }
    }

    /// Whether it keeps the content from being served.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl SourceLocation {
    /// The location of the byte `offset` in `text`, the contents of `path`.
    pub fn of_offset(path: &str, text: &str, offset: usize) -> Self {
        Self::in_lines(path, text, &line_starts(text), offset)
    }

    /// The same where it is known at which bytes [the lines start](line_starts).
    pub fn in_lines(path: &str, text: &str, line_starts: &[usize], offset: usize) -> Self {
        let line = line_starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|before| line_starts.get(before)).copied().unwrap_or_default();
        let column = text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        Self { path: path.to_owned(), line, column }
    }

    /// The first character of the file.
    pub fn start_of(path: &str) -> Self {
        Self { path: path.to_owned(), line: 1, column: 1 }
    }
}

/// The bytes at which the lines of `text` start: the first at 0.
pub fn line_starts(text: &str) -> Vec<usize> {
    iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1)).collect()
}

impl fmt::Display for SourceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.severity {
            Severity::Error => write!(f, "{}: {}", self.location, self.message),
            Severity::Warning => write!(f, "{}: warning: {}", self.location, self.message),
        }
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
