//! The log: what it says, and that nobody has to read it.

use crate::support::{Reader, Server, command};

#[test]
fn a_full_stderr_pipe_holds_up_neither_readers_nor_the_end() {
    // The pipe holds 64 KiB, and the queue behind it 1024 lines.
    let mut server = Server::of(command(&[]));
    let mut reader = Reader::of(server.connect());
    let path = format!("/nothing-here/{}", "x".repeat(100));
    for _ in 0..2000 {
        let reply = reader.get(&path).unwrap();
        assert!(reply.head.starts_with("HTTP/1.1 404 Not Found\r\n"), "{}", reply.head);
    }
    drop(reader);
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn a_closed_stderr_is_no_reason_to_stop() {
    let mut server = Server::of(command(&[]));
    drop(server.child.stderr.take());
    assert!(server.get("/nothing-here").starts_with("HTTP/1.1 404 Not Found\r\n"));
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn no_query_is_logged() {
    let (mut server, log) = Server::start_with_log(&[]);
    server.get("/card/offices?town=secret");
    server.get("/nothing-here?q=secret");
    server.signal("TERM");
    let mut said = log.wait_for("/card/offices");
    said += &log.wait_for("/nothing-here");
    assert!(!said.contains("secret"), "{said}");
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_mistake_in_rust_log_is_told_and_the_log_goes_on() {
    let mut command = command(&[]);
    command.env("RUST_LOG", "huizhou_yibao=deubg");
    let (server, log) = Server::of_with_log(command);
    log.wait_for("RUST_LOG is not understood");
    server.signal("TERM");
    log.wait_for("finishing what is in flight");
}
