//! Requests that don't say for which host or which path they are: RFC 9112, section 3.2.

use crate::support::Server;

#[test]
fn a_request_without_exactly_one_valid_host_or_without_a_path_is_refused_and_its_connection_closed() {
    let server = Server::start(&[]);
    for request in [
        "GET / HTTP/1.1\r\n",
        "GET / HTTP/1.1\r\nhost:\r\n",
        "GET / HTTP/1.1\r\nhost: x\r\nhost: x\r\n",
        "GET / HTTP/1.1\r\nhost: x\r\nhost: y\r\n",
        "GET / HTTP/1.1\r\nhost: a b\r\n",
        "GET / HTTP/1.1\r\nhost: a/b\r\n",
        "GET / HTTP/1.1\r\nhost: a@b\r\n",
        "GET / HTTP/1.1\r\nhost: http://a\r\n",
        "GET / HTTP/1.1\r\nhost: a:x\r\n",
        "GET / HTTP/1.1\r\nhost: [::1\r\n",
        "GET / HTTP/1.0\r\nhost: a/b\r\n",
        "GET / HTTP/1.0\r\nhost: x\r\nhost: y\r\n",
        "GET online HTTP/1.1\r\nhost: x\r\n",
        "GET online/wechat HTTP/1.1\r\nhost: x\r\n",
        "GET ?q=x HTTP/1.1\r\nhost: x\r\n",
        "GET * HTTP/1.1\r\nhost: x\r\n",
        "GET x:80 HTTP/1.1\r\nhost: x\r\n",
        "GET http://u@x/ HTTP/1.1\r\nhost: x\r\n",
        "GET http:///online HTTP/1.1\r\nhost: x\r\n",
        "GET /search?q=12333 HTTP/1.1\r\n",
    ] {
        let next = "GET /about HTTP/1.1\r\nhost: x\r\n\r\n";
        let answer = server.exchange(format!("{request}\r\n{next}").as_bytes());
        assert!(
            answer.starts_with("HTTP/1.1 400 Bad Request\r\n") || answer.starts_with("HTTP/1.0 400 "),
            "{request}: {answer}"
        );
        assert!(answer.ends_with("。\n"), "{request}: it says what is wrong: {answer}");
        assert_eq!(answer.matches("HTTP/1.").count(), 1, "{request}: the next one is not answered: {answer}");
    }
}

#[test]
fn every_valid_way_to_name_the_host_is_answered() {
    let server = Server::start(&[]);
    for request in [
        "GET / HTTP/1.1\r\nhost: x\r\n",
        "GET / HTTP/1.1\r\nHOST:  example.org:8080 \r\n",
        "GET / HTTP/1.1\r\nhost: [::1]:8080\r\n",
        "GET / HTTP/1.1\r\nhost: xn--fiqs8s.example\r\n",
        "GET http://x/ HTTP/1.1\r\nhost: x\r\n",
        "GET / HTTP/1.0\r\n",
        "GET / HTTP/1.0\r\nhost: x\r\n",
    ] {
        let answer = server.exchange(format!("{request}connection: close\r\n\r\n").as_bytes());
        assert_eq!(answer.split(' ').nth(1), Some("200"), "{request}");
    }
}
