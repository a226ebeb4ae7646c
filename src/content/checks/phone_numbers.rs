//! Phone numbers inside texts.

use std::collections::BTreeSet;

use toml::de::DeTable;

use crate::content::checks::strings::for_each_string;
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
        for_each_string(tree.get_ref(), &mut |string| {
            if string.key == "number" {
                known.insert(string.text.to_owned());
            } else if string.key != "q" {
                let location = || line_starts.location(&file.path, &file.text, string.offset);
                mentioned.extend(numbers_in(string.text).map(|number| (number, location())));
            }
        });
    }
    let unknown = mentioned.into_iter().filter(|(number, _)| !known.contains(number.as_str()));
    unknown.map(|(number, location)| problem(&number, location)).collect()
}

fn problem(number: &PhoneNumber, location: SourceLocation) -> Problem {
    Problem::error(location, format!("{number} is not the number of any phone line"))
}

/// The phone numbers in a text: runs of digits and hyphens whose form tells that they are one.
fn numbers_in(text: &str) -> impl Iterator<Item = PhoneNumber> {
    text.split(|c: char| !c.is_ascii_digit() && c != '-').filter_map(PhoneNumber::at_start_of)
}
