//! Data goes one way, content → rules → search → pages → site → server: no room reaches where it must not (ARCHITECTURE.md).

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use huizhou_yibao::content::is_han;

/// A room, the rooms that it may import, and the crates that it must never see.
struct Room {
    name: &'static str,
    may_import: &'static [&'static str],
    never: &'static [&'static str],
}

const ROOMS: [Room; 6] = [
    Room {
        name: "content",
        may_import: &["content"],
        never: &["askama", "axum", "hyper", "tokio", "std::time", "jiff::Zoned", "jiff::Timestamp"],
    },
    Room {
        name: "rules",
        may_import: &["content", "rules"],
        never: &["askama", "axum", "hyper", "tokio", "std::time", "std::fs", "std::io"],
    },
    Room {
        name: "search",
        may_import: &["content", "rules", "search"],
        never: &["askama", "axum", "hyper", "tokio", "std::time", "std::fs", "std::io"],
    },
    Room {
        name: "pages",
        may_import: &["assets", "content", "rules", "search", "pages"],
        never: &["axum", "hyper", "tokio", "std::time", "std::fs", "toml"],
    },
    Room {
        name: "site",
        may_import: &["assets", "content", "rules", "search", "pages", "site"],
        never: &["axum", "hyper", "askama"],
    },
    Room { name: "server", may_import: &["site", "server"], never: &["askama", "toml", "std::fs"] },
];

fn sources(directory: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
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
fn no_room_reaches_where_it_must_not() {
    let mut breaches = Vec::new();
    for room in &ROOMS {
        for path in sources(&Path::new("src").join(room.name)).into_iter().filter(|path| !is_test(path)) {
            let code = code(&path);
            for other in code.split("crate::").skip(1) {
                let other: String = other.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let is_room = ["assets", "cli", "content", "pages", "rules", "search", "server", "site"]
                    .contains(&other.as_str());
                if is_room && !room.may_import.contains(&other.as_str()) {
                    breaches.push(format!("{} imports crate::{other}", path.display()));
                }
            }
            for never in room
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
    // What somebody typed is compared with the names of places and offices. These may be in Chinese, sentences may not.
    let names = Path::new("src/rules/offices");
    for path in sources(Path::new("src/rules")).into_iter().filter(|path| !is_test(path)) {
        let code = code(&path);
        let is_for_readers = |c: char| "。，；：".contains(c) || (is_han(c) && !path.starts_with(names));
        let line = code.lines().find(|line| line.contains(is_for_readers));
        assert_eq!(line, None, "{}", path.display());
    }
}

#[test]
fn every_room_is_watched() {
    // The static files and the command line know no other rule than what the others say of them.
    let unruled = ["assets", "cli"];
    let mut rooms: Vec<String> = fs::read_dir("src")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .filter(|name| !unruled.contains(&name.as_str()))
        .collect();
    rooms.sort();
    let mut watched = ROOMS.map(|room| room.name);
    watched.sort_unstable();
    assert_eq!(rooms, watched);
}

#[test]
fn templates_trust_nothing_at_the_point_of_use() {
    for entry in fs::read_dir("templates").unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("|safe") && !text.contains("| safe"), "{}", path.display());
    }
}
