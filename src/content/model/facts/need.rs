//! What somebody must have at hand.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::facts::fact::Fact;
use crate::content::model::values::slug::Slug;

record! {
    /// One requirement, which any one of several ways meets.
    pub struct Need {
        /// The requirement in words.
        @flat fact: Fact,
        /// The ways to meet it; all credentials of one way are needed together.
        ways: NonEmpty<NonEmpty<Spanned<Slug>>>,
    }
}
