//! The log: what is in it, and that the site goes on when no process reads it.

use std::io::Read as _;

use crate::support::{Server, command};

#[test]
fn a_full_stderr_pipe_holds_up_neither_requests_nor_the_shutdown() {
    // The pipe holds 64 KiB, and the queue in front of it 1024 lines.
    const REQUESTS: usize = 2000;
    let mut server = Server::spawn(command(&["--access-log"]));
    let mut client = server.client();
    for _ in 0..REQUESTS {
        client.send("HEAD", "/favicon.ico", &[]).unwrap();
        assert_eq!(client.response_to_head().unwrap().status(), 200);
    }
    drop(client);
    assert_eq!(server.stop(), Some(0));
    let mut lines = String::new();
    server.child.stderr.take().unwrap().read_to_string(&mut lines).unwrap();
    assert!(lines.lines().count() < REQUESTS, "the pipe was never full");
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
    let (mut server, log) = Server::start_with_log(&[]);
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
    let mut command = command(&[]);
    command.env("RUST_LOG", "huizhou_yibao=deubg");
    let (server, log) = Server::spawn_with_log(command);
    log.wait_for("RUST_LOG is not understood");
    server.signal("TERM");
    log.wait_for("finishing what is in flight");
}
