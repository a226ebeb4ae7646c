//! The address of a guide.

use crate::content::GuideId;

impl GuideId {
    /// The address of the guide's page: `/online`.
    pub fn address(self) -> String {
        format!("/{}", self.as_str())
    }
}
