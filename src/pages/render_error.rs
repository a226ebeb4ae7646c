//! Why a page could not be rendered.

use thiserror::Error;

/// Why a page could not be rendered. Checked content gives no cause for any of these.
#[derive(Debug, Error)]
pub enum RenderError {
    /// The template engine failed.
    #[error("a template can't be rendered: {0}")]
    Template(#[from] askama::Error),
    /// JSON could not be written.
    #[error("JSON can't be written: {0}")]
    Json(#[from] serde_json::Error),
}
