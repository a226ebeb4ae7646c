//! More readers than there is room for.

use std::process::Command;

use crate::support::{Reader, Server, command};

#[test]
fn two_thousand_idle_connections_keep_nobody_waiting() {
    let server = Server::start(&[]);
    let idle: Vec<_> = (0..2000).map(|_| server.connect()).collect();
    let mut reader = Reader::of(server.connect());
    for path in ["/", "/online", "/nothing-here", "/card/dates?applied=2026-12-24"] {
        assert!(reader.get(path).is_some(), "{path}");
    }
    drop(idle);
    assert!(reader.get("/").unwrap().is_ok());
}

#[test]
fn more_connections_than_the_limit_wait_for_a_place_and_get_one() {
    let server = Server::start(&["--max-connections", "2"]);
    let mut first = Reader::of(server.connect());
    let mut second = Reader::of(server.connect());
    assert!(first.get("/").unwrap().is_ok());
    assert!(second.get("/").unwrap().is_ok());
    let mut third = Reader::of(server.connect());
    third.ask("/").unwrap();
    drop(first);
    assert!(third.reply().unwrap().is_ok());
}

#[test]
fn out_of_file_descriptors_it_waits_and_recovers() {
    let bare = command(&[]);
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -n 64; exec \"$0\""]).arg(bare.get_program());
    limited.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::piped());
    limited.stderr(std::process::Stdio::piped());
    let (server, log) = Server::of_with_log(limited);

    let mut insider = Reader::of(server.connect());
    assert!(insider.get("/").unwrap().is_ok());
    let crowd: Vec<_> = (0..100).map(|_| server.connect()).collect();
    log.wait_for("no more connections until others end");
    assert!(insider.get("/online").unwrap().is_ok(), "who is in is served on");
    drop(crowd);
    log.wait_for("connections are accepted again");
    assert!(server.get("/").starts_with("HTTP/1.1 200 OK\r\n"));
}
