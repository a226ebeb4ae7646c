//! Request smuggling: requests that a proxy and the server behind it could read differently. What is inside such a
//! request must never be answered as a request of its own.

use crate::support::Server;

/// The request to be smuggled. Its response would be a second one on the connection.
const SMUGGLED: &str = "GET /about HTTP/1.1\r\nhost: localhost\r\n\r\n";

#[test]
fn a_request_inside_another_is_not_answered() {
    let server = Server::start(&[]);
    let length = SMUGGLED.len();
    let chunk = format!("{length:x}\r\n{SMUGGLED}\r\n0\r\n\r\n");
    for (name, headers, body) in [
        ("a body", format!("content-length: {length}\r\n"), SMUGGLED.to_owned()),
        ("chunks", "transfer-encoding: chunked\r\n".to_owned(), chunk.clone()),
        ("both, the length first", "content-length: 4\r\ntransfer-encoding: chunked\r\n".to_owned(), chunk.clone()),
        ("both, the length last", "transfer-encoding: chunked\r\ncontent-length: 4\r\n".to_owned(), chunk.clone()),
        (
            "an end that isn't one",
            format!("transfer-encoding: chunked\r\ncontent-length: {}\r\n", length + 5),
            format!("0\r\n\r\n{SMUGGLED}"),
        ),
        ("an unknown coding", "transfer-encoding: xchunked\r\n".to_owned(), chunk.clone()),
        ("two codings", "transfer-encoding: chunked, identity\r\n".to_owned(), chunk.clone()),
        ("a coding twice", "transfer-encoding: chunked\r\ntransfer-encoding: x\r\n".to_owned(), chunk.clone()),
        ("a space before the colon", "transfer-encoding : chunked\r\n".to_owned(), chunk.clone()),
        ("a tab after the colon", "transfer-encoding:\tchunked\r\n".to_owned(), chunk.clone()),
        ("a folded line", "transfer-encoding:\r\n chunked\r\n".to_owned(), chunk.clone()),
        ("a bare line feed", "x: y\ntransfer-encoding: chunked\r\n".to_owned(), chunk.clone()),
        ("a bare carriage return", "x: y\rtransfer-encoding: chunked\r\n".to_owned(), chunk),
        ("two lengths", format!("content-length: 0\r\ncontent-length: {length}\r\n"), SMUGGLED.to_owned()),
        ("a list of lengths", format!("content-length: {length}, {length}\r\n"), SMUGGLED.to_owned()),
        ("a signed length", format!("content-length: +{length}\r\n"), SMUGGLED.to_owned()),
        ("a length in hexadecimal", format!("content-length: 0x{length:x}\r\n"), SMUGGLED.to_owned()),
        ("a space in a header's name", "x y: z\r\n".to_owned(), String::new()),
        ("a NUL in a header", "x: \0\r\n".to_owned(), String::new()),
        ("no name", ": x\r\n".to_owned(), String::new()),
    ] {
        for (method, version) in [("GET", "1.1"), ("POST", "1.1"), ("HEAD", "1.1"), ("GET", "1.0")] {
            let request =
                format!("{method} / HTTP/{version}\r\nhost: localhost\r\nconnection: close\r\n{headers}\r\n{body}");
            let answer = server.exchange(request.as_bytes());
            let responses = answer.matches("HTTP/1.").count();
            assert!(responses <= 1, "{method} with {name} got {responses} responses:\n{answer}");
            assert!(!answer.contains("canonical\" href=\"http://127.0.0.1/about"), "{name}");
        }
    }
    assert_eq!(server.get("/").status(), 200);
}

#[test]
fn a_chunked_body_is_refused_and_the_connection_closed() {
    let server = Server::start(&[]);
    let request = format!("GET / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n{SMUGGLED}");
    let answer = server.exchange(request.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 411 Length Required\r\n"), "{answer}");
    assert!(answer.contains("\r\nconnection: close\r\n"), "{answer}");
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
}

#[test]
fn what_follows_a_refused_request_is_not_answered() {
    let server = Server::start(&[]);
    for refused in
        ["GET / HTTP/1.1\r\nhost: x\r\ncontent-length: x\r\n\r\n", "nonsense\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n"]
    {
        let answer = server.exchange(format!("{refused}{SMUGGLED}").as_bytes());
        assert!(answer.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{refused}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{refused}: {answer}");
    }
}
