//! The command line as an operator uses it.

use std::fs;
use std::io::Read as _;
use std::net::TcpListener;

use crate::support::{Server, command, run, scratch_path, stderr};

/// Asserts that the command fails with one line on stderr, and gives that line.
fn error_line(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    let text = stderr(&output);
    assert_eq!(text.lines().count(), 1, "{text}");
    text.trim_end().to_owned()
}

#[test]
fn without_a_command_it_serves_and_prints_its_address_as_the_only_line_on_stdout() {
    let mut server = Server::start(&[]);
    assert_eq!(server.get("/").status(), 200);
    assert_eq!(server.stop(), Some(0));
    let mut rest = String::new();
    server.stdout.take().unwrap().read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
}

#[test]
fn a_flag_may_be_given_as_a_variable_with_the_command_serve_and_without() {
    const NOW: &str = "2026-10-10T09:30:00+08:00";
    let flag = command(&["--now", NOW]);
    let mut variable = command(&["serve"]);
    variable.env("NOW", NOW);
    for command in [flag, variable] {
        // The address to listen on comes from the variable LISTEN.
        let server = Server::spawn(command);
        assert!(server.get("/healthz").text().contains(&format!(r#""since":"{NOW}""#)));
    }
}

#[test]
fn the_old_name_of_a_variable_counts_where_the_new_one_is_not_set_and_an_empty_one_counts_as_not_set() {
    let mut old = command(&[]);
    old.env("IDLE_TIME", "nonsense");
    assert!(stderr(&old.output().unwrap()).contains("--idle-timeout"));

    let mut both = command(&[]);
    both.env("IDLE_TIME", "nonsense").env("IDLE_TIMEOUT", "20s");
    assert_eq!(Server::spawn(both).get("/").status(), 200);

    let mut empty = command(&[]);
    empty.env("IDLE_TIMEOUT", "").env("NOW", "").env("CONTENT_DIR", "").env("WATCH", "");
    assert_eq!(Server::spawn(empty).get("/").status(), 200);
}

#[test]
fn sigint_stops_the_server_too() {
    let mut server = Server::start(&[]);
    server.signal("INT");
    assert_eq!(server.wait(), Some(0));
}

#[test]
fn sighup_loads_the_embedded_content_again_and_no_page_changes() {
    let (mut server, log) = Server::start_with_log(&["--now", "2026-10-10T09:30:00+08:00"]);
    let before = server.get("/online");
    server.signal("HUP");
    log.wait_for("the content was loaded again");
    assert_eq!(server.get("/online").body, before.body);
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn a_taken_port_is_reported_in_one_line() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    assert_eq!(
        error_line(&["--listen", &address]),
        format!("error: cannot listen on {address}: the address is taken by another program")
    );
}

#[test]
fn a_directory_that_cannot_be_read_is_reported_in_one_line() {
    let missing = scratch_path("no-such-directory");
    let missing = missing.to_str().unwrap();
    let expected = format!("error: cannot read the content directory {missing}: there is no such directory");
    assert_eq!(error_line(&["--content", missing]), expected);
    assert_eq!(error_line(&["check", "--content", missing]), expected);
    assert_eq!(
        error_line(&["export", "--out", "unused", "--base-url", "https://example.org", "--content", missing]),
        expected
    );
}

#[test]
fn a_bad_value_is_refused_with_its_flag_and_what_is_wrong() {
    for (flag, value, reason) in [
        ("--listen", "nonsense", "address"),
        ("--now", "yesterday", "yesterday"),
        ("--base-url", "example.org", "it must begin with http:// or https://"),
        ("--max-header-bytes", "8191", "it must be 8192 or more"),
        ("--header-read-timeout", "0s", "it must be more than"),
        ("--max-connections", "0", "zero"),
    ] {
        let output = run(&[flag, value]);
        assert_eq!(output.status.code(), Some(2), "{flag} {value}");
        assert!(output.stdout.is_empty(), "{flag} {value}");
        let text = stderr(&output);
        let is_complete = text.starts_with("error: ") && [flag, value, reason].iter().all(|part| text.contains(part));
        assert!(is_complete, "{text}");
    }
}

#[test]
fn flags_that_do_not_go_together_are_refused_with_their_names() {
    for (arguments, message) in [
        (&["--watch"][..], "error: --watch needs --content, the directory to watch\n"),
        (&["serve", "--watch"], "error: --watch needs --content, the directory to watch\n"),
        (&["--drain-timeout", "10s"], "error: --drain-timeout (10s) must be shorter than --shutdown-timeout (10s)\n"),
        (
            &["serve", "--shutdown-timeout", "100ms"],
            "error: --drain-timeout (250ms) must be shorter than --shutdown-timeout (100ms)\n",
        ),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(stderr(&output).starts_with(message), "{}", stderr(&output));
    }
    let mut variable = command(&[]);
    variable.env("WATCH", "true");
    assert_eq!(variable.output().unwrap().status.code(), Some(2));

    let mut variables = command(&[]);
    variables.env("WATCH", "true").env("CONTENT_DIR", "content");
    assert_eq!(Server::spawn(variables).get("/").status(), 200);

    let mut unset = command(&[]);
    unset.env("WATCH", "false");
    assert_eq!(Server::spawn(unset).get("/").status(), 200);
}

#[test]
fn check_prints_each_problem_on_a_line_counts_them_and_fails() {
    let directory = scratch_path("check");
    fs::create_dir_all(&directory).unwrap();
    for file in fs::read_dir("content").unwrap().map(|file| file.unwrap().path()) {
        let text = fs::read_to_string(&file).unwrap();
        let text = if file.ends_with("site.toml") { format!("answr = \"\"\n{text}") } else { text };
        fs::write(directory.join(file.file_name().unwrap()), text).unwrap();
    }
    let output = run(&["check", "--content", directory.to_str().unwrap(), "--now", "2026-11-26T09:30:00+08:00"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output), "1 error, 1 warning\n");
    let problems = String::from_utf8(output.stdout).unwrap();
    assert!(problems.contains(&format!("{}:1:1: ", directory.join("site.toml").display())), "{problems}");
    assert!(problems.contains("answr") && problems.lines().count() == 2, "{problems}");
}

#[test]
fn export_writes_each_page_plain_and_compressed() {
    let out = scratch_path("export");
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
    let text = stderr(&output);
    assert!(text.contains("50 of ") && text.contains(" addresses written to "), "{text}");
    for file in ["index.html", "online.html", "online/wechat.html", "404.html", "_headers", "_redirects"] {
        assert!(out.join(file).is_file(), "{file}");
    }
    let plain = fs::read(out.join("online.html")).unwrap();
    let mut unpacked = Vec::new();
    let packed = fs::read(out.join("online.html.br")).unwrap();
    brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
    assert_eq!(unpacked, plain);
    let packed = fs::read(out.join("online.html.gz")).unwrap();
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain);

    let headers = fs::read_to_string(out.join("_headers")).unwrap();
    assert!(headers.starts_with("/*\n  ") && headers.contains("x-frame-options: DENY"), "{headers}");
    assert!(headers.contains("strict-transport-security: max-age=31536000"));
}

#[test]
fn a_directory_that_cannot_be_written_is_reported_in_one_line() {
    let file = scratch_path("a-file");
    fs::write(&file, "").unwrap();
    let out = file.join("below");
    let output = run(&["export", "--quick", "--out", out.to_str().unwrap(), "--base-url", "https://example.org"]);
    assert_eq!(output.status.code(), Some(1));
    let text = stderr(&output);
    let last = text.lines().last().unwrap();
    assert!(last.starts_with(&format!("error: cannot write {}", out.display())), "{text}");
}
