//! HTTP/1.1 over a real connection.

use crate::support::Server;

#[test]
fn one_connection_serves_many_requests() {
    let server = Server::start(&[]);
    let both = b"GET /online HTTP/1.1\r\nhost: x\r\n\r\nHEAD / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    assert_eq!(server.exchange(both).matches("HTTP/1.1 200 OK").count(), 2);
}

#[test]
fn head_gives_the_length_of_the_body_that_get_sends() {
    let server = Server::start(&[]);
    for path in ["/", "/print", "/facts.json", "/nothing-here", "/search?q=12333", "/healthz"] {
        for coding in ["br", "gzip", "identity"] {
            let headers = [("accept-encoding", coding), ("connection", "close")];
            let mut client = server.client();
            client.send("GET", path, &headers).unwrap();
            let get = client.response().unwrap();
            assert!(client.is_closed(), "{path} {coding}: the body is longer than its content-length");
            let mut client = server.client();
            client.send("HEAD", path, &headers).unwrap();
            let head = client.response_to_head().unwrap();
            assert!(client.is_closed(), "{path} {coding}: a HEAD request gets no body");
            assert_eq!(head.header("content-length"), Some(&*get.body.len().to_string()), "{path} {coding}");
        }
    }
}

#[test]
fn a_malformed_or_oversized_request_is_refused_and_the_next_one_served() {
    let server = Server::start(&[]);
    let long_header = format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "x".repeat(64 * 1024));
    let long_target = format!("GET /online?{} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "x".repeat(5000));
    let huge_target = format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "x".repeat(70_000));
    let many_headers = format!("GET / HTTP/1.1\r\nhost: x\r\n{}\r\n", "a: b\r\n".repeat(500));
    for (request, status) in [
        (&b"nonsense\r\n\r\n"[..], "400"),
        (b"GET /\xe5\xbe\xff\xfe HTTP/1.1\r\nhost: x\r\n\r\n", "400"),
        (b"GET /\x00 HTTP/1.1\r\nhost: x\r\n\r\n", "400"),
        (b"\xff\xfe\xfd\r\n\r\n", "400"),
        (b"GET / HTTP/9.9\r\n\r\n", "400"),
        (b"GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", "400"),
        (long_target.as_bytes(), "414"),
        (huge_target.as_bytes(), "431"),
        (long_header.as_bytes(), "431"),
        (many_headers.as_bytes(), "431"),
    ] {
        let answer = server.exchange(request);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{status}: {answer}");
        let (_, text) = answer.split_once("\r\n\r\n").unwrap();
        assert!(text.ends_with("。\n"), "{status} says nothing: {answer}");
    }
    let story = format!("/search?q={}", "%E5%8D%A1".repeat(1000));
    assert_eq!(server.get(&story).status(), 200, "the beginning of a long story is searched for");
    assert_eq!(server.get("/").status(), 200);
}
