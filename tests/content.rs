//! What `check` says of bad content: every problem, each at its place.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use huizhou_yibao::content::{Content, Loaded, Problem, Source};
use jiff::civil::{Date, date};
use tempfile::TempDir;
use toml::de::{DeTable, DeValue};

/// A day on which the content has no warning.
const TODAY: Date = date(2026, 11, 23);

/// A copy of the content that a test may spoil.
struct Copy {
    directory: TempDir,
}

impl Copy {
    fn new() -> Self {
        Self::of(&content_files())
    }

    fn of(files: &[(String, String)]) -> Self {
        let directory = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(directory.path().join(name), text).unwrap();
        }
        Self { directory }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.directory.path().join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.directory.path().join(name)).unwrap_or_default()
    }

    fn load(&self, today: Date) -> Loaded {
        Content::load(&Source::Directory(self.directory.path().to_owned()), today)
    }

    /// The problems as an editor at the project's root would see them.
    fn problems(&self, today: Date) -> Vec<String> {
        let prefix = format!("{}/", self.directory.path().display());
        let shown = |problem: &Problem| problem.to_string().replace(&prefix, "content/");
        self.load(today).problems.iter().map(shown).collect()
    }
}

fn content_files() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir("content")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    files.sort();
    files
}

/// The same with a few of the queries, which are all alike.
fn content_files_with_few_queries() -> Vec<(String, String)> {
    let few = |text: String| text.split("\n[[query]]").take(4).collect::<Vec<_>>().join("\n[[query]]");
    let shortened = |(name, text)| if name == "queries.toml" { (name, few(text)) } else { (name, text) };
    content_files().into_iter().map(shortened).collect()
}

/// One file of `tests/bad_content/`: edits to the real content, and the problems expected of them. `▶` in an edit
/// marks a place; the problems name the first one as `@0`, the next as `@1`.
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

const MARK: char = '▶';

/// Makes the edit and gives the marked place, if there is one.
fn apply(copy: &Copy, edit: &Edit, case: &Path) -> Option<String> {
    let before = copy.read(&edit.file);
    if edit.find == "-" {
        fs::remove_file(copy.directory.path().join(&edit.file)).unwrap();
        return None;
    }
    let after = if edit.find.is_empty() {
        edit.put.clone()
    } else {
        assert_eq!(
            before.matches(&edit.find).count(),
            1,
            "{}: {:?} must stand once in {}",
            case.display(),
            edit.find,
            edit.file
        );
        before.replace(&edit.find, &edit.put)
    };
    let place = after.find(MARK).map(|offset| {
        let head = &after[..offset];
        let line = head.matches('\n').count() + 1;
        let column = head.rsplit('\n').next().unwrap().chars().count() + 1;
        format!("content/{}:{line}:{column}", edit.file)
    });
    copy.write(&edit.file, &after.replace(MARK, ""));
    place
}

fn with_places(problem: &str, places: &[String]) -> String {
    places.iter().enumerate().fold(problem.to_owned(), |text, (index, place)| text.replace(&format!("@{index}"), place))
}

#[test]
fn every_bad_case_is_told_exactly() {
    let mut cases: Vec<_> = fs::read_dir("tests/bad_content").unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 30, "only {} cases", cases.len());
    let mut differing = Vec::new();
    for path in cases {
        let case: Case = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let copy = Copy::new();
        let places: Vec<String> = case.edit.iter().filter_map(|edit| apply(&copy, edit, &path)).collect();
        let expected: Vec<String> = case.problems.iter().map(|problem| with_places(problem, &places)).collect();
        let today = case.today.map_or(TODAY, |day| day.parse().unwrap());
        let told = copy.problems(today);
        if told != expected {
            differing.push(format!("{}\n  told:     {told:#?}\n  expected: {expected:#?}", path.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn five_mistakes_in_three_files_are_told_in_one_run() {
    let copy = Copy::new();
    let spoil = |name: &str, find: &str, put: &str| copy.write(name, &copy.read(name).replacen(find, put, 1));
    spoil("online.toml", "id = \"wechat-open\"", "idd = \"wechat-open\"");
    spoil("online.toml", "status = \"stated\"", "status = \"statd\"");
    spoil("hotlines.toml", "closed_on_holidays = true", "closed_on_holidays = \"yes\"");
    spoil("hotlines.toml", "9:00-12:00", "12:00-9:00");
    spoil("card.toml", "last_day = 24", "last_day = 42");
    let problems = copy.problems(TODAY);
    assert_eq!(problems.len(), 5, "{problems:#?}");
}

/// Where the value of a key stands in a file, and the name of the key.
struct Entry {
    key: String,
    key_start: usize,
    value: std::ops::Range<usize>,
}

fn entries(table: &DeTable<'_>, found: &mut Vec<Entry>) {
    for (key, value) in table {
        match value.get_ref() {
            DeValue::Table(inner) => entries(inner, found),
            DeValue::Array(items) if items.iter().all(|item| item.get_ref().is_table()) => {
                items.iter().filter_map(|item| item.get_ref().as_table()).for_each(|inner| entries(inner, found));
            }
            _ => found.push(Entry { key: key.get_ref().to_string(), key_start: key.span().start, value: value.span() }),
        }
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

/// Whether some error names this line of this file.
fn is_told(copy: &Copy, name: &str, line: usize) -> bool {
    let loaded = copy.load(TODAY);
    let named = |problem: &&Problem| {
        problem.is_error() && problem.location.path.ends_with(name) && problem.location.line == line
    };
    loaded.content.is_none() && loaded.problems.iter().any(|problem| named(&problem))
}

#[test]
fn each_renamed_key_and_each_emptied_value_is_told_by_file_and_line() {
    let files = content_files_with_few_queries();
    let copy = Copy::of(&files);
    for (name, text) in files {
        let (tree, errors) = DeTable::parse_recoverable(&text);
        assert!(errors.is_empty(), "{name}");
        let mut found = Vec::new();
        entries(tree.get_ref(), &mut found);
        for entry in sample(&name, found) {
            let line = line_of(&text, entry.key_start);
            let renamed =
                format!("{}{}x{}", &text[..entry.key_start], entry.key, &text[entry.key_start + entry.key.len()..]);
            copy.write(&name, &renamed);
            assert!(is_told(&copy, &name, line), "{name}:{line}: {:?} renamed", entry.key);

            let empty = if text[entry.value.clone()].starts_with('[') { "[]" } else { "\"\"" };
            let emptied = format!("{}{empty}{}", &text[..entry.value.start], &text[entry.value.end..]);
            copy.write(&name, &emptied);
            assert!(is_told(&copy, &name, line), "{name}:{line}: {:?} emptied", entry.key);
        }
        copy.write(&name, &text);
    }
}

/// All entries; of the 84 towns, which are all alike, the first and last of each district's list.
fn sample(name: &str, found: Vec<Entry>) -> Vec<Entry> {
    if name != "divisions.toml" {
        return found;
    }
    let count = found.len();
    found
        .into_iter()
        .enumerate()
        .filter(|(index, _)| *index < 12 || count - index <= 8)
        .map(|(_, entry)| entry)
        .collect()
}

#[test]
fn each_renamed_table_is_told_by_file_and_line() {
    let files = content_files_with_few_queries();
    let copy = Copy::of(&files);
    for (name, text) in files {
        let lines: Vec<&str> = text.lines().collect();
        for (index, header) in lines.iter().enumerate().filter(|(_, line)| line.starts_with('[')) {
            let renamed = header.replacen(']', "x]", 1);
            let spoilt: Vec<&str> =
                lines.iter().enumerate().map(|(at, line)| if at == index { &renamed } else { *line }).collect();
            copy.write(&name, &spoilt.join("\n"));
            assert!(is_told(&copy, &name, index + 1), "{name}:{}: {header} renamed", index + 1);
        }
        copy.write(&name, &text);
    }
}
