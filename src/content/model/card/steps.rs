//! How to enrol.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::model::facts::fact::Fact;
use crate::content::model::facts::subsection::Subsection;
use crate::content::model::heading::Heading;
use crate::content::model::values::text::Text;

record! {
    /// The section on the steps.
    pub struct Steps {
        /// Its heading.
        @flat heading: Heading,
        /// The steps, in order.
        part: NonEmpty<Subsection>,
        /// What people expect as the next step, and what is known of it.
        beyond: Beyond,
        /// What to beware of.
        caution: Vec<Fact>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}

record! {
    /// What people expect as the next step, and what is known of it.
    pub struct Beyond {
        /// What is known.
        @flat fact: Fact,
        /// What they expect.
        title: Text,
    }
}
