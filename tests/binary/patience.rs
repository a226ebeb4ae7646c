//! Readers that are slow, silent or half gone. Each of these tests ends because the server ends the connection.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::Shutdown;
use std::time::Duration;

use crate::support::Server;

#[test]
fn a_head_that_never_ends_is_given_up_however_lively_it_is() {
    let server = Server::start(&["--head-time", "200ms", "--idle-time", "2m"]);
    for begun in ["G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nhost: x\r\nx-slow: ", "PRI", "PRI * HTTP/1.1\r\n"] {
        let mut stream = server.connect();
        // Reading is the pause between two bytes.
        stream.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
        stream.write_all(begun.as_bytes()).unwrap();
        let mut reply = Vec::new();
        loop {
            match stream.read_to_end(&mut reply) {
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                _ => break,
            }
            if stream.write_all(b"x").is_err() {
                break;
            }
        }
        assert!(!String::from_utf8_lossy(&reply).contains("200 OK"), "{begun}");
    }
    assert!(server.get("/").starts_with("HTTP/1.1 200 OK\r\n"));
}

#[test]
fn a_connection_that_says_nothing_is_closed() {
    let server = Server::start(&["--head-time", "2m", "--idle-time", "200ms"]);
    let mut stream = server.connect();
    assert_eq!(stream.read_to_end(&mut Vec::new()).unwrap(), 0);
}

#[test]
fn a_reader_that_takes_nothing_is_closed() {
    let server = Server::start(&["--write-time", "400ms"]);
    let mut stream = server.connect();
    let request = "GET /print HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(100);
    let error = loop {
        if let Err(error) = stream.write_all(request.as_bytes()) {
            break error;
        }
    };
    assert!(matches!(error.kind(), ErrorKind::ConnectionReset | ErrorKind::BrokenPipe), "{error}");
    assert!(server.get("/").starts_with("HTTP/1.1 200 OK\r\n"));
}

#[test]
fn who_has_stopped_speaking_still_hears_the_answers() {
    let server = Server::start(&[]);
    let mut stream = server.connect();
    let request = "GET /nothing-here HTTP/1.1\r\nhost: localhost\r\n\r\nGET / HTTP/1.1\r\nhost: localhost\r\n\r\n";
    stream.write_all(request.as_bytes()).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).unwrap();
    let reply = String::from_utf8_lossy(&reply);
    assert!(reply.starts_with("HTTP/1.1 404 Not Found\r\n"), "{reply}");
    assert_eq!(reply.matches("HTTP/1.1 200 OK\r\n").count(), 1);
    assert!(reply.ends_with("</html>\n") || reply.ends_with("</html>"), "the last page is whole");
}

#[test]
fn who_leaves_in_the_middle_of_an_answer_harms_nobody() {
    let server = Server::start(&[]);
    for _ in 0..50 {
        let mut stream = server.connect();
        stream.write_all(b"GET /print HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
        stream.read_exact(&mut [0; 100]).unwrap();
    }
    assert!(server.get("/").starts_with("HTTP/1.1 200 OK\r\n"));
}
