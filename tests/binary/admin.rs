//! What an operator sees: metrics at an address of their own, and a line for each request.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::support::{PATIENCE, Server};

#[test]
fn requests_connections_editions_and_reloads_are_counted_where_only_the_operator_looks() {
    let (mut server, log) =
        Server::start_with_log(&["--admin-listen", "127.0.0.1:0", "--now", "2026-11-23T10:00:00+08:00"]);
    let said = log.wait_for("metrics on http://");
    let admin = said.split_once("metrics on http://").unwrap().1.split_once('/').unwrap().0.to_owned();
    for path in ["/online", "/online", "/search?q=secret", "/nothing-here", "/another/nothing"] {
        server.get(path);
    }
    server.signal("HUP");
    log.wait_for("the content was loaded again");

    let metrics = get(&admin, "/metrics");
    for line in [
        "huizhou_yibao_requests_total{page=\"/online\",status=\"200\"} 2",
        "huizhou_yibao_requests_total{page=\"/search\",status=\"200\"} 1",
        "huizhou_yibao_requests_total{page=\"other\",status=\"404\"} 2",
        "huizhou_yibao_request_seconds_count 5",
        "huizhou_yibao_reloads_total{result=\"Taken\"} 1",
        "huizhou_yibao_edition_until_timestamp_seconds 1795402800.0",
        "huizhou_yibao_holidays_known_until_timestamp_seconds 1798732800.0",
    ] {
        assert!(metrics.lines().any(|found| found == line), "{line} is not in\n{metrics}");
    }
    assert!(metrics.contains("huizhou_yibao_connections "), "{metrics}");
    assert!(!metrics.contains("secret") && !metrics.contains("nothing"), "{metrics}");
    assert!(server.get("/metrics").starts_with("HTTP/1.1 404 Not Found\r\n"));
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn each_request_is_one_object_in_the_log_under_the_id_that_its_answer_names() {
    let (mut server, log) = Server::start_with_log(&["--access-log", "--log-format", "json"]);
    let mut ids = Vec::new();
    for path in ["/online", "/search?q=secret", "/nothing-here"] {
        let reply = server.get(path);
        let id = reply.lines().find_map(|line| line.strip_prefix("x-request-id: ")).unwrap().to_owned();
        let line = log.wait_for(&id).lines().last().unwrap().to_owned();
        let entry: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(entry["path"], path.split('?').next().unwrap());
        assert_eq!(entry["method"], "GET");
        assert_eq!(entry["status"], if path == "/nothing-here" { 404 } else { 200 });
        assert!(!line.contains("secret") && !line.contains("127.0.0.1"), "{line}");
        ids.push(id);
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3);

    let given =
        server.exchange(b"GET / HTTP/1.1\r\nhost: x\r\nx-request-id: from-proxy-7\r\nconnection: close\r\n\r\n");
    assert!(given.contains("\r\nx-request-id: from-proxy-7\r\n"));
    assert_eq!(server.stop(), Some(0));
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").as_bytes()).unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    reply
}
