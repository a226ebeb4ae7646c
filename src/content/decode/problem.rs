//! What is wrong with the content, and where.

use std::fmt;

use crate::content::decode::source_location::SourceLocation;

/// Whether a problem keeps the content from being served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The content is refused.
    Error,
    /// The content is served; somebody should look at it.
    Warning,
}

/// One problem of one file. Shown as `content/online.toml:41:3: message`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where it is.
    pub location: SourceLocation,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong and, if that is known, what to write instead.
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

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.severity {
            Severity::Error => write!(f, "{}: {}", self.location, self.message),
            Severity::Warning => write!(f, "{}: warning: {}", self.location, self.message),
        }
    }
}
