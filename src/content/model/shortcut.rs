//! What most people come for, first on the home page.

use crate::content::decode::decoder::Table;
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
    check fits_a_row;
}

/// How many characters a row of the home page takes on a narrow phone.
const SAYS_LIMIT: usize = 13;

fn fits_a_row(shortcut: &Shortcut, table: &Table<'_>) {
    let length = shortcut.says.chars().count();
    if length > SAYS_LIMIT {
        table.report(format!("says has {length} characters; a row of the home page has room for {SAYS_LIMIT}"));
    }
}
