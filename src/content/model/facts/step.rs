//! One instruction of a numbered list.

use crate::content::decode::record::record;
use crate::content::model::facts::fact::Fact;
use crate::content::model::values::text::Text;

record! {
    /// One instruction of a numbered list.
    pub struct Step {
        /// The instruction.
        @flat fact: Fact,
        /// A word to type, offered for copying.
        copy: Option<Text>,
    }
}
