//! However a content file is damaged, it is either accepted or refused with problems that have a location in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use huizhou_yibao::content::{Content, Problem, Source, check_file};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::Index;

/// Typing mistakes and characters that matter to TOML.
const INSERTED: [&str; 16] = [
    "\"",
    "'",
    "=",
    "[",
    "]",
    "[[",
    "\n",
    "#",
    ",",
    "\"\"\"",
    "惠",
    "\u{0}",
    "\u{feff}",
    "1979-13-99",
    "\\u{",
    "id = \"x\"\n",
];

/// The content files by name.
fn files() -> &'static BTreeMap<String, String> {
    static FILES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    FILES.get_or_init(|| fs::read_dir("content").unwrap().map(|entry| read(entry.unwrap().path())).collect())
}

/// The nearest offset at or before `offset` where a character begins.
fn char_boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|offset| text.is_char_boundary(*offset)).unwrap()
}

/// A content file in which some text was cut, repeated or inserted: its name and contents.
fn damaged_file() -> impl Strategy<Value = (&'static str, String)> {
    let inserted = prop::option::of(prop::sample::select(INSERTED.to_vec()));
    (any::<Index>(), any::<Index>(), 0..60_usize, inserted, any::<bool>()).prop_map(
        |(file, start, length, inserted, is_repeated)| {
            let (name, text) = files().iter().nth(file.index(files().len())).unwrap();
            let start = char_boundary(text, start.index(text.len()));
            let end = char_boundary(text, start + length);
            let repeated = if is_repeated { &text[start..end] } else { "" };
            let inserted = inserted.unwrap_or_default();
            (name.as_str(), format!("{}{repeated}{inserted}{repeated}{}", &text[..start], &text[end..]))
        },
    )
}

fn assert_located(problem: &Problem, text: &str) {
    let location = &problem.location;
    assert!(location.line >= 1 && location.line <= text.lines().count() + 1, "{problem}");
    assert!(location.column >= 1, "{problem}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_problem_of_a_damaged_file_has_a_location_in_it((name, text) in damaged_file()) {
        for problem in check_file(name, name, &text) {
            prop_assert_eq!(&problem.location.path, name);
            assert_located(&problem, &text);
        }
    }
}

proptest! {
    // Each case reads, decodes and checks all files.
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 16,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn content_with_a_damaged_file_is_accepted_or_refused_with_an_error((name, text) in damaged_file()) {
        let directory = tempfile::tempdir().unwrap();
        for (other, sound) in files() {
            fs::write(directory.path().join(other), if other == name { &text } else { sound }).unwrap();
        }
        let loaded = Content::load(&Source::Directory(directory.path().to_owned()), date(2026, 11, 23));
        prop_assert_eq!(loaded.content.is_none(), loaded.problems.iter().any(Problem::is_error));
        for problem in &loaded.problems {
            let problem_file = problem.location.path.rsplit('/').next().unwrap();
            assert_located(problem, if problem_file == name { &text } else { &files()[problem_file] });
        }
    }
}
