//! Requests that two servers in a row could read in two ways. What is inside such a request must never be answered as a
//! request of its own.

use crate::support::Server;

/// What is to be smuggled. Its answer would be a second one on the connection.
const INSIDE: &str = "GET /about HTTP/1.1\r\nhost: localhost\r\n\r\n";

#[test]
fn a_request_inside_another_is_not_answered() {
    let server = Server::start(&[]);
    let length = INSIDE.len();
    let chunk = format!("{length:x}\r\n{INSIDE}\r\n0\r\n\r\n");
    for (name, headers, body) in [
        ("a body", format!("content-length: {length}\r\n"), INSIDE.to_owned()),
        ("chunks", "transfer-encoding: chunked\r\n".to_owned(), chunk.clone()),
        ("both, the length first", "content-length: 4\r\ntransfer-encoding: chunked\r\n".to_owned(), chunk.clone()),
        ("both, the length last", "transfer-encoding: chunked\r\ncontent-length: 4\r\n".to_owned(), chunk.clone()),
        (
            "an end that isn't one",
            format!("transfer-encoding: chunked\r\ncontent-length: {}\r\n", length + 5),
            format!("0\r\n\r\n{INSIDE}"),
        ),
        ("an unknown coding", "transfer-encoding: xchunked\r\n".to_owned(), chunk.clone()),
        ("two codings", "transfer-encoding: chunked, identity\r\n".to_owned(), chunk.clone()),
        ("a coding twice", "transfer-encoding: chunked\r\ntransfer-encoding: x\r\n".to_owned(), chunk.clone()),
        ("a space before the colon", "transfer-encoding : chunked\r\n".to_owned(), chunk.clone()),
        ("a tab after the colon", "transfer-encoding:\tchunked\r\n".to_owned(), chunk.clone()),
        ("a folded line", "transfer-encoding:\r\n chunked\r\n".to_owned(), chunk.clone()),
        ("a bare line feed", "x: y\ntransfer-encoding: chunked\r\n".to_owned(), chunk.clone()),
        ("a bare carriage return", "x: y\rtransfer-encoding: chunked\r\n".to_owned(), chunk),
        ("two lengths", format!("content-length: 0\r\ncontent-length: {length}\r\n"), INSIDE.to_owned()),
        ("a list of lengths", format!("content-length: {length}, {length}\r\n"), INSIDE.to_owned()),
        ("a signed length", format!("content-length: +{length}\r\n"), INSIDE.to_owned()),
        ("a length in hexadecimal", format!("content-length: 0x{length:x}\r\n"), INSIDE.to_owned()),
        ("a space in a header's name", "x y: z\r\n".to_owned(), String::new()),
        ("a NUL in a header", "x: \0\r\n".to_owned(), String::new()),
        ("no name", ": x\r\n".to_owned(), String::new()),
    ] {
        for (method, version) in [("GET", "1.1"), ("POST", "1.1"), ("HEAD", "1.1"), ("GET", "1.0")] {
            let request =
                format!("{method} / HTTP/{version}\r\nhost: localhost\r\nconnection: close\r\n{headers}\r\n{body}");
            let reply = server.exchange(request.as_bytes());
            let answers = reply.matches("HTTP/1.").count();
            assert!(answers <= 1, "{method} with {name} got {answers} answers:\n{reply}");
            assert!(!reply.contains("canonical\" href=\"http://127.0.0.1/about"), "{name}");
        }
    }
    assert!(server.get("/").starts_with("HTTP/1.1 200 OK\r\n"));
}

#[test]
fn a_body_without_a_length_is_refused_and_the_connection_ends() {
    let server = Server::start(&[]);
    let request = format!("GET / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n{INSIDE}");
    let reply = server.exchange(request.as_bytes());
    assert!(reply.starts_with("HTTP/1.1 411 Length Required\r\n"), "{reply}");
    assert!(reply.contains("\r\nconnection: close\r\n"), "{reply}");
    assert_eq!(reply.matches("HTTP/1.1 ").count(), 1, "{reply}");
}

#[test]
fn what_follows_a_refused_request_is_not_read_as_one() {
    let server = Server::start(&[]);
    for refused in
        ["GET / HTTP/1.1\r\nhost: x\r\ncontent-length: x\r\n\r\n", "nonsense\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n"]
    {
        let reply = server.exchange(format!("{refused}{INSIDE}").as_bytes());
        assert!(reply.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{refused}: {reply}");
        assert_eq!(reply.matches("HTTP/1.1 ").count(), 1, "{refused}: {reply}");
    }
}
