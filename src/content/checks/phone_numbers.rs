//! Phone numbers inside texts.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::content::decode::problem::Problem;
use crate::content::decode::source::SourceFile;
use crate::content::decode::source_location::{LineStarts, SourceLocation};
use crate::content::model::values::phone_number::PhoneNumber;

/// Phone numbers that a text of `files` mentions and that no phone line has, so that whoever changes the number of a line
/// has to change it in every text too. What people type into the search box (`q`) may have any number.
pub fn errors(files: &[SourceFile]) -> Vec<Problem> {
    let mut known = BTreeSet::new();
    let mut mentioned = Vec::new();
    for file in files {
        let line_starts = LineStarts::of(&file.text);
        // Syntax errors are reported where the file is decoded; here the rest of such a file is enough.
        let (tree, _) = DeTable::parse_recoverable(&file.text);
        for_each_string(tree.get_ref(), &mut |key, text, offset| {
            if key == "number" {
                known.insert(text.to_owned());
            } else if key != "q" {
                let location = || line_starts.location(&file.path, &file.text, offset);
                mentioned.extend(numbers_in(text).map(|number| (number.to_owned(), location())));
            }
        });
    }
    let unknown = mentioned.into_iter().filter(|(number, _)| !known.contains(number));
    unknown.map(|(number, location)| problem(&number, location)).collect()
}

fn problem(number: &str, location: SourceLocation) -> Problem {
    Problem::error(location, format!("{number} is not the number of any phone line"))
}

/// Calls `visit` with the key, the text and the byte offset of every string in `table`.
fn for_each_string(table: &DeTable<'_>, visit: &mut impl FnMut(&str, &str, usize)) {
    for (key, value) in table {
        for_each_string_of(key.get_ref(), value, visit);
    }
}

fn for_each_string_of(key: &str, value: &Spanned<DeValue<'_>>, visit: &mut impl FnMut(&str, &str, usize)) {
    match value.get_ref() {
        DeValue::String(text) => visit(key, text, value.span().start),
        DeValue::Array(items) => items.iter().for_each(|item| for_each_string_of(key, item, visit)),
        DeValue::Table(table) => for_each_string(table, visit),
        _ => {}
    }
}

/// The phone numbers in a text: runs of digits and hyphens that can be dialled.
fn numbers_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit() && c != '-').filter(|run| PhoneNumber::parse(run).is_some())
}
