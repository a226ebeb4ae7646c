//! A fact in one sentence.

use crate::content::decode::record::record;
use crate::content::model::facts::provenance::Provenance;
use crate::content::model::values::text::Text;

record! {
    /// A fact in one sentence.
    pub struct Fact {
        /// Id, status, day of the last check.
        @flat provenance: Provenance,
        /// The sentence.
        text: Text,
    }
}
