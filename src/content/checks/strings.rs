//! The strings of a content file, for checks that look at every sentence.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A string of a file.
#[derive(Debug)]
pub struct FileString<'a> {
    /// The key that holds it.
    pub key: &'a str,
    pub text: &'a str,
    /// Where it begins, in bytes of the file.
    pub offset: usize,
    /// The key of the table around it; empty at the top level.
    pub table: &'a str,
    /// How many steps the nearest table around it that has steps lists.
    pub steps: Option<usize>,
}

/// Calls `visit` with every string of the file.
pub fn for_each_string(file: &DeTable<'_>, visit: &mut impl FnMut(&FileString<'_>)) {
    in_table(file, "", None, visit);
}

fn in_table(table: &DeTable<'_>, name: &str, outer_steps: Option<usize>, visit: &mut impl FnMut(&FileString<'_>)) {
    let own_steps = table.get("step").and_then(|step| step.get_ref().as_array()).map(|steps| steps.len());
    let steps = own_steps.or(outer_steps);
    for (key, value) in table {
        in_value(key.get_ref(), value, name, steps, visit);
    }
}

fn in_value(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    table: &str,
    steps: Option<usize>,
    visit: &mut impl FnMut(&FileString<'_>),
) {
    match value.get_ref() {
        DeValue::String(text) => visit(&FileString { key, text, offset: value.span().start, table, steps }),
        DeValue::Array(items) => items.iter().for_each(|item| in_value(key, item, table, steps, visit)),
        DeValue::Table(inner) => in_table(inner, key, steps, visit),
        _ => {}
    }
}
