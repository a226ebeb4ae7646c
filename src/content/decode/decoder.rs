//! From the TOML tree to typed records, keeping every problem and its location.
//!
//! serde stops at the first mistake; an editor wants to see all of them at once, each with its line and column. Here
//! every key is read even when another one is wrong, and unknown keys are refused with a suggestion. The types
//! themselves are declared with the macros of [`crate::content::decode::record`].

use std::cell::RefCell;
use std::ops::Deref;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use crate::content::decode::problem::{Problem, SourceLocation, line_starts};

/// Reads one file; collects its problems.
#[derive(Debug)]
pub struct Decoder<'a> {
    path: &'a str,
    text: &'a str,
    line_starts: Vec<usize>,
    checked: Option<Date>,
    unknown_keys: RefCell<Vec<Problem>>,
    problems: RefCell<Vec<Problem>>,
}

/// One value of the tree, with the way to it.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    decoder: &'a Decoder<'a>,
    value: &'a toml::Spanned<DeValue<'a>>,
    parent: &'a str,
    key: &'a str,
    repeated: bool,
}

/// One table of the tree: where a record's keys are looked up.
#[derive(Debug)]
pub struct Table<'a> {
    decoder: &'a Decoder<'a>,
    entries: &'a DeTable<'a>,
    location: SourceLocation,
    path: String,
    repeated: bool,
    excused: Vec<&'static str>,
}

/// A value that remembers where it stands, for checks that need more than one file.
#[derive(Debug, Clone)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub location: SourceLocation,
}

/// A type that can be read from one value.
pub trait Decode: Sized {
    /// Reads the value; on failure reports to the node and gives `None`.
    fn decode(node: Node<'_>) -> Option<Self>;

    /// What it is when its key is absent; `None` means that the key is required.
    fn when_absent(_table: &Table<'_>) -> Option<Self> {
        None
    }
}

/// A type that is read from the keys of a table.
pub trait FromTable: Sized {
    /// The keys that it reads from this table.
    fn keys(table: &Table<'_>) -> Vec<&'static str>;

    /// Reads the keys; on failure reports to the table and gives `None`.
    fn from_table(table: &Table<'_>) -> Option<Self>;
}

impl<'a> Decoder<'a> {
    /// A decoder of `text`, the contents of `path`, which parses as `tree`.
    pub fn new(path: &'a str, text: &'a str, tree: &DeTable<'_>) -> Self {
        let checked = tree.get("checked").and_then(|value| date_of(value.get_ref()));
        Self {
            path,
            text,
            line_starts: line_starts(text),
            checked,
            unknown_keys: RefCell::default(),
            problems: RefCell::default(),
        }
    }

    /// The location of a byte of this file.
    pub fn location(&self, offset: usize) -> SourceLocation {
        SourceLocation::in_lines(self.path, self.text, &self.line_starts, offset)
    }

    /// Reports a problem.
    pub fn report(&self, location: SourceLocation, message: impl Into<String>) {
        self.problems.borrow_mut().push(Problem::error(location, message));
    }

    /// Reads the whole file as one record.
    pub fn read<T: FromTable>(&'a self, tree: &'a DeTable<'a>) -> Option<T> {
        Table::new(self, tree, SourceLocation::start_of(self.path), String::new(), false).read()
    }

    /// Everything that was reported.
    pub fn into_problems(self) -> Vec<Problem> {
        [self.unknown_keys.into_inner(), self.problems.into_inner()].concat()
    }

    /// The unknown keys alone: all that can be said for sure of a file that isn't TOML throughout, and often why.
    pub fn into_unknown_keys(self) -> Vec<Problem> {
        self.unknown_keys.into_inner()
    }
}

impl<'a> Node<'a> {
    /// Where the value stands.
    pub fn location(&self) -> SourceLocation {
        self.decoder.location(self.value.span().start)
    }

    /// Reports a problem with this value.
    pub fn report(&self, message: impl Into<String>) {
        self.decoder.report(self.location(), message);
    }

    /// The string, or a report that it isn't one.
    pub fn string(&self) -> Option<&'a str> {
        let text = self.value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type("a string");
        }
        text
    }

    /// The string as what `parse` makes of it, or a report that it `is_not` that.
    pub fn parsed<T>(&self, parse: impl FnOnce(&str) -> Option<T>, is_not: &str) -> Option<T> {
        let text = self.string()?;
        let value = parse(text);
        if value.is_none() {
            self.report(format!("{text:?} {is_not}"));
        }
        value
    }

    /// The string, if it is one; never reports.
    pub fn as_str(&self) -> Option<&'a str> {
        self.value.get_ref().as_str()
    }

    /// The date, or a report that it isn't one.
    pub fn date(&self) -> Option<Date> {
        let date = date_of(self.value.get_ref());
        if date.is_none() {
            self.wrong_type("a date such as 2026-11-22");
        }
        date
    }

    /// The whole number, if it is between `least` and `most`; else a report.
    pub fn integer(&self, least: i64, most: i64) -> Option<i64> {
        let number = self.value.get_ref().as_integer().and_then(|number| number.as_str().parse::<i64>().ok());
        let within = number.filter(|number| (least..=most).contains(number));
        if within.is_none() {
            self.wrong_type(&format!("a whole number from {least} to {most}"));
        }
        within
    }

    /// The items of a list, or a report that it isn't one or is empty.
    pub fn items(&self) -> Option<Vec<Node<'a>>> {
        let Some(array) = self.value.get_ref().as_array() else {
            self.wrong_type("a list");
            return None;
        };
        if array.is_empty() {
            self.report(format!("{:?} is an empty list; leave the key out or fill it", self.key));
            return None;
        }
        Some(array.iter().map(|value| Node { value, repeated: true, ..*self }).collect())
    }

    /// The table, or a report that it isn't one.
    pub fn table(&self) -> Option<Table<'a>> {
        let Some(entries) = self.value.get_ref().as_table() else {
            self.wrong_type("a table");
            return None;
        };
        let path = if self.parent.is_empty() { self.key.to_owned() } else { format!("{}.{}", self.parent, self.key) };
        Some(Table::new(self.decoder, entries, self.location(), path, self.repeated))
    }

    fn wrong_type(&self, expected: &str) {
        let found = match self.value.get_ref() {
            DeValue::String(text) => format!("{:?}", &**text),
            DeValue::Integer(number) => number.as_str().to_owned(),
            other => other.type_str().to_owned(),
        };
        self.report(format!("{:?} must be {expected}, not {found}", self.key));
    }
}

impl<'a> Table<'a> {
    fn new(
        decoder: &'a Decoder<'a>,
        entries: &'a DeTable<'a>,
        location: SourceLocation,
        path: String,
        repeated: bool,
    ) -> Self {
        Self { decoder, entries, location, path, repeated, excused: Vec::new() }
    }

    /// Reports a problem with the table as a whole.
    pub fn report(&self, message: impl Into<String>) {
        self.decoder.report(self.location.clone(), message);
    }

    /// The value of `key`, if the table has it.
    pub fn node(&self, key: &'static str) -> Option<Node<'_>> {
        self.entries.get(key).map(|value| Node {
            decoder: self.decoder,
            value,
            parent: &self.path,
            key,
            repeated: false,
        })
    }

    /// The day on which the whole file was last checked: its top-level `checked`.
    pub fn file_checked(&self) -> Option<Date> {
        self.decoder.checked
    }

    /// Reads the record, then refuses the keys that it doesn't have.
    fn read<T: FromTable>(mut self) -> Option<T> {
        let known = T::keys(&self);
        self.refuse_unknown(&known);
        T::from_table(&self)
    }

    /// Reads one key of a record.
    pub fn field<T: Decode>(&self, key: &'static str) -> Option<T> {
        if let Some(node) = self.node(key) {
            return T::decode(node);
        }
        let absent = T::when_absent(self);
        if absent.is_none() && !self.excused.contains(&key) {
            self.report(format!("missing key {key:?} in {}", self.name()));
        }
        absent
    }

    fn refuse_unknown(&mut self, known: &[&'static str]) {
        for (key, _) in self.entries {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let free = known.iter().filter(|known| !self.entries.contains_key(**known)).copied();
            let nearest = nearest(name, free);
            let hint = nearest.map(|nearest| format!("; did you mean {nearest:?}?")).unwrap_or_default();
            let location = self.decoder.location(key.span().start);
            let message = format!("unknown key {name:?} in {}{hint}", self.name());
            self.decoder.unknown_keys.borrow_mut().push(Problem::error(location, message));
            self.excused.extend(nearest);
        }
    }

    /// The table as the file writes it: `[page]`, `[[channel.step]]`.
    fn name(&self) -> String {
        match (self.path.as_str(), self.repeated) {
            ("", _) => "the top level".to_owned(),
            (path, true) => format!("[[{path}]]"),
            (path, false) => format!("[{path}]"),
        }
    }
}

fn date_of(value: &DeValue<'_>) -> Option<Date> {
    let datetime = value.as_datetime().filter(|datetime| datetime.time.is_none())?;
    let date = datetime.date?;
    Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
}

/// The one of `candidates` that `word` was most likely meant to be.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 3)
        .min()
        .map(|(_, candidate)| candidate)
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: Node<'_>) -> Option<Self> {
        let items: Vec<Option<T>> = node.items()?.into_iter().map(T::decode).collect();
        items.into_iter().collect()
    }

    fn when_absent(_table: &Table<'_>) -> Option<Self> {
        Some(Vec::new())
    }
}

/// A list that must be there and hold something.
#[derive(Debug, Clone)]
pub struct NonEmpty<T>(Vec<T>);

impl<T: Decode> Decode for NonEmpty<T> {
    fn decode(node: Node<'_>) -> Option<Self> {
        Vec::decode(node).map(Self)
    }
}

impl<T> Deref for NonEmpty<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a NonEmpty<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(node: Node<'_>) -> Option<Self> {
        T::decode(node).map(Some)
    }

    fn when_absent(_table: &Table<'_>) -> Option<Self> {
        Some(None)
    }
}

impl<T: Decode> Decode for Spanned<T> {
    fn decode(node: Node<'_>) -> Option<Self> {
        Some(Self { value: T::decode(node)?, location: node.location() })
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl Decode for Date {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.date()
    }
}

impl Decode for bool {
    fn decode(node: Node<'_>) -> Option<Self> {
        let value = node.value.get_ref().as_bool();
        if value.is_none() {
            node.wrong_type("true or false");
        }
        value
    }
}

impl Table<'_> {
    /// Reads the table as one record and refuses its unknown keys.
    pub fn into_record<T: FromTable>(self) -> Option<T> {
        self.read()
    }
}

impl Node<'_> {
    /// Reports a word that the vocabulary doesn't have.
    pub fn report_unknown_word<'w>(&self, word: &str, words: impl Iterator<Item = &'w str> + Clone) {
        let list = words.clone().map(|word| format!("{word:?}")).collect::<Vec<_>>().join(", ");
        let hint = nearest(word, words)
            .map_or_else(|| format!("; use one of {list}"), |near| format!("; did you mean {near:?}?"));
        self.report(format!("{:?} can't be {word:?}{hint}", self.key));
    }
}
