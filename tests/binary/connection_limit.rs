//! Many connections at once, and more of them than there may be.

use std::process::{Command, Stdio};

use crate::support::{Server, command};

#[test]
fn idle_connections_hold_up_no_other() {
    let server = Server::start(&[]);
    let idle: Vec<_> = (0..200).map(|_| server.connect()).collect();
    let mut client = server.client();
    for path in ["/", "/online", "/nothing-here", "/card/dates?applied=2026-12-24"] {
        assert!(client.get(path).is_some(), "{path}");
    }
    drop(idle);
    assert_eq!(client.get("/").unwrap().status(), 200);
}

#[test]
fn a_connection_beyond_the_limit_waits_until_another_ends() {
    let server = Server::start(&["--max-connections", "2"]);
    let mut first = server.client();
    let mut second = server.client();
    assert_eq!(first.get("/").unwrap().status(), 200);
    assert_eq!(second.get("/").unwrap().status(), 200);
    let mut third = server.client();
    third.send("GET", "/", &[]).unwrap();
    for _ in 0..10 {
        assert_eq!(first.get("/").unwrap().status(), 200);
        assert_eq!(second.get("/").unwrap().status(), 200);
    }
    assert!(!third.has_response_bytes(), "there are three connections at once");
    drop(first);
    assert_eq!(third.response().unwrap().status(), 200);
}

#[test]
fn out_of_file_descriptors_the_server_waits_and_recovers() {
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -n 64; exec \"$0\""]).arg(command(&[]).get_program());
    limited.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let (server, log) = Server::spawn_with_log(limited);

    let mut connected_before = server.client();
    assert_eq!(connected_before.get("/").unwrap().status(), 200);
    let too_many: Vec<_> = (0..100).map(|_| server.connect()).collect();
    log.wait_for("no more connections until others end");
    assert_eq!(connected_before.get("/online").unwrap().status(), 200, "an open connection is served on");
    drop(too_many);
    log.wait_for("connections are accepted again");
    assert_eq!(server.get("/").status(), 200);
}
