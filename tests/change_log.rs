//! What editors are told when facts change and readers are not told of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;

use huizhou_yibao::content::{Content, Source};
use huizhou_yibao::pages::change_log;
use jiff::civil::date;

type Files = BTreeMap<String, String>;

fn content_files() -> Files {
    let paths = fs::read_dir("content").unwrap().map(|entry| entry.unwrap().path());
    paths
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect()
}

fn load(files: &Files) -> Content {
    let directory = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(directory.path().join(name), text).unwrap();
    }
    let loaded = Content::load(&Source::Directory(directory.path().to_owned()), date(2026, 11, 27));
    loaded.content.unwrap_or_else(|| panic!("{:?}", loaded.problems))
}

fn warnings(files: &Files) -> Vec<String> {
    change_log::warnings(&load(files)).iter().map(ToString::to_string).collect()
}

/// The content with another fact on `/online/wechat`.
fn with_another_fact() -> Files {
    let mut files = content_files();
    let online = files.get_mut("online.toml").unwrap();
    assert!(online.contains("第一次用，先授权登录"), "the fact that this test changes");
    *online = online.replacen("第一次用，先授权登录", "第一次用，要先授权登录", 1);
    files
}

const ENTRY: &str = "[[change]]\nid = \"a-test\"\ndate = 2030-01-01\ntitle = \"微信的步骤改了\"\ntext = \"登录写得更清楚了。\"\n\
                     pages = [\"/online/wechat\"]\n\n";

#[test]
fn the_facts_of_this_build_are_recorded_or_told() {
    assert_eq!(warnings(&content_files()), Vec::<String>::new());
}

#[test]
fn a_changed_fact_that_nobody_is_told_of_is_warned_of_at_its_page() {
    let [warning] = &warnings(&with_another_fact())[..] else { panic!("one page changed") };
    assert!(
        warning.contains("online.toml:") && warning.contains("the facts of /online/wechat have changed"),
        "{warning}"
    );
}

#[test]
fn an_entry_that_names_the_page_is_enough_and_so_is_recording() {
    let mut told = with_another_fact();
    let changes = told.get_mut("changes.toml").unwrap();
    let at = changes.find("[[change]]").unwrap();
    changes.insert_str(at, ENTRY);
    assert_eq!(warnings(&told), Vec::<String>::new());

    let mut recorded = with_another_fact();
    let record = change_log::record(&load(&recorded));
    recorded.insert(change_log::RECORD.to_owned(), record);
    assert_eq!(warnings(&recorded), Vec::<String>::new());
}

#[test]
fn an_entry_that_was_there_when_the_facts_were_recorded_tells_nothing_new() {
    let mut files = content_files();
    let changes = files.get_mut("changes.toml").unwrap();
    let at = changes.find("[[change]]").unwrap();
    changes.insert_str(at, ENTRY);
    let record = change_log::record(&load(&files));
    files.insert(change_log::RECORD.to_owned(), record);
    files.insert("online.toml".to_owned(), with_another_fact().remove("online.toml").unwrap());
    assert_eq!(warnings(&files).len(), 1);
}

#[test]
fn content_without_a_record_is_told_how_to_make_one_and_a_lost_page_is_missed() {
    let mut files = content_files();
    let record = files.remove(change_log::RECORD).unwrap();
    let [warning] = &warnings(&files)[..] else { panic!("one warning") };
    assert!(warning.contains("run `huizhou-yibao record`"), "{warning}");

    let with_more = record.replace("pages = [\n", "pages = [\n    \"/online/gone 01234567\",\n");
    files.insert(change_log::RECORD.to_owned(), with_more);
    let [warning] = &warnings(&files)[..] else { panic!("one warning") };
    assert!(warning.contains("/online/gone has no facts any more"), "{warning}");
}

#[test]
fn a_change_of_a_page_that_is_not_there_is_an_error() {
    let mut files = content_files();
    let changes = files.get_mut("changes.toml").unwrap();
    *changes = changes.replacen("\"/card/dates\"", "\"/card/date\"", 1);
    let [error] = &change_log::errors(&load(&files))[..] else { panic!("one error") };
    assert!(error.is_error() && error.to_string().contains("/card/date is no page"), "{error}");
}
