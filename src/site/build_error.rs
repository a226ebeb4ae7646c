//! Why there is no new edition.

use std::fmt::Write as _;

use thiserror::Error;

use crate::content::Problem;
use crate::pages::RenderError;

/// Why an edition could not be built. The current one then stays.
#[derive(Debug, Error)]
pub enum BuildError {
    /// The content has errors: every problem, warnings too. Shown as one problem a line.
    #[error("{}", lines(.0))]
    Content(Vec<Problem>),
    /// A page can't be rendered.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The worker thread panicked, which the log tells, or has ended.
    #[error("the worker that renders the pages failed; the log says why")]
    WorkerPanicked,
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().enumerate().fold(String::new(), |mut text, (number, problem)| {
        // Writing to a string doesn't fail.
        let _ = write!(text, "{}{problem}", if number > 0 { "\n" } else { "" });
        text
    })
}
