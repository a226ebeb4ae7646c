//! A handler that panics, by an address that builds for tests have and release builds have not.
#![cfg(debug_assertions)]

use crate::support::{Reader, Server};

#[test]
fn a_panic_costs_one_reader_one_page() {
    let (mut server, log) = Server::start_with_log(&[]);
    let mut reader = Reader::of(server.connect());
    let mut neighbour = Reader::of(server.connect());
    for _ in 0..3 {
        let reply = reader.get("/test/panic").unwrap();
        assert!(reply.head.starts_with("HTTP/1.1 500 Internal Server Error\r\n"), "{}", reply.head);
        assert_eq!(reply.header("cache-control"), "no-store");
        assert!(reply.text().contains("0752-12333") && !reply.text().contains("on purpose"));
        assert!(log.wait_for("a handler panicked").contains("on purpose"));
        assert!(reader.get("/").unwrap().is_ok(), "the connection goes on");
        assert!(neighbour.get("/search?q=12333").unwrap().is_ok());
    }
    assert_eq!(server.stop(), Some(0));
}
