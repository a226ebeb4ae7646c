//! A calendar or an address book in traditional characters.

use super::links::Links;
use super::names::Names;
use crate::pages::files::content_line_writer::{ContentLines, unfolded};

/// The file `text`, whose lines are folded anew.
pub fn convert(names: &Names, links: &Links<'_>, text: &str) -> String {
    let mut file = ContentLines::default();
    for line in unfolded(text) {
        file.push(&links.in_text(&names.convert(&line)));
    }
    file.into_text()
}
