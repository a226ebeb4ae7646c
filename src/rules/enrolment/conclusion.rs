//! What follows from a day by the content's dates, and how sure it is.

use crate::content::Status;

/// A value that follows from a day, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conclusion<T> {
    pub value: T,
    /// Whether the source states it or this site worked it out.
    pub status: Status,
}
