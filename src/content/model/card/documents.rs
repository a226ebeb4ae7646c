//! What to bring.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::model::card::group::Group;
use crate::content::model::heading::Heading;
use crate::content::model::values::text::Text;

record! {
    /// The section on documents.
    pub struct Documents {
        /// Its heading.
        @flat heading: Heading,
        /// The groups, in the order in which they are shown.
        group: NonEmpty<Group>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}
