//! Graceful shutdown: after SIGTERM every connected client still gets a response.

use std::io::{Read as _, Write as _};
use std::sync::mpsc::channel;

use crate::support::{Client, Server, TEST_TIMEOUT};

const CLIENTS: usize = 16;

#[test]
fn under_load_every_request_is_answered_and_the_last_response_has_connection_close() {
    let mut server = Server::start(&["--drain-timeout", "10m", "--shutdown-timeout", "20m"]);
    let (sender, has_begun) = channel();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|number| {
            let mut client = server.client();
            let has_begun = sender.clone();
            std::thread::spawn(move || {
                let path = ["/", "/online", "/print", "/nothing-here"][number % 4];
                for answered in 1.. {
                    let response = client.get(path).unwrap_or_else(|| panic!("no response after {answered}"));
                    if answered == 10 {
                        has_begun.send(()).unwrap();
                    }
                    if response.header("connection") == Some("close") {
                        assert!(answered >= 10, "the shutdown began before the signal");
                        assert!(client.get(path).is_none(), "the connection goes on after its last response");
                        break;
                    }
                }
            })
        })
        .collect();
    for _ in 0..CLIENTS {
        has_begun.recv_timeout(TEST_TIMEOUT).unwrap();
    }
    server.signal("TERM");
    for client in clients {
        client.join().unwrap();
    }
    assert_eq!(server.wait(), Some(0));
}

#[test]
fn a_client_that_was_connected_before_the_signal_may_send_one_more_request() {
    let mut server = Server::start(&["--drain-timeout", "10m", "--shutdown-timeout", "20m"]);
    let new = (0..CLIENTS).map(|_| server.client());
    let used = (0..CLIENTS).map(|_| {
        let mut client = server.client();
        assert_eq!(client.get("/").unwrap().status(), 200);
        client
    });
    let mut clients: Vec<_> = new.chain(used).collect();
    server.signal("TERM");
    for client in &mut clients {
        // The first few requests may come before the signal.
        while client.get("/online").unwrap().header("connection") != Some("close") {}
    }
    assert_eq!(server.wait(), Some(0));
}

#[test]
fn a_request_that_had_begun_is_answered_within_the_shutdown_timeout() {
    let mut server = Server::start(&["--drain-timeout", "50ms", "--shutdown-timeout", "20m"]);
    let mut begun = server.connect();
    begun.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n").unwrap();
    let mut silent = server.connect();
    assert_eq!(server.get("/").status(), 200);
    server.signal("TERM");
    assert_eq!(silent.read_to_end(&mut Vec::new()).unwrap(), 0, "a silent connection is closed when the drain is over");
    begun.write_all(b"\r\n").unwrap();
    let response = Client::new(begun).response().expect("the request was not answered");
    assert_eq!(response.status(), 200);
    assert_eq!(response.header("connection"), Some("close"));
    assert_eq!(server.wait(), Some(0));
}

#[test]
fn a_request_that_never_ends_is_cut_off_after_the_shutdown_timeout() {
    let (mut server, log) = Server::start_with_log(&["--drain-timeout", "50ms", "--shutdown-timeout", "300ms"]);
    let mut never_ending = server.connect();
    never_ending.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n").unwrap();
    assert_eq!(server.get("/").status(), 200);
    server.signal("TERM");
    log.wait_for("some connections were cut off");
    assert_eq!(server.wait(), Some(0));
}
