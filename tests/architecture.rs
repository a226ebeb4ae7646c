//! Data goes one way, content → rules → search → pages → site → server: no module imports what it must not
//! (ARCHITECTURE.md).

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use huizhou_yibao::content::is_han;

/// A module, the modules that it may import, and the crates that it must never see.
struct Module {
    name: &'static str,
    may_import: &'static [&'static str],
    never: &'static [&'static str],
}

const MODULES: [Module; 7] = [
    Module {
        name: "content",
        may_import: &["content"],
        never: &["askama", "axum", "hyper", "tokio", "std::time", "jiff::Zoned", "jiff::Timestamp"],
    },
    Module {
        name: "text",
        may_import: &["content", "text"],
        never: &["askama", "axum", "hyper", "tokio", "std::time", "std::fs", "std::io"],
    },
    Module {
        name: "rules",
        may_import: &["content", "text", "rules"],
        never: &["askama", "axum", "hyper", "tokio", "std::time", "std::fs", "std::io"],
    },
    Module {
        name: "search",
        may_import: &["content", "text", "search"],
        never: &["askama", "axum", "hyper", "tokio", "std::time", "std::fs", "std::io"],
    },
    Module {
        name: "pages",
        may_import: &["assets", "content", "text", "rules", "search", "pages"],
        never: &["axum", "hyper", "tokio", "std::time", "std::fs", "toml"],
    },
    Module {
        name: "site",
        may_import: &["assets", "content", "rules", "search", "pages", "site"],
        never: &["axum", "hyper", "askama"],
    },
    Module { name: "server", may_import: &["pages", "site", "server"], never: &["askama", "toml", "std::fs"] },
];

fn sources(directory: &Path) -> Vec<PathBuf> {
    let is_source = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    files(directory).into_iter().filter(is_source).collect()
}

/// The files of a directory and of those inside it.
fn files(directory: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The code of a file without its comments and its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Whether a file holds nothing but tests.
fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().to_string_lossy().starts_with("test"))
}

#[test]
fn no_module_imports_what_it_must_not() {
    let mut breaches = Vec::new();
    for module in &MODULES {
        for path in sources(&Path::new("src").join(module.name)).into_iter().filter(|path| !is_test(path)) {
            let code = code(&path);
            for other in code.split("crate::").skip(1) {
                let other: String = other.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let is_module = ["assets", "cli", "content", "pages", "rules", "search", "server", "site", "text"]
                    .contains(&other.as_str());
                if is_module && !module.may_import.contains(&other.as_str()) {
                    breaches.push(format!("{} imports crate::{other}", path.display()));
                }
            }
            for never in module
                .never
                .iter()
                .filter(|never| code.contains(&format!("{never}::")) || code.contains(&format!("use {never}")))
            {
                breaches.push(format!("{} sees {never}", path.display()));
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn the_rules_give_facts_and_leave_the_words_to_the_pages() {
    // The rules of offices and of what somebody says compare typed text with names and units, and statutory days have the
    // names of their feasts. Sentences may not be in the rules at all.
    let names = ["src/rules/offices", "src/rules/spoken_case.rs", "src/rules/work_calendar/statutory_days.rs"];
    for path in sources(Path::new("src/rules")).into_iter().filter(|path| !is_test(path)) {
        let code = code(&path);
        let is_prose = |c: char| "。，；：".contains(c) || (is_han(c) && !names.iter().any(|it| path.starts_with(it)));
        let line = code.lines().find(|line| line.contains(is_prose));
        assert_eq!(line, None, "{}", path.display());
    }
}

#[test]
fn every_module_has_a_rule() {
    // `assets` and `cli` have no rule of their own; the rules of the other modules limit who imports them.
    let unruled = ["assets", "cli"];
    let mut modules: Vec<String> = fs::read_dir("src")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .filter(|name| !unruled.contains(&name.as_str()))
        .collect();
    modules.sort();
    let mut with_rule = MODULES.map(|module| module.name);
    with_rule.sort_unstable();
    assert_eq!(modules, with_rule);
}

#[test]
fn no_template_turns_escaping_off() {
    for path in files(Path::new("templates")) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("|safe") && !text.contains("| safe"), "{}", path.display());
    }
}

/// Modules whose files must not import each other in a circle. In `pages` the list of pages imports every page, and pages
/// import that list to link to each other; in `site` and `server` the files import the type that `mod.rs` defines.
const MODULES_WITHOUT_CIRCLES: [&str; 4] = ["content", "text", "rules", "search"];

#[test]
fn no_files_of_a_module_import_each_other_in_a_circle() {
    for module in MODULES_WITHOUT_CIRCLES {
        let directory = Path::new("src").join(module);
        let files: BTreeSet<PathBuf> = sources(&directory).into_iter().filter(|path| !is_test(path)).collect();
        let imports_of = |path: &PathBuf| &imported_files(path, &code(path)) & &files;
        let mut unsettled: BTreeMap<PathBuf, BTreeSet<PathBuf>> =
            files.iter().map(|path| (path.clone(), imports_of(path))).collect();
        assert!(unsettled.values().any(|imports| !imports.is_empty()), "no import was found in {module}");
        // Takes away the files that import none of the others, again and again. What is left are the files of a circle
        // and those that import them.
        while let Some((settled, _)) = unsettled.iter().find(|(_, imports)| imports.is_empty()) {
            let settled = settled.clone();
            unsettled.remove(&settled);
            for imports in unsettled.values_mut() {
                imports.remove(&settled);
            }
        }
        assert!(unsettled.is_empty(), "{module} has a circle of imports: {unsettled:#?}");
    }
}

/// The files that `use crate::…`, and paths in the code of a file, name; a visibility such as `pub(in crate::rules)` is no
/// import. What a `mod.rs` re-exports counts as its import.
fn imported_files(path: &Path, code: &str) -> BTreeSet<PathBuf> {
    let mut imports = BTreeSet::new();
    let code = code.replace("in crate::", "");
    for tree in code.split("crate::").skip(1) {
        for names in expanded(tree) {
            imports.extend(file_of(Path::new("src"), &names));
        }
    }
    if path.ends_with("mod.rs") {
        for tree in code.split("pub use ").skip(1) {
            for names in expanded(tree) {
                imports.extend(file_of(path.parent().unwrap(), &names));
            }
        }
    }
    imports.remove(path);
    imports
}

/// The paths that a use tree stands for: `a::{b::C, d}` is `a::b::C` and `a::d`. Reads no further than the tree.
fn expanded(tree: &str) -> Vec<Vec<String>> {
    let name: String = tree.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let rest = &tree[name.len()..];
    if name.is_empty() {
        let Some(group) = rest.strip_prefix('{') else { return Vec::new() };
        return members(group).into_iter().flat_map(expanded).collect();
    }
    let Some(below) = rest.strip_prefix("::") else { return vec![vec![name]] };
    let mut paths = expanded(below);
    if paths.is_empty() {
        paths.push(Vec::new());
    }
    paths.into_iter().map(|path| [vec![name.clone()], path].concat()).collect()
}

/// The members of a group, split at the commas outside of inner groups.
fn members(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut members) = (0, 0, Vec::new());
    for (index, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                members.push(group[start..index].trim());
                start = index + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    members
}

/// The file of the innermost module that a path names, looked for below `directory`.
fn file_of(directory: &Path, names: &[String]) -> Option<PathBuf> {
    let (first, rest) = names.split_first()?;
    let below = directory.join(first);
    file_of(&below, rest)
        .or_else(|| [below.with_extension("rs"), below.join("mod.rs")].into_iter().find(|path| path.is_file()))
}

#[test]
fn use_trees_are_read_to_their_last_member() {
    let paths = expanded("content::{self, decode::{a::A, b}, model}; use std::fmt;");
    let joined: Vec<String> = paths.iter().map(|path| path.join("::")).collect();
    assert_eq!(joined, ["content::self", "content::decode::a::A", "content::decode::b", "content::model"]);
    let decoder = PathBuf::from("src/content/decode/decoder.rs");
    assert_eq!(imported_files(Path::new("src/x.rs"), "use crate::content::decode::decoder::Node;"), [decoder].into());
}
