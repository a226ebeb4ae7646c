//! The command line, as an operator meets it: the real binary.

use std::io::Read as _;
use std::net::TcpListener;

use crate::support::{Server, command, run, scratch, stderr};

/// Asserts that the command fails with one clear line, and gives that line.
fn one_line(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    let said = stderr(&output);
    assert_eq!(said.lines().count(), 1, "{said}");
    said.trim_end().to_owned()
}

#[test]
fn it_serves_without_a_command_and_says_where_in_one_line() {
    let mut server = Server::start(&[]);
    assert!(server.get("/").starts_with("HTTP/1.1 200 OK\r\n"));
    server.signal("TERM");
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
    let mut rest = String::new();
    server.stdout.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "", "stdout holds one line only");
}

#[test]
fn serve_is_the_default_command_and_each_option_has_a_variable() {
    let mut child =
        command(&["serve"]).env("LISTEN", "127.0.0.1:0").env("NOW", "2026-10-10T09:30:00+08:00").spawn().unwrap();
    let mut line = [0; 64];
    let read = child.stdout.as_mut().unwrap().read(&mut line).unwrap();
    assert!(String::from_utf8_lossy(&line[..read]).starts_with("listening on http://127.0.0.1:"));
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn now_freezes_the_clock() {
    let server = Server::start(&["--now", "2026-10-10T09:30:00+08:00"]);
    assert!(server.get("/healthz").contains(r#""since":"2026-10-10T09:30:00+08:00""#));
}

#[test]
fn sigint_ends_it_too() {
    let mut server = Server::start(&[]);
    server.signal("INT");
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn sighup_loads_the_content_again_and_nobody_notices() {
    let mut server = Server::start(&["--now", "2026-10-10T09:30:00+08:00"]);
    let before = server.get("/online");
    server.signal("HUP");
    assert_eq!(body(&server.get("/online")), body(&before));
    server.signal("TERM");
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_taken_port_is_one_clear_line() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    assert_eq!(
        one_line(&["--listen", &address]),
        format!("error: cannot listen on {address}: the address is taken by another program")
    );
}

#[test]
fn a_directory_that_cannot_be_read_is_one_clear_line() {
    let missing = scratch("no-such-directory");
    let missing = missing.to_str().unwrap();
    let expected = format!("error: cannot read the content directory {missing}: there is no such directory");
    assert_eq!(one_line(&["--content", missing]), expected);
    assert_eq!(one_line(&["check", "--content", missing]), expected);
    assert_eq!(
        one_line(&["export", "--out", "unused", "--base-url", "https://example.org", "--content", missing]),
        expected
    );
}

#[test]
fn options_that_make_no_sense_are_one_clear_line() {
    for (arguments, expected) in [
        (["--listen", "nonsense"], "error: --listen nonsense: "),
        (["--now", "yesterday"], "error: --now yesterday: "),
        (["--base-url", "example.org"], "error: --base-url example.org: it must begin with http:// or https://"),
    ] {
        let line = one_line(&arguments);
        assert!(line.starts_with(expected), "{line}");
    }
    assert_eq!(one_line(&["--watch"]), "error: --watch needs --content, the directory to watch");
}

#[test]
fn good_content_passes_the_check() {
    let output = run(&["check", "--now", "2026-10-10T09:30:00+08:00"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(stderr(&output).starts_with("0 errors, "));
}

#[test]
fn export_writes_every_address_with_its_compressed_siblings() {
    let out = scratch("export");
    let output = run(&[
        "export",
        "--quick",
        "--out",
        out.to_str().unwrap(),
        "--base-url",
        "https://example.org",
        "--now",
        "2026-10-10T09:30:00+08:00",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let said = stderr(&output);
    assert!(said.contains("50 of ") && said.contains(" addresses written to "), "{said}");
    for file in ["index.html", "online.html", "online/wechat.html", "404.html", "_headers", "_redirects"] {
        assert!(out.join(file).is_file(), "{file}");
    }
    let plain = std::fs::read(out.join("online.html")).unwrap();
    let mut unpacked = Vec::new();
    let packed = std::fs::read(out.join("online.html.br")).unwrap();
    brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
    assert_eq!(unpacked, plain);
    let packed = std::fs::read(out.join("online.html.gz")).unwrap();
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain);

    let headers = std::fs::read_to_string(out.join("_headers")).unwrap();
    assert!(headers.starts_with("/*\n  content-security-policy: default-src 'none'; "), "{headers}");
    assert!(headers.contains("strict-transport-security: max-age=31536000"));
}

#[test]
fn a_directory_that_cannot_be_written_is_one_clear_line() {
    let file = scratch("a-file");
    std::fs::write(&file, "").unwrap();
    let out = file.join("below");
    let output = run(&["export", "--out", out.to_str().unwrap(), "--base-url", "https://example.org"]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    let last = said.lines().last().unwrap();
    assert!(last.starts_with(&format!("error: cannot write {}", out.display())), "{said}");
}

fn body(reply: &str) -> &str {
    reply.split_once("\r\n\r\n").unwrap().1
}
