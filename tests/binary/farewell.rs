//! SIGTERM: nobody who was let in goes without an answer.

use std::io::{Read as _, Write as _};
use std::sync::mpsc::channel;

use crate::support::{Reader, Server};

/// How many readers there are.
const READERS: usize = 16;

#[test]
fn under_load_every_request_is_answered_and_the_last_answer_says_so() {
    let mut server = Server::start(&["--farewell-time", "10s", "--grace-time", "30s"]);
    let (begun, has_begun) = channel();
    let readers: Vec<_> = (0..READERS)
        .map(|number| {
            let mut reader = Reader::of(server.connect());
            let begun = begun.clone();
            std::thread::spawn(move || {
                let path = ["/", "/online", "/print", "/nothing-here"][number % 4];
                for answered in 0.. {
                    let reply = reader.get(path).unwrap_or_else(|| panic!("request {answered} was not answered"));
                    if answered == 10 {
                        begun.send(()).unwrap();
                    }
                    if reply.header("connection") == "close" {
                        assert!(reader.get(path).is_none(), "the connection ends after its last answer");
                        return answered;
                    }
                }
                0
            })
        })
        .collect();
    for _ in 0..READERS {
        has_begun.recv().unwrap();
    }
    server.signal("TERM");
    for reader in readers {
        assert!(reader.join().unwrap() >= 10);
    }
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn who_was_connected_at_that_instant_may_still_ask() {
    let mut server = Server::start(&["--farewell-time", "10s", "--grace-time", "30s"]);
    let mut silent: Vec<_> = (0..READERS).map(|_| Reader::of(server.connect())).collect();
    let mut between: Vec<_> = (0..READERS).map(|_| Reader::of(server.connect())).collect();
    for reader in &mut between {
        assert!(reader.get("/").unwrap().is_ok());
    }
    server.signal("TERM");
    for reader in silent.iter_mut().chain(&mut between) {
        // The first few may be quicker than the signal.
        while reader.get("/online").unwrap().header("connection") != "close" {}
    }
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_request_that_had_begun_is_answered_within_the_time_of_grace() {
    let mut server = Server::start(&["--farewell-time", "50ms", "--grace-time", "30s"]);
    let mut beginning = server.connect();
    beginning.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n").unwrap();
    let mut silent = server.connect();
    assert!(server.get("/").starts_with("HTTP/1.1 200 OK\r\n"));
    server.signal("TERM");
    // When the farewell is over, those who have said nothing are let go.
    assert_eq!(silent.read_to_end(&mut Vec::new()).unwrap(), 0);
    beginning.write_all(b"\r\n").unwrap();
    let reply = Reader::of(beginning).reply().expect("the request was not answered");
    assert!(reply.is_ok() && reply.header("connection") == "close", "{}", reply.head);
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn who_never_ends_a_request_is_cut_off_after_the_time_of_grace() {
    let (mut server, log) = Server::start_with_log(&["--farewell-time", "50ms", "--grace-time", "300ms"]);
    let mut never_ending = server.connect();
    never_ending.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n").unwrap();
    assert!(server.get("/").starts_with("HTTP/1.1 200 OK\r\n"));
    server.signal("TERM");
    log.wait_for("the grace time is over");
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}
