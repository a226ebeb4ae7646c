//! What `check` reports about bad content: every problem, each with its location.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use huizhou_yibao::content::{Content, Loaded, Problem, Source, check_file};
use huizhou_yibao::pages;
use jiff::civil::{Date, date};
use tempfile::TempDir;
use toml::de::{DeTable, DeValue};

/// The day on which the content was last checked.
const TODAY: Date = date(2026, 11, 26);

/// The one warning that the content has on that day: the notice is not out yet.
const NO_NOTICE: &str = "warning: 2027 has no holiday notice; add holidays-2027.toml";

/// A copy of the content directory that a test may change.
struct ContentCopy {
    directory: TempDir,
}

impl ContentCopy {
    fn new(files: &BTreeMap<String, String>) -> Self {
        let copy = Self { directory: tempfile::tempdir().unwrap() };
        for (name, text) in files {
            copy.write(name, text);
        }
        copy
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.directory.path().join(name), text).unwrap();
    }

    fn load(&self, today: Date) -> Loaded {
        Content::load(&Source::Directory(self.directory.path().to_owned()), today).check(pages::path_collisions::errors)
    }

    /// The problems as an editor at the project's root would see them.
    fn problems(&self, today: Date) -> Vec<String> {
        let prefix = format!("{}/", self.directory.path().display());
        let shown = |problem: &Problem| problem.to_string().replace(&prefix, "content/");
        let is_known = |problem: &String| today == TODAY && problem.ends_with(NO_NOTICE);
        self.load(today).problems.iter().map(shown).filter(|problem| !is_known(problem)).collect()
    }
}

/// The content files by name.
fn content_files() -> BTreeMap<String, String> {
    let paths = fs::read_dir("content").unwrap().map(|entry| entry.unwrap().path());
    paths
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect()
}

/// The content files with only the first few of the queries, which are all alike.
fn content_files_with_few_queries() -> BTreeMap<String, String> {
    let mut files = content_files();
    let queries = files.get_mut("queries.toml").unwrap();
    *queries = queries.split("\n[[query]]").take(4).collect::<Vec<_>>().join("\n[[query]]");
    files
}

/// One file of `tests/bad_content/`: edits to the real content, and the problems expected of it. A `▶` in an edit marks
/// a location; in the expected problems `@0` stands for the first marked location, `@1` for the next.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(default)]
    today: Option<String>,
    #[serde(default)]
    edit: Vec<Edit>,
    problems: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: String,
    /// Text of the file; empty to replace all of it, `-` to remove the file.
    find: String,
    put: String,
}

const LOCATION_MARK: char = '▶';

/// Makes the edit and returns the marked location, if there is one.
fn apply(edit: &Edit, files: &mut BTreeMap<String, String>, case: &Path) -> Option<String> {
    if edit.find == "-" {
        files.remove(&edit.file).unwrap();
        return None;
    }
    let after = if edit.find.is_empty() {
        edit.put.clone()
    } else {
        let before = &files[&edit.file];
        let count = before.matches(&edit.find).count();
        assert_eq!(count, 1, "{}: {:?} must stand once in {}", case.display(), edit.find, edit.file);
        before.replace(&edit.find, &edit.put)
    };
    let location = after.find(LOCATION_MARK).map(|offset| {
        let column = after[..offset].rsplit('\n').next().unwrap().chars().count() + 1;
        format!("content/{}:{}:{column}", edit.file, line_of(&after, offset))
    });
    files.insert(edit.file.clone(), after.replace(LOCATION_MARK, ""));
    location
}

fn with_locations(problem: &str, locations: &[String]) -> String {
    let numbered = locations.iter().enumerate();
    numbered.fold(problem.to_owned(), |text, (index, location)| text.replace(&format!("@{index}"), location))
}

#[test]
fn every_bad_case_is_reported_exactly() {
    let files = content_files();
    let mut cases: Vec<_> = fs::read_dir("tests/bad_content").unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 30, "only {} cases", cases.len());
    let mut differing = Vec::new();
    for path in cases {
        let case: Case = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let mut files = files.clone();
        let locations: Vec<String> = case.edit.iter().filter_map(|edit| apply(edit, &mut files, &path)).collect();
        let expected: Vec<String> = case.problems.iter().map(|problem| with_locations(problem, &locations)).collect();
        let today = case.today.map_or(TODAY, |day| day.parse().unwrap());
        let reported = ContentCopy::new(&files).problems(today);
        if reported != expected {
            differing.push(format!("{}\n  reported: {reported:#?}\n  expected: {expected:#?}", path.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn five_mistakes_in_three_files_are_reported_in_one_run() {
    let mut files = content_files();
    let mut replace = |name: &str, find: &str, put: &str| {
        let text = files.get_mut(name).unwrap();
        *text = text.replacen(find, put, 1);
    };
    replace("online.toml", "id = \"wechat-open\"", "idd = \"wechat-open\"");
    replace("online.toml", "status = \"stated\"", "status = \"statd\"");
    replace("hotlines.toml", "closed_on_holidays = true", "closed_on_holidays = \"yes\"");
    replace("hotlines.toml", "9:00-12:00", "12:00-9:00");
    replace("card.toml", "last_day = 24", "last_day = 42");
    let problems = ContentCopy::new(&files).problems(TODAY);
    assert_eq!(problems.len(), 5, "{problems:#?}");
}

/// A key of a file and the byte ranges of the key and its value.
struct KeyValue {
    key: String,
    key_range: Range<usize>,
    value_range: Range<usize>,
}

fn collect_key_values(table: &DeTable<'_>, found: &mut Vec<KeyValue>) {
    for (key, value) in table {
        match value.get_ref() {
            DeValue::Table(inner) => collect_key_values(inner, found),
            DeValue::Array(items) if items.iter().all(|item| item.get_ref().is_table()) => {
                let tables = items.iter().filter_map(|item| item.get_ref().as_table());
                tables.for_each(|inner| collect_key_values(inner, found));
            }
            _ => {
                let key_range = key.span().start..key.span().start + key.get_ref().len();
                found.push(KeyValue { key: key.get_ref().to_string(), key_range, value_range: value.span() });
            }
        }
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

fn with_range_replaced(text: &str, range: &Range<usize>, replacement: &str) -> String {
    format!("{}{replacement}{}", &text[..range.start], &text[range.end..])
}

/// Whether some error of the file `name` with these contents has this line as its location. What takes more than one
/// file to see does not count.
fn is_reported(name: &str, text: &str, line: usize) -> bool {
    let has_line = |problem: &Problem| problem.location.path == name && problem.location.line == line;
    check_file(name, name, text).iter().any(|problem| problem.is_error() && has_line(problem))
}

#[test]
fn each_renamed_key_and_each_emptied_value_is_reported_by_file_and_line() {
    for (name, text) in content_files_with_few_queries() {
        let (tree, errors) = DeTable::parse_recoverable(&text);
        assert!(errors.is_empty(), "{name}");
        let mut found = Vec::new();
        collect_key_values(tree.get_ref(), &mut found);
        for KeyValue { key, key_range, value_range } in sample(&name, found) {
            let line = line_of(&text, key_range.start);
            let renamed = with_range_replaced(&text, &key_range, &format!("{key}x"));
            assert!(is_reported(&name, &renamed, line), "{name}:{line}: {key:?} renamed");

            let empty = if text[value_range.clone()].starts_with('[') { "[]" } else { "\"\"" };
            let emptied = with_range_replaced(&text, &value_range, empty);
            assert!(is_reported(&name, &emptied, line), "{name}:{line}: {key:?} emptied");
        }
    }
}

/// All keys; of the 84 towns, which are all alike, the first and last of each district's list.
fn sample(name: &str, found: Vec<KeyValue>) -> Vec<KeyValue> {
    if name != "divisions.toml" {
        return found;
    }
    let count = found.len();
    let numbered = found.into_iter().enumerate();
    numbered.filter(|(index, _)| *index < 12 || count - index <= 8).map(|(_, key_value)| key_value).collect()
}

#[test]
fn each_renamed_table_is_reported_by_file_and_line() {
    for (name, text) in content_files_with_few_queries() {
        let mut line_start = 0;
        for (index, line) in text.lines().enumerate() {
            if line.starts_with('[') {
                let end = line_start + line.find(']').unwrap();
                let renamed = with_range_replaced(&text, &(end..end), "x");
                assert!(is_reported(&name, &renamed, index + 1), "{name}:{}: {line} renamed", index + 1);
            }
            line_start += line.len() + 1;
        }
    }
}

#[test]
fn an_error_of_one_file_refuses_all_content() {
    let mut files = content_files();
    let tips = files.get_mut("tips.toml").unwrap();
    *tips = tips.replacen("checked", "chekced", 1);
    assert!(ContentCopy::new(&files).load(TODAY).content.is_none());
    assert!(ContentCopy::new(&content_files()).load(TODAY).content.is_some());
}
