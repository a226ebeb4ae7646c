//! Decodes a parsed TOML file into a typed record and reports every problem with its location.
//!
//! serde stops at the first error. An editor wants to see all of them at once, each with its line and column, so every
//! key is decoded even when another one is wrong, and an unknown key is an error that suggests a known one. Records and
//! enums are declared with the macros [`record!`](crate::content::decode::record) and
//! [`string_enum!`](crate::content::decode::string_enum), which implement the traits of this file.

use std::cell::RefCell;
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use crate::content::decode::problem::Problem;
use crate::content::decode::source_location::{LineStarts, SourceLocation};
use crate::content::decode::suggestion::{did_you_mean, nearest};

/// Decodes one file and collects its problems.
#[derive(Debug)]
pub struct Decoder<'a> {
    path: &'a str,
    text: &'a str,
    line_starts: LineStarts,
    checked: Option<Date>,
    unknown_keys: RefCell<Vec<Problem>>,
    problems: RefCell<Vec<Problem>>,
}

/// One value of the file, with its key and the path of its table.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    decoder: &'a Decoder<'a>,
    value: &'a toml::Spanned<DeValue<'a>>,
    parent: &'a str,
    key: &'a str,
    is_list_item: bool,
}

/// One table of the file, from which a record reads its keys.
#[derive(Debug)]
pub struct Table<'a> {
    decoder: &'a Decoder<'a>,
    entries: &'a DeTable<'a>,
    location: SourceLocation,
    path: String,
    is_list_item: bool,
    /// Known keys that an unknown key was probably meant to be. They are not reported as missing as well.
    suggested: Vec<&'static str>,
}

/// A type that is decoded from one value.
pub trait Decode: Sized {
    /// Decodes the value. Where it can't, it reports why to `node` and returns `None`.
    fn decode(node: Node<'_>) -> Option<Self>;

    /// The value for an absent key; `None` means that the key is required.
    fn when_absent(_table: &Table<'_>) -> Option<Self> {
        None
    }
}

/// A type that is decoded from the keys of a table.
pub trait FromTable: Sized {
    /// The keys that it reads from `table`; every other key is unknown.
    fn keys(table: &Table<'_>) -> Vec<&'static str>;

    /// Decodes the keys. Where it can't, it reports why and returns `None`.
    fn from_table(table: &Table<'_>) -> Option<Self>;
}

impl<'a> Decoder<'a> {
    /// A decoder for the file `path`, whose contents `text` were parsed as `tree`.
    pub fn new(path: &'a str, text: &'a str, tree: &DeTable<'_>) -> Self {
        let checked = tree.get("checked").and_then(|value| date_of(value.get_ref()));
        Self {
            path,
            text,
            line_starts: LineStarts::of(text),
            checked,
            unknown_keys: RefCell::default(),
            problems: RefCell::default(),
        }
    }

    /// The location of the byte `offset` of this file.
    pub fn location(&self, offset: usize) -> SourceLocation {
        self.line_starts.location(self.path, self.text, offset)
    }

    /// Adds an error.
    pub fn report(&self, location: SourceLocation, message: impl Into<String>) {
        self.problems.borrow_mut().push(Problem::error(location, message));
    }

    /// Decodes the whole file as one record.
    pub fn decode<T: FromTable>(&'a self, tree: &'a DeTable<'a>) -> Option<T> {
        Table::new(self, tree, SourceLocation::start_of(self.path), String::new(), false).into_record()
    }

    /// Every problem that was reported.
    pub fn into_problems(self) -> Vec<Problem> {
        [self.unknown_keys.into_inner(), self.problems.into_inner()].concat()
    }

    /// The problems of unknown keys only. In a file with a TOML syntax error these are certain, and often they are the
    /// cause; a key that seems to be missing may be in the lines that can't be parsed.
    pub fn into_unknown_keys(self) -> Vec<Problem> {
        self.unknown_keys.into_inner()
    }
}

impl<'a> Node<'a> {
    /// Where the value begins.
    pub fn location(&self) -> SourceLocation {
        self.decoder.location(self.value.span().start)
    }

    /// Adds an error about this value.
    pub fn report(&self, message: impl Into<String>) {
        self.decoder.report(self.location(), message);
    }

    /// The string; anything else is reported.
    pub fn string(&self) -> Option<&'a str> {
        let text = self.value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type("a string");
        }
        text
    }

    /// The string as parsed by `parse`. If that fails, the report is the string followed by `complaint`, such as
    /// `is not a web address`.
    pub fn parsed<T>(&self, parse: impl FnOnce(&str) -> Option<T>, complaint: &str) -> Option<T> {
        let text = self.string()?;
        let value = parse(text);
        if value.is_none() {
            self.report(format!("{text:?} {complaint}"));
        }
        value
    }

    /// The string, if it is one; reports nothing.
    pub fn as_str(&self) -> Option<&'a str> {
        self.value.get_ref().as_str()
    }

    /// The date; anything else is reported.
    pub fn date(&self) -> Option<Date> {
        let date = date_of(self.value.get_ref());
        if date.is_none() {
            self.wrong_type("a date such as 2026-11-22");
        }
        date
    }

    /// The whole number in `range`; anything else is reported.
    pub fn integer<T>(&self, range: RangeInclusive<T>) -> Option<T>
    where
        T: FromStr + PartialOrd + Display,
    {
        let number = self.value.get_ref().as_integer().and_then(|number| number.as_str().parse().ok());
        let in_range = number.filter(|number| range.contains(number));
        if in_range.is_none() {
            self.wrong_type(&format!("a whole number from {} to {}", range.start(), range.end()));
        }
        in_range
    }

    /// The boolean; anything else is reported.
    pub fn boolean(&self) -> Option<bool> {
        let value = self.value.get_ref().as_bool();
        if value.is_none() {
            self.wrong_type("true or false");
        }
        value
    }

    /// The items of the list; anything else, and an empty list, is reported.
    pub fn items(&self) -> Option<Vec<Node<'a>>> {
        let Some(array) = self.value.get_ref().as_array() else {
            self.wrong_type("a list");
            return None;
        };
        if array.is_empty() {
            self.report(format!("{:?} is an empty list; leave the key out or fill it", self.key));
            return None;
        }
        Some(array.iter().map(|value| Node { value, is_list_item: true, ..*self }).collect())
    }

    /// The table; anything else is reported.
    pub fn table(&self) -> Option<Table<'a>> {
        let Some(entries) = self.value.get_ref().as_table() else {
            self.wrong_type("a table");
            return None;
        };
        let path = if self.parent.is_empty() { self.key.to_owned() } else { format!("{}.{}", self.parent, self.key) };
        Some(Table::new(self.decoder, entries, self.location(), path, self.is_list_item))
    }

    /// The string as one of a closed list; anything else is reported with the likeliest string of the list or all of them.
    pub fn one_of<T>(&self, parse: impl FnOnce(&str) -> Option<T>, allowed: &[&str]) -> Option<T> {
        let text = self.string()?;
        let value = parse(text);
        if value.is_none() {
            let suggestion = nearest(text, allowed.iter().copied());
            let all = || allowed.iter().map(|text| format!("{text:?}")).collect::<Vec<_>>().join(", ");
            let hint = if suggestion.is_some() { did_you_mean(suggestion) } else { format!("; use one of {}", all()) };
            self.report(format!("{:?} can't be {text:?}{hint}", self.key));
        }
        value
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
        is_list_item: bool,
    ) -> Self {
        Self { decoder, entries, location, path, is_list_item, suggested: Vec::new() }
    }

    /// Adds an error about the table as a whole.
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
            is_list_item: false,
        })
    }

    /// The date in the top-level key `checked` of the file: when the whole file was last compared with its source.
    pub fn file_checked(&self) -> Option<Date> {
        self.decoder.checked
    }

    /// Decodes the table as one record and reports the keys that the record doesn't have.
    pub fn into_record<T: FromTable>(mut self) -> Option<T> {
        let known = T::keys(&self);
        self.report_unknown_keys(&known);
        T::from_table(&self)
    }

    /// Decodes the value of `key`. A required key that is absent is reported.
    pub fn field<T: Decode>(&self, key: &'static str) -> Option<T> {
        if let Some(node) = self.node(key) {
            return T::decode(node);
        }
        let absent = T::when_absent(self);
        if absent.is_none() && !self.suggested.contains(&key) {
            self.report(format!("missing key {key:?} in {}", self.name()));
        }
        absent
    }

    fn report_unknown_keys(&mut self, known: &[&'static str]) {
        for (key, _) in self.entries {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let unused = known.iter().filter(|known| !self.entries.contains_key(**known)).copied();
            let suggestion = nearest(name, unused);
            let location = self.decoder.location(key.span().start);
            let message = format!("unknown key {name:?} in {}{}", self.name(), did_you_mean(suggestion));
            self.decoder.unknown_keys.borrow_mut().push(Problem::error(location, message));
            self.suggested.extend(suggestion);
        }
    }

    /// The table's header in the file: `[page]`, `[[channel.step]]`.
    fn name(&self) -> String {
        match (self.path.as_str(), self.is_list_item) {
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
