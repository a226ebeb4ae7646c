//! The exported files have the bytes that the server sends.

use std::fs;
use std::path::{Path, PathBuf};

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
    format!("/{}", if path == "index" { "" } else { path })
}

#[test]
fn every_exported_file_has_the_bytes_that_the_server_sends() {
    let out = scratch_path("export-and-live");
    let moment = ["--now", "2026-11-23T09:30:00+08:00", "--base-url", "https://example.org"];
    let output = run(&[&["export", "--quick", "--out", out.to_str().unwrap()], &moment[..]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));

    let server = Server::start(&moment);
    let mut client = server.client();
    let mut compared = 0;
    for file in files(&out) {
        let name = file.file_name().unwrap().to_str().unwrap();
        let extension = file.extension().unwrap_or_default();
        let is_for_the_static_host =
            ["_headers", "_redirects"].contains(&name) || extension == "br" || extension == "gz";
        if is_for_the_static_host || name == "404.html" {
            continue;
        }
        let path = served_path(&out, &file);
        let response = client.get(&path).unwrap();
        assert!(response.status() == 200, "{path}: {}", response.header_section);
        assert!(response.body == fs::read(&file).unwrap(), "{path} has other bytes");
        compared += 1;
    }
    let health = client.get("/healthz").unwrap();
    let health: serde_json::Value = serde_json::from_slice(&health.body).unwrap();
    assert_eq!(health["addresses"], compared, "no page is left out");
}

#[test]
fn earlier_paths_are_redirects_of_the_static_host() {
    let content = aliased_content();
    let out = tempfile::tempdir().unwrap();
    let (content, to) = (content.path().to_str().unwrap(), out.path().to_str().unwrap());
    let output = run(&["export", "--quick", "--out", to, "--base-url", "https://example.org", "--content", content]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let redirects = fs::read_to_string(out.path().join("_redirects")).unwrap();
    let expected = REDIRECTS.map(|(earlier, present)| format!("{earlier} {present} 308\n")).concat();
    assert_eq!(redirects, expected);
}
