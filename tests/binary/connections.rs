//! What only a real connection shows.

use std::io::{Read as _, Write as _};

use crate::support::Server;

#[test]
fn one_connection_serves_many_requests() {
    let server = Server::start(&[]);
    let both = b"GET /online HTTP/1.1\r\nhost: x\r\n\r\nHEAD / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    assert_eq!(server.exchange(both).matches("HTTP/1.1 200 OK").count(), 2);
}

#[test]
fn head_says_the_length_of_what_get_sends() {
    let server = Server::start(&[]);
    for path in ["/", "/print", "/facts.json", "/nothing-here", "/search?q=12333", "/healthz"] {
        for coding in ["br", "gzip", "identity"] {
            let request = |method| {
                let request = format!(
                    "{method} {path} HTTP/1.1\r\nhost: x\r\naccept-encoding: {coding}\r\nconnection: close\r\n\r\n"
                );
                let mut stream = server.connect();
                stream.write_all(request.as_bytes()).unwrap();
                let mut reply = Vec::new();
                stream.read_to_end(&mut reply).unwrap();
                let end = reply.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
                let body = reply.split_off(end);
                let head = String::from_utf8(reply).unwrap();
                let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
                (length.parse::<usize>().unwrap(), body.len())
            };
            let (length, sent) = request("GET");
            assert_eq!(length, sent, "{path} {coding}");
            assert_eq!(request("HEAD"), (length, 0), "{path} {coding}");
        }
    }
}

#[test]
fn http_2_is_spoken_without_tls() {
    let server = Server::start(&[]);
    let mut stream = server.connect();
    stream.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0").unwrap();
    let mut frame = [0; 9];
    stream.read_exact(&mut frame).unwrap();
    assert_eq!(frame[3], 4, "the first frame is SETTINGS");
}

#[test]
fn what_is_no_request_is_refused_and_the_next_reader_is_served() {
    let server = Server::start(&[]);
    let long_header = format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "x".repeat(64 * 1024));
    let long_address = format!("GET /online?{} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "x".repeat(5000));
    let huge_address = format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "x".repeat(70_000));
    let many_headers = format!("GET / HTTP/1.1\r\nhost: x\r\n{}\r\n", "a: b\r\n".repeat(500));
    for (request, status) in [
        (&b"nonsense\r\n\r\n"[..], "400"),
        (b"GET / HTTP/9.9\r\n\r\n", "400"),
        (b"GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", "400"),
        (long_address.as_bytes(), "414"),
        (huge_address.as_bytes(), "431"),
        (long_header.as_bytes(), "431"),
        (many_headers.as_bytes(), "431"),
    ] {
        let reply = server.exchange(request);
        assert!(reply.starts_with(&format!("HTTP/1.1 {status} ")), "{status}: {reply}");
    }
    assert!(server.get("/").starts_with("HTTP/1.1 200 OK\r\n"));
}
