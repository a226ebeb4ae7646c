//! However content is spoilt, it is either taken or refused with a problem that stands somewhere in a file.

use std::fs;
use std::path::PathBuf;

use huizhou_yibao::content::{Content, Problem, Source};
use jiff::civil::date;
use proptest::prelude::*;

/// What an editor's slip leaves behind.
const SLIPS: [&str; 16] = [
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

fn files() -> Vec<(String, String)> {
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    let mut files: Vec<_> = fs::read_dir("content").unwrap().map(|entry| read(entry.unwrap().path())).collect();
    files.sort();
    files
}

/// The nearest place before `at` where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_content_is_taken_or_refused_with_a_place(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        cut in 0..60_usize,
        slip in prop::option::of(prop::sample::select(SLIPS.to_vec())),
        twice in any::<bool>(),
    ) {
        let directory = tempfile::tempdir().unwrap();
        let mut files = files();
        let spoilt = file.index(files.len());
        let text = &mut files[spoilt].1;
        let start = boundary(text, at.index(text.len()));
        let end = boundary(text, start + cut);
        let removed = text[start..end].to_owned();
        let put = if twice { format!("{removed}{}{removed}", slip.unwrap_or_default()) } else { slip.unwrap_or_default().to_owned() };
        text.replace_range(start..end, &put);
        for (name, text) in &files {
            fs::write(directory.path().join(name), text).unwrap();
        }

        let loaded = Content::load(&Source::Directory(directory.path().to_owned()), date(2026, 11, 23));
        prop_assert_eq!(loaded.content.is_none(), loaded.problems.iter().any(Problem::is_error));
        for problem in &loaded.problems {
            let name = problem.location.path.rsplit('/').next().unwrap_or_default();
            if let Some((_, text)) = files.iter().find(|(file, _)| file == name) {
                prop_assert!(problem.location.line >= 1 && problem.location.line <= text.lines().count() + 1, "{problem}");
                prop_assert!(problem.location.column >= 1, "{problem}");
            }
        }
    }
}
