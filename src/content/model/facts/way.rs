//! A way to do something that is no channel of the guides.

use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::facts::fact::Fact;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// A way to do something that no guide describes step by step.
    pub struct Way {
        /// What it is and what is known of it, in one sentence.
        @flat fact: Fact,
        /// Its name: `粤税通`.
        name: Text,
        /// The section that tells more about it, if there is one.
        section: Option<Spanned<Slug>>,
    }
}
