//! The exported files have the bytes that the server sends, but for the policy in each page and what stands in for forms; and
//! an export replaces the one before it whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use base64::Engine as _;
use sha2::{Digest as _, Sha256};

use crate::aliased_content::{REDIRECTS, aliased_content};
use crate::support::{Server, run, scratch_path, stderr};

/// Every file below a directory.
fn files(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The path at which a static host serves a file.
fn served_path(out: &Path, file: &Path) -> String {
    let path = file.strip_prefix(out).unwrap().to_str().unwrap();
    let path = path.strip_suffix(".html").unwrap_or(path);
    let path = if path == "index" { "" } else { path.strip_suffix("/index").map_or(path, |_| "hant/") };
    format!("/{path}")
}

const MOMENT: [&str; 4] = ["--now", "2026-11-23T09:30:00+08:00", "--base-url", "https://example.org"];

fn export(out: &Path) -> Output {
    run(&[&["export", "--quick", "--out", out.to_str().unwrap()], &MOMENT[..]].concat())
}

fn exported(name: &str) -> PathBuf {
    let out = scratch_path(name);
    let output = export(&out);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    out
}

/// The text without everything from `start` to the next `end`, as often as it occurs.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut pieces = text.split(start);
    let first = pieces.next().unwrap().to_owned();
    first + &pieces.map(|piece| piece.split_once(end).unwrap().1).collect::<String>()
}

/// A page without what differs between the server's and the exported one.
fn common_part(path: &str, page: &[u8]) -> String {
    let page = str::from_utf8(page).unwrap();
    let page = without(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">\n");
    let page = without(&page, "<link rel=\"search\"", ">\n");
    let page = without(&page, "?who=", "\"");
    let page = without(&page, "?town=", "\"");
    let page = page.replace("href=\"/plan\"", "href=\"/plan").replace("href=\"/hant/plan\"", "href=\"/hant/plan");
    let page = without(&page, "<form class=\"ask", "</form>");
    let page = without(&page, "<form class=\"search\"", "</form>");
    let page = without(&page, "<form class=\"mast-search\"", "</form>");
    let notices = ["", " id=\"have\"", " id=\"choose\""].map(|id| format!("<p class=\"note\"{id}><b>"));
    let notices = notices.iter().flat_map(|start| ["这里不能", "這裏不能"].map(|words| format!("{start}{words}")));
    let page = notices.fold(page, |page, start| without(&page, &start, "</p>"));
    let page = without(&page, "<a class=\"mast-link mast-find\"", "</a>")
        .replace("<a class=\"mast-link\" href=\"/search\">找内容</a>", "")
        .replace("<a class=\"mast-link\" href=\"/hant/search\">找內容</a>", "");
    if !["/search", "/hant/search"].contains(&path) {
        return page;
    }
    // Its invitation to type and its examples are left out too.
    let question = if path == "/search" { "你想找什么？</h1>" } else { "你想找什麼？</h1>" };
    let (head, rest) = page.split_once(question).unwrap();
    format!("{head}{}", rest.split_once("<h2>按想查的事找").unwrap().1)
}

#[test]
fn every_exported_file_has_the_bytes_that_the_server_sends_but_for_policies_and_notices() {
    let out = exported("export-and-live");
    let server = Server::start(&MOMENT);
    let mut client = server.client();
    let mut compared = 0;
    for file in files(&out) {
        let name = file.file_name().unwrap().to_str().unwrap();
        let extension = file.extension().unwrap_or_default();
        let is_for_the_static_host = ["_headers", "_redirects", ".huizhou-yibao-export"].contains(&name)
            || extension == "br"
            || extension == "gz";
        if is_for_the_static_host || name == "404.html" {
            continue;
        }
        let path = served_path(&out, &file);
        let response = client.get(&path).unwrap();
        let bytes = fs::read(&file).unwrap();
        assert!(response.status() == 200, "{path}: {}", response.header_section);
        if extension == "html" {
            assert!(!str::from_utf8(&response.body).unwrap().contains("http-equiv"), "{path}");
            assert!(common_part(&path, &response.body) == common_part(&path, &bytes), "{path} has other bytes");
        } else {
            assert!(response.body == bytes, "{path} has other bytes");
        }
        compared += 1;
    }
    let health = client.get("/healthz").unwrap();
    let health: serde_json::Value = serde_json::from_slice(&health.body).unwrap();
    assert_eq!(health["addresses"], compared + 2, "no page is left out but the two descriptions of the search");
}

/// The rules of `_headers`: a pattern and its headers.
fn header_rules(out: &Path) -> Vec<(String, Vec<(String, String)>)> {
    let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for line in fs::read_to_string(out.join("_headers")).unwrap().lines() {
        match line.strip_prefix("  ") {
            None => rules.push((line.to_owned(), Vec::new())),
            Some(header) => {
                let (name, value) = header.split_once(": ").unwrap();
                rules.last_mut().unwrap().1.push((name.to_owned(), value.to_owned()));
            }
        }
    }
    rules
}

#[test]
fn a_host_that_joins_the_headers_of_all_rules_shows_every_page_with_its_style() {
    let out = exported("export-joined");
    let rules = header_rules(&out);
    assert!(rules.len() < 100, "{} rules", rules.len());
    let mut pages = 0;
    for file in files(&out) {
        let path = served_path(&out, &file);
        let matches = |pattern: &str| match pattern.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == pattern,
        };
        let mut names = BTreeSet::new();
        for (name, value) in rules.iter().filter(|(pattern, _)| matches(pattern)).flat_map(|(_, headers)| headers) {
            assert!(names.insert(name), "{path}: {name} is joined");
            assert!(name != "content-security-policy", "{path}: {value}");
        }
        if path.starts_with("/static/") {
            assert!(names.contains(&"cache-control".to_owned()), "{path}");
        }
        if file.extension().is_some_and(|extension| extension == "html") {
            let page = fs::read_to_string(&file).unwrap();
            let head = page.split_once("<head>\n<meta charset=\"utf-8\">\n").unwrap().1;
            let policy = head.strip_prefix("<meta http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
            let policy = policy.split_once('"').unwrap().0;
            let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
            let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
            assert!(policy.contains(&format!("style-src 'sha256-{hash}';")), "{path}: {policy}");
            assert!(!policy.contains("frame-ancestors"), "{path}");
            assert_eq!(page.matches("http-equiv").count(), 1, "{path}");
            for link in page.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
                assert!(
                    link.starts_with(['/', '#']) || link.contains(':'),
                    "{path}: {link} depends on the page's depth"
                );
                assert!(!link.starts_with('/') || !link.contains('?'), "{path}: {link} needs an answer");
            }
            pages += 1;
        }
    }
    assert!(pages > 100, "{pages} pages");
}

/// Every file below a directory with its bytes.
fn contents(out: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files(out).into_iter().map(|file| (file.clone(), fs::read(&file).unwrap())).collect()
}

#[test]
fn files_of_the_export_before_go_and_any_other_stays() {
    let out = exported("export-again");
    let manifest = out.join(".huizhou-yibao-export");
    fs::create_dir(out.join("gone")).unwrap();
    for file in ["gone/old.html", "gone/old.html.br", "mine.txt"] {
        fs::write(out.join(file), "before").unwrap();
    }
    let list = fs::read_to_string(&manifest).unwrap() + "gone/old.html\ngone/old.html.br\n";
    fs::write(&manifest, list).unwrap();
    let output = export(&out);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(!out.join("gone").exists());
    assert_eq!(fs::read_to_string(out.join("mine.txt")).unwrap(), "before");
    assert!(!fs::read_to_string(&manifest).unwrap().contains("gone"));
}

#[test]
fn a_file_that_no_export_wrote_is_not_replaced() {
    let out = tempfile::tempdir().unwrap();
    let page = out.path().join("online.html");
    fs::write(&page, "mine").unwrap();
    let output = export(out.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains(page.to_str().unwrap()), "{}", stderr(&output));
    assert_eq!(contents(out.path()), [(page, b"mine".to_vec())].into());
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 1, "nothing is left over");
}

#[test]
fn a_list_that_leads_out_of_the_directory_is_refused() {
    let out = tempfile::tempdir().unwrap();
    fs::write(out.path().join(".huizhou-yibao-export"), "../other.html\n").unwrap();
    let output = export(out.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("../other.html"), "{}", stderr(&output));
}

/// Exports again where no file may be larger than 10 kB: as an error of the write, or as a signal that kills.
fn export_with_small_files(out: &Path, before: &str) -> Output {
    let command =
        format!("{before} ulimit -f 20; exec \"$0\" export --quick --out \"$1\" --base-url https://other.example");
    Command::new("sh").args(["-c", &command, env!("CARGO_BIN_EXE_huizhou-yibao")]).arg(out).output().unwrap()
}

#[test]
fn an_export_that_cannot_be_written_or_is_killed_leaves_the_one_before_whole() {
    let out = exported("export-interrupted");
    let before = contents(&out);
    let output = export_with_small_files(&out, "trap '' XFSZ;");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("cannot write"), "{}", stderr(&output));
    assert!(contents(&out) == before, "files changed, or some are left over");

    let output = export_with_small_files(&out, "");
    assert_eq!(output.status.code(), None, "it was killed");
    let after = contents(&out);
    assert!(before.iter().all(|(file, bytes)| after.get(file) == Some(bytes)), "files changed");

    let output = export(&out);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(contents(&out) == before, "what the killed one left is removed");
}

#[test]
fn earlier_paths_are_redirects_of_the_static_host() {
    let content = aliased_content();
    let out = tempfile::tempdir().unwrap();
    let (content, to) = (content.path().to_str().unwrap(), out.path().to_str().unwrap());
    let output = run(&["export", "--quick", "--out", to, "--base-url", "https://example.org", "--content", content]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let redirects = fs::read_to_string(out.path().join("_redirects")).unwrap();
    let in_writing = |root: &str| REDIRECTS.map(|(old, new)| format!("{root}{old} {root}{new} 308\n")).concat();
    let expected = in_writing("") + &in_writing("/hant");
    assert_eq!(redirects, expected);
}
