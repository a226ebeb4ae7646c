//! The pages on which something changed, and whether every change of facts is told.
//!
//! `recorded.toml` holds a digest of each page's facts as they were when somebody last ran `huizhou-yibao record`. Where a page
//! has other facts now and no newer entry of `changes.toml` names it, `check` warns.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::content::{Change, Content, Problem, SourceLocation, ledger};
use crate::pages::page_id::PageId;

/// The name of the file with the digests.
pub const RECORD: &str = "recorded.toml";

/// The newest change of the page at `path`.
pub fn newest<'c>(content: &'c Content, path: &str) -> Option<&'c Change> {
    content.changes.change.iter().find(|change| change.pages.iter().any(|page| page.value.as_str() == path))
}

/// An error for each page of a change that isn't there.
pub fn errors(content: &Content) -> Vec<Problem> {
    let paths: Vec<String> = PageId::all(content).into_iter().map(PageId::path).collect();
    let named = content.changes.change.iter().flat_map(|change| &*change.pages);
    let missing = named.filter(|page| !paths.iter().any(|path| path == page.value.as_str()));
    missing.map(|page| Problem::error(page.location.clone(), format!("{} is no page", page.value.as_str()))).collect()
}

/// A warning for each page whose facts changed since they were recorded, if no entry says so.
pub fn warnings(content: &Content) -> Vec<Problem> {
    let Some(recorded) = &content.recorded else {
        let location = place_of_record(content);
        let message = "the facts are not recorded; run `huizhou-yibao record`, so that `check` sees when they change";
        return vec![Problem::warning(location, message)];
    };
    let changes = content.changes.change.iter();
    let newer: Vec<&Change> = changes.take_while(|change| change.id.value != recorded.change).collect();
    let is_told = |path: &str| newer.iter().any(|change| change.pages.iter().any(|page| page.value.as_str() == path));
    let mut problems = Vec::new();
    let mut left: BTreeMap<&str, &str> = BTreeMap::new();
    left.extend(recorded.pages.iter().map(|page| (page.path.as_str(), page.digest.as_str())));
    for (path, (digest, location)) in facts_by_page(content) {
        if left.remove(path.as_str()) != Some(&*digest) && !is_told(&path) {
            let message = format!(
                "the facts of {path} have changed and no newer entry of changes.toml names it; write one for readers, or, \
                 if nothing changed for them, run `huizhou-yibao record`"
            );
            problems.push(Problem::warning(location, message));
        }
    }
    problems.extend(left.into_keys().filter(|path| !is_told(path)).map(|path| {
        let message = format!("{path} has no facts any more; say so in changes.toml, or run `huizhou-yibao record`");
        Problem::warning(place_of_record(content), message)
    }));
    problems
}

/// The text of `recorded.toml` for this content.
pub fn record(content: &Content) -> String {
    let change = content.changes.change.first().id.value.as_str();
    let mut text = format!(
        "# 由 huizhou-yibao record 写成，不用手改：每一页的事实现在是什么样，最新的一条改动是哪一条。\n\n\
         change = \"{change}\"\npages = [\n"
    );
    for (path, (digest, _)) in facts_by_page(content) {
        // Writing to a string doesn't fail.
        let _ = writeln!(text, "    \"{path} {digest}\",");
    }
    text + "]\n"
}

/// The digest of each page's facts, and where the first of them stands, by path.
fn facts_by_page(content: &Content) -> BTreeMap<String, (String, SourceLocation)> {
    let mut pages: BTreeMap<String, (Sha256, SourceLocation)> = BTreeMap::new();
    for entry in ledger::entries(content) {
        let first = || (Sha256::new(), entry.provenance.id.location.clone());
        let (hash, _) = pages.entry(PageId::of_place(entry.place).path()).or_insert_with(first);
        for part in [entry.provenance.id.value.as_str(), entry.provenance.status.as_str(), &entry.statement] {
            hash.update(part);
            hash.update([0]);
        }
    }
    pages.into_iter().map(|(path, (hash, location))| (path, (in_hexadecimal(hash), location))).collect()
}

/// Where the record stands, or should: beside the other files.
fn place_of_record(content: &Content) -> SourceLocation {
    let beside = &content.changes.change.first().id.location.path;
    SourceLocation::start_of(&beside.replace("changes.toml", RECORD))
}

/// The first 32 bits of a hash.
fn in_hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().take(4).fold(String::with_capacity(8), |mut text, byte| {
        // Writing to a string doesn't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
