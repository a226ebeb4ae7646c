//! Search finds the expected pages for the sample queries, and editors get a warning where it doesn't.

#![allow(clippy::panic, clippy::print_stdout, clippy::unwrap_used, reason = "a test prints what it finds and fails")]

use std::fs;
use std::path::{Path, PathBuf};

use huizhou_yibao::content::{Content, Source};
use huizhou_yibao::pages::indexing;
use huizhou_yibao::search::{QueryEvaluation, evaluate};
use jiff::civil::date;

/// The least share of queries whose answer is among the first three results, and the first one.
const IN_TOP: f64 = 0.98;
const FIRST: f64 = 0.92;

fn content() -> Content {
    load(Path::new("content"))
}

fn load(directory: &Path) -> Content {
    let loaded = Content::load(&Source::Directory(directory.to_owned()), date(2026, 11, 23));
    loaded.content.unwrap_or_else(|| panic!("{:#?}", loaded.problems))
}

/// The warnings of the content after an edit of one file.
fn warnings_after(file: &str, edit: impl Fn(String) -> String) -> Vec<String> {
    let directory = tempfile::tempdir().unwrap();
    for path in fs::read_dir("content").unwrap().map(|entry| entry.unwrap().path()) {
        let name: PathBuf = path.file_name().unwrap().into();
        let text = fs::read_to_string(&path).unwrap();
        let text = if name == Path::new(file) { edit(text) } else { text };
        fs::write(directory.path().join(name), text).unwrap();
    }
    let content = load(directory.path());
    let prefix = format!("{}/", directory.path().display());
    let warnings = indexing::warnings(&content, &indexing::of(&content));
    warnings.iter().map(|problem| problem.to_string().replace(&prefix, "")).collect()
}

fn share<'a>(evaluations: &[QueryEvaluation<'a>], counts: fn(&QueryEvaluation<'a>) -> bool) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap());
    count(evaluations.iter().filter(|evaluation| counts(evaluation)).count()) / count(evaluations.len())
}

fn lines(evaluations: &[QueryEvaluation<'_>], counts: impl Fn(&QueryEvaluation<'_>) -> bool) -> String {
    let line = |evaluation: &QueryEvaluation<'_>| {
        format!("\n  {:?} gives {:?}", evaluation.query.q.value.as_str(), evaluation.top())
    };
    evaluations.iter().filter(|evaluation| counts(evaluation)).map(line).collect()
}

#[test]
fn the_sample_queries_find_their_pages() {
    let content = content();
    let index = indexing::of(&content);
    let finder = indexing::Finder::new(&content, &index);
    let find = |typed: &str| finder.find(typed, date(2026, 11, 23)).results;
    let evaluations = evaluate(&*content.queries.query, find);
    assert!(evaluations.len() >= 120, "only {} queries", evaluations.len());
    let first = share(&evaluations, QueryEvaluation::is_first);
    let in_top = share(&evaluations, QueryEvaluation::is_in_top);
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    println!("{} queries: {} first, {} among the first three", evaluations.len(), percent(first), percent(in_top));
    println!("second or third:{}", lines(&evaluations, |it| it.is_in_top() && !it.is_first()));
    println!("missed:{}", lines(&evaluations, |it| !it.is_in_top()));
    assert!(in_top >= IN_TOP && first >= FIRST);
}

#[test]
fn the_content_of_this_build_has_no_search_warning() {
    let content = content();
    let warnings = indexing::warnings(&content, &indexing::of(&content));
    let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert!(warnings.is_empty(), "{}", warnings.join("\n"));
}

#[test]
fn words_that_find_other_pages_are_warned_of() {
    let shared = warnings_after("topics.toml", |text| text.replace("words = [\"流水\"", "words = [\"流水\", \"餘額\""));
    assert!(shared.iter().any(|warning| warning.contains("\"餘額\" belongs to topic \"balance\" too")), "{shared:#?}");
    let far = warnings_after("topics.toml", |text| text.replace("words = [\"流水\"", "words = [\"流水\", \"12333\""));
    assert!(
        far.iter().any(|warning| warning.contains("\"12333\" leads to other pages than /find/spending")),
        "{far:#?}"
    );
}

#[test]
fn sections_without_a_query_and_queries_without_their_page_are_warned_of() {
    let queries =
        "unanswered = [\"查余额\"]\n\n[[query]]\nq = \"余额\"\nanswers = [\"/nowhere\", \"/tips/password\"]\n";
    let told = warnings_after("queries.toml", |_| queries.to_owned());
    for expected in [
        "queries.toml:1:15: warning: nothing answers this query, but search claims to",
        "queries.toml:4:5: warning: search answers this query with /find/balance",
        "queries.toml:5:12: warning: /nowhere is no page",
        "no query of queries.toml leads to section \"wechat\"",
        "no query of queries.toml leads to section \"password\"",
    ] {
        assert!(told.iter().any(|warning| warning.contains(expected)), "{expected}: {told:#?}");
    }
}
