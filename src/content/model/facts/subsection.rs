//! A titled group of facts.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::facts::fact::Fact;
use crate::content::model::values::glyph::Glyph;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// A titled group of facts inside a section, which links can point to.
    pub struct Subsection {
        /// Its id, also its URL fragment: `official-site-login`, `step-form`.
        id: Spanned<Slug>,
        /// Earlier ids, under which bookmarks still find it.
        aliases: Vec<Spanned<Slug>>,
        /// Its title.
        title: Text,
        /// The glyph beside its title, where it has one.
        glyph: Option<Glyph>,
        /// Its facts, one instruction or statement each.
        point: NonEmpty<Fact>,
    }
}
