//! Places to go to.

use crate::content::decode::record::record;
use crate::content::model::facts::fact::Fact;

record! {
    /// A place to go to.
    pub struct Visit {
        /// Where it is.
        place: Fact,
        /// What is known of its opening hours.
        opening: Fact,
    }
}
