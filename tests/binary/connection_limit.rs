//! Many connections at once, and more of them than there may be.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::support::{Server, admin_address, command, get};

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
fn when_every_place_is_taken_the_connection_that_is_silent_longest_is_closed() {
    let server = Server::start(&["--max-connections", "2"]);
    let mut first = server.client();
    assert_eq!(first.get("/").unwrap().status(), 200);
    let mut second = server.client();
    assert_eq!(second.get("/").unwrap().status(), 200);
    // Time enough for the server to see that the second one has nothing more to ask.
    for _ in 0..100 {
        assert_eq!(first.get("/").unwrap().status(), 200);
    }
    let mut third = server.client();
    assert_eq!(third.get("/").unwrap().status(), 200);
    assert!(second.is_closed());
    assert_eq!(first.get("/").unwrap().status(), 200, "the one that goes on asking stays");
}

#[test]
fn clients_that_send_half_a_request_keep_nobody_out() {
    let server = Server::start(&[
        "--max-connections",
        "50",
        "--header-read-timeout",
        "10m",
        "--idle-timeout",
        "10m",
        "--admin-listen",
        "127.0.0.1:0",
    ]);
    let mut half: Vec<_> = (0..200).map(|_| server.connect()).collect();
    for stream in &mut half {
        // Those that were closed already don't take it.
        let _ = stream.write_all(b"GET / HTTP/1.1\r\nx-slow: ");
    }
    let mut client = server.client();
    for path in ["/", "/online", "/search?q=12333"] {
        assert_eq!(client.get(path).unwrap().status(), 200, "{path}");
    }
}

#[test]
fn operators_are_answered_while_every_place_of_the_public_port_is_taken() {
    let (server, log) = Server::start_with_log(&["--max-connections", "2", "--admin-listen", "127.0.0.1:0"]);
    let admin = admin_address(&log);
    let mut visitors = [server.client(), server.client()];
    for visitor in &mut visitors {
        assert_eq!(visitor.get("/").unwrap().status(), 200);
    }
    assert_eq!(get(admin, "/healthz").status(), 200);
    for visitor in &mut visitors {
        assert_eq!(visitor.get("/").unwrap().status(), 200, "nobody had to go for it");
    }
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

#[test]
fn the_soft_limit_of_open_files_is_raised_as_far_as_all_connections_need_it() {
    let limits_after = |shell: &str| {
        let mut limited = Command::new("sh");
        limited.args(["-c", shell]).arg(command(&[]).get_program());
        limited.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let (server, log) = Server::spawn_with_log(limited);
        let limits = fs::read_to_string(format!("/proc/{}/limits", server.child.id())).unwrap();
        let line = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
        let soft: u32 = line.split_whitespace().nth(3).unwrap().parse().unwrap();
        (soft, log, server)
    };
    let (soft, ..) = limits_after("ulimit -S -n 64; exec \"$0\"");
    assert_eq!(soft, 1024 + 192);
    let (soft, log, _server) = limits_after("ulimit -n 100; exec \"$0\"");
    assert_eq!(soft, 100);
    log.wait_for("too few open files are allowed for all connections");
}
