//! What most people come for, first on the home page.

use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::values::glyph::Glyph;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// A row of the home page: what somebody wants, and the answer in a few words.
    pub struct Shortcut {
        /// The id of the topic or section that it leads to.
        to: Spanned<Slug>,
        /// What somebody wants, in two to five 汉字.
        title: Text,
        /// The answer in a few words.
        says: Text,
        /// The glyph beside it.
        glyph: Glyph,
    }
}
