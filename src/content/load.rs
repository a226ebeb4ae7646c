//! From files to content: parse, decode, check, keeping every problem of every file.

use std::collections::BTreeSet;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use crate::content::decode::decoder::{Decoder, FromTable, nearest};
use crate::content::decode::problem::{Problem, SourceLocation};
use crate::content::decode::source::{Source, SourceFile};
use crate::content::model::phone_number::PhoneNumber;
use crate::content::{Content, HolidayNotice, checks};

/// The files that must be there; `holidays-YYYY.toml` may be there for any year.
const FILES: [&str; 11] = [
    "about.toml",
    "card.toml",
    "divisions.toml",
    "doubts.toml",
    "hotlines.toml",
    "offline.toml",
    "online.toml",
    "queries.toml",
    "site.toml",
    "tips.toml",
    "topics.toml",
];

/// What a load gives.
#[derive(Debug)]
pub struct Loaded {
    /// The content; `None` if any problem is an error.
    pub content: Option<Content>,
    /// Every problem of every file, errors and warnings, by location.
    pub problems: Vec<Problem>,
}

impl Content {
    /// Reads and checks every file of `source`. `today` decides nothing but warnings.
    pub fn load(source: &Source, today: Date) -> Loaded {
        let (files, problems) = source.read();
        let mut loader = Loader { source, files: &files, problems };
        let mut content = loader.content();
        if let Some(content) = &content {
            loader.problems.extend(checks::errors(content));
            loader.problems.extend(checks::warnings(content, today));
        }
        if loader.problems.iter().any(Problem::is_error) {
            content = None;
        }
        loader.problems.sort();
        loader.problems.dedup();
        Loaded { content, problems: loader.problems }
    }
}

struct Loader<'s> {
    source: &'s Source,
    files: &'s [SourceFile],
    problems: Vec<Problem>,
}

impl Loader<'_> {
    fn content(&mut self) -> Option<Content> {
        self.refuse_strange_files();
        let site = self.read("site.toml");
        let topics = self.read("topics.toml");
        let hotlines = self.read("hotlines.toml");
        let offline = self.read("offline.toml");
        let online = self.read("online.toml");
        let card = self.read("card.toml");
        let tips = self.read("tips.toml");
        let divisions = self.read("divisions.toml");
        let doubts = self.read("doubts.toml");
        let about = self.read("about.toml");
        let queries = self.read("queries.toml");
        let holidays = self.holidays();
        if hotlines.is_some() {
            self.check_numbers_in_texts();
        }
        Some(Content {
            site: site?,
            topics: topics?,
            hotlines: hotlines?,
            offline: offline?,
            online: online?,
            card: card?,
            tips: tips?,
            divisions: divisions?,
            doubts: doubts?,
            about: about?,
            queries: queries?,
            holidays: holidays?,
        })
    }

    fn read<T: FromTable>(&mut self, name: &str) -> Option<T> {
        let Some(file) = self.files.iter().find(|file| file.name == name) else {
            let location = SourceLocation::start_of(&self.source.path_of(name));
            self.problems.push(Problem::error(location, "this file is missing"));
            return None;
        };
        self.decode(file)
    }

    fn decode<T: FromTable>(&mut self, file: &SourceFile) -> Option<T> {
        let (tree, errors) = DeTable::parse_recoverable(&file.text);
        let decoder = Decoder::new(&file.path, &file.text, tree.get_ref());
        let record = decoder.read(tree.get_ref());
        if errors.is_empty() {
            self.problems.extend(decoder.into_problems());
            return record;
        }
        self.problems.extend(decoder.into_unknown_keys());
        self.problems.extend(errors.iter().map(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            Problem::error(
                SourceLocation::of_offset(&file.path, &file.text, offset),
                format!("not TOML: {}", error.message()),
            )
        }));
        None
    }

    fn holidays(&mut self) -> Option<Vec<HolidayNotice>> {
        let files = self.files;
        let mut notices = Vec::new();
        for file in files.iter().filter(|file| holiday_year(&file.name).is_some()) {
            let notice: Option<HolidayNotice> = self.decode(file);
            if let Some(notice) = &notice
                && holiday_year(&file.name) != Some(notice.year.value.0)
            {
                let message = format!("the file is named for another year than {}", notice.year.value.0);
                self.problems.push(Problem::error(notice.year.location.clone(), message));
            }
            notices.push(notice);
        }
        notices.into_iter().collect()
    }

    fn refuse_strange_files(&mut self) {
        for file in self.files {
            if FILES.contains(&file.name.as_str()) || holiday_year(&file.name).is_some() {
                continue;
            }
            let hint = nearest(&file.name, FILES).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            let message = format!("no content file has this name{hint}");
            self.problems.push(Problem::error(SourceLocation::start_of(&file.path), message));
        }
    }

    /// Every phone number that a text mentions is a number of a line, so that a changed number is changed everywhere;
    /// but readers may type any number.
    fn check_numbers_in_texts(&mut self) {
        let mut known = BTreeSet::new();
        let mut mentioned = Vec::new();
        for file in self.files {
            let (tree, _) = DeTable::parse_recoverable(&file.text);
            collect_numbers(tree.get_ref(), &mut |key, text, offset| {
                if key == "number" {
                    known.insert(text.to_owned());
                } else if key != "q" {
                    mentioned.extend(
                        numbers_in(text)
                            .map(|number| (number, SourceLocation::of_offset(&file.path, &file.text, offset))),
                    );
                }
            });
        }
        for (number, location) in mentioned {
            if !known.contains(&number) {
                self.problems.push(Problem::error(location, format!("{number} is not the number of any phone line")));
            }
        }
    }
}

/// The year of a file called `holidays-2026.toml`.
fn holiday_year(name: &str) -> Option<i16> {
    name.strip_prefix("holidays-")?.strip_suffix(".toml")?.parse().ok()
}

/// Calls `found` with the key, the text and the offset of every string.
fn collect_numbers(table: &DeTable<'_>, found: &mut impl FnMut(&str, &str, usize)) {
    for (key, value) in table {
        collect_in_value(key.get_ref(), value, found);
    }
}

fn collect_in_value(key: &str, value: &toml::Spanned<DeValue<'_>>, found: &mut impl FnMut(&str, &str, usize)) {
    match value.get_ref() {
        DeValue::String(text) => found(key, text, value.span().start),
        DeValue::Array(items) => items.iter().for_each(|item| collect_in_value(key, item, found)),
        DeValue::Table(table) => collect_numbers(table, found),
        _ => {}
    }
}

/// The phone numbers in a text: runs of digits and hyphens that can be dialled.
fn numbers_in(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_ascii_digit() && c != '-')
        .filter(|run| PhoneNumber::parse(run).is_some())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_content_of_this_build_has_no_error() {
        let loaded = Content::load(&Source::Embedded, date(2026, 11, 23));
        let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
        assert!(loaded.content.is_some(), "{}", problems.join("\n"));
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }
}
