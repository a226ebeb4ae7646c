//! Clients that are slow, silent or half closed. Each of these tests ends because the server closes the connection.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::Shutdown;
use std::time::Duration;

use crate::support::{Server, admin_address, connect};

#[test]
fn a_header_section_that_never_ends_is_given_up_although_bytes_keep_coming() {
    let server = Server::start(&["--header-read-timeout", "200ms", "--idle-timeout", "10m"]);
    let drip = |begun: &str| {
        let mut stream = server.connect();
        // The timeout of each read is the pause between two bytes.
        stream.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
        stream.write_all(begun.as_bytes()).unwrap();
        let mut answer = Vec::new();
        loop {
            match stream.read_to_end(&mut answer) {
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                _ => break,
            }
            if stream.write_all(b"x").is_err() {
                break;
            }
        }
        assert!(!String::from_utf8_lossy(&answer).contains("200 OK"), "{begun}");
    };
    std::thread::scope(|scope| {
        for begun in ["G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nhost: x\r\nx-slow: ", "PRI", "PRI * HTTP/1.1\r\n"] {
            scope.spawn(|| drip(begun));
        }
    });
    assert_eq!(server.get("/").status(), 200);
}

#[test]
fn operators_have_the_same_time_to_send_a_request() {
    let (_server, log) = Server::start_with_log(&["--admin-listen", "127.0.0.1:0", "--idle-timeout", "200ms"]);
    let mut stream = connect(admin_address(&log));
    stream.write_all(b"GET /metrics HTTP/1.1\r\nx-slow: ").unwrap();
    assert_eq!(stream.read_to_end(&mut Vec::new()).unwrap(), 0);
}

#[test]
fn a_silent_connection_is_closed() {
    let server = Server::start(&["--header-read-timeout", "10m", "--idle-timeout", "200ms"]);
    let mut stream = server.connect();
    assert_eq!(stream.read_to_end(&mut Vec::new()).unwrap(), 0);
}

#[test]
fn a_client_that_reads_nothing_is_disconnected() {
    let server = Server::start(&["--write-timeout", "400ms"]);
    let mut stream = server.connect();
    let request = "GET /print HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(100);
    let error = loop {
        if let Err(error) = stream.write_all(request.as_bytes()) {
            break error;
        }
    };
    assert!(matches!(error.kind(), ErrorKind::ConnectionReset | ErrorKind::BrokenPipe), "{error}");
    assert_eq!(server.get("/").status(), 200);
}

#[test]
fn a_half_closed_connection_still_gets_its_responses() {
    let server = Server::start(&[]);
    let mut stream = server.connect();
    let request = "GET /nothing-here HTTP/1.1\r\nhost: localhost\r\n\r\nGET / HTTP/1.1\r\nhost: localhost\r\n\r\n";
    stream.write_all(request.as_bytes()).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.starts_with("HTTP/1.1 404 Not Found\r\n"), "{answer}");
    assert_eq!(answer.matches("HTTP/1.1 200 OK\r\n").count(), 1);
    assert!(answer.ends_with("</html>\n") || answer.ends_with("</html>"), "the last page is whole");
}

#[test]
fn clients_that_leave_in_the_middle_of_a_response_harm_no_other() {
    let server = Server::start(&[]);
    for _ in 0..50 {
        let mut stream = server.connect();
        stream.write_all(b"GET /print HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
        stream.read_exact(&mut [0; 100]).unwrap();
    }
    assert_eq!(server.get("/").status(), 200);
}
