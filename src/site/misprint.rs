//! Why there is no new edition.

use std::fmt;

use crate::content::Problem;
use crate::pages::RenderError;

/// Why an edition could not be printed. Displayed, it is one problem a line.
#[derive(Debug)]
pub enum Misprint {
    /// The content has errors: every problem, warnings too.
    Content(Vec<Problem>),
    /// A page can't be rendered.
    Render(RenderError),
    /// The program has a mistake, which the log tells; the current edition stays.
    BrokeOff,
}

impl fmt::Display for Misprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(problems) => {
                for (number, problem) in problems.iter().enumerate() {
                    if number > 0 {
                        writeln!(f)?;
                    }
                    write!(f, "{problem}")?;
                }
                Ok(())
            }
            Self::Render(error) => write!(f, "{error}"),
            Self::BrokeOff => write!(f, "error: printing broke off"),
        }
    }
}

impl std::error::Error for Misprint {}

impl From<RenderError> for Misprint {
    fn from(error: RenderError) -> Self {
        Self::Render(error)
    }
}
