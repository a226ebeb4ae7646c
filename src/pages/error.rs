//! Why a page could not be rendered.

use std::fmt;

/// Why a page could not be rendered. Checked content gives no cause for either.
#[derive(Debug)]
pub enum RenderError {
    /// The template engine failed.
    Template(askama::Error),
    /// JSON could not be written.
    Json(serde_json::Error),
    /// `hotline` in site.toml names no phone line.
    NoHotline,
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Template(error) => write!(f, "a template can't be rendered: {error}"),
            Self::Json(error) => write!(f, "JSON can't be written: {error}"),
            Self::NoHotline => f.write_str("the content names no hotline"),
        }
    }
}

impl std::error::Error for RenderError {}

impl From<askama::Error> for RenderError {
    fn from(error: askama::Error) -> Self {
        Self::Template(error)
    }
}

impl From<serde_json::Error> for RenderError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}
