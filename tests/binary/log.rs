//! The log: what is in it, and that the site goes on when no process reads it.

use std::ffi::OsStr;
use std::io::Read;
use std::os::unix::ffi::OsStrExt as _;

use crate::support::{Server, command};

/// The pipe holds 64 KiB, and the queue in front of it 1024 lines.
const ENOUGH_TO_FILL_BOTH: usize = 2000;

/// Starts a server whose log nobody reads, and makes it write more than the pipe and the queue hold.
fn server_with_a_full_log() -> Server {
    let server = Server::spawn(command(&["--access-log"]));
    let mut client = server.client();
    for _ in 0..ENOUGH_TO_FILL_BOTH {
        client.send("HEAD", "/favicon.ico", &[]).unwrap();
        assert_eq!(client.response_to_head().unwrap().status(), 200);
    }
    server
}

fn rest_of(mut stream: impl Read) -> String {
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn without_an_access_log_no_request_is_in_the_log() {
    let mut server = Server::spawn(command(&[]));
    for path in ["/", "/healthz", "/search?q=12333", "/nothing-here", "/online/"] {
        server.get(path);
    }
    assert_eq!(server.stop(), Some(0));
    let log = rest_of(server.child.stderr.take().unwrap());
    assert!(log.contains("finishing what is in flight") && !log.contains("GET"), "{log}");
}

#[test]
fn a_full_stderr_pipe_holds_up_neither_requests_nor_the_shutdown_and_leaves_stdout_alone() {
    let mut server = server_with_a_full_log();
    assert_eq!(server.stop(), Some(0));
    assert_eq!(rest_of(server.stdout.take().unwrap()), "", "the address is the only line on stdout");
    let lines = rest_of(server.child.stderr.take().unwrap());
    assert!(lines.lines().count() < ENOUGH_TO_FILL_BOTH, "the pipe was never full");
}

#[test]
fn with_stdout_closed_and_stderr_full_the_exit_status_is_still_0() {
    let mut server = server_with_a_full_log();
    server.close_stdout();
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn once_somebody_reads_the_log_it_says_how_many_lines_were_dropped() {
    let mut server = server_with_a_full_log();
    let log = server.read_log();
    let line = log.wait_for("lines of the log were dropped");
    let dropped = line.rsplit_once("lines=").unwrap().1.parse::<usize>().unwrap();
    assert!((1..ENOUGH_TO_FILL_BOTH).contains(&dropped), "{line}");
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn a_closed_stderr_does_not_stop_the_server() {
    let mut server = Server::spawn(command(&[]));
    drop(server.child.stderr.take());
    assert_eq!(server.get("/nothing-here").status(), 404);
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn no_query_is_logged() {
    let mut everything = command(&["--access-log"]);
    everything.env("RUST_LOG", "debug");
    let (mut server, log) = Server::spawn_with_log(everything);
    server.get("/card/offices?town=secret");
    server.get("/nothing-here?q=secret");
    server.signal("TERM");
    let mut lines = log.wait_for("/card/offices");
    lines += &log.wait_for("/nothing-here");
    assert!(!lines.contains("secret"), "{lines}");
    assert_eq!(server.wait(), Some(0));
}

#[test]
fn a_mistake_in_rust_log_is_reported_and_the_log_goes_on() {
    for setting in [&b"huizhou_yibao=deubg"[..], b"warn\xFF"] {
        let mut command = command(&[]);
        command.env("RUST_LOG", OsStr::from_bytes(setting));
        let (server, log) = Server::spawn_with_log(command);
        log.wait_for("RUST_LOG is not understood");
        server.signal("TERM");
        log.wait_for("finishing what is in flight");
    }
}
