//! What an operator sees: metrics on a port of their own, and a line in the log for each request.

use crate::support::{Server, admin_address, get};

#[test]
fn requests_connections_editions_and_reloads_are_counted_on_the_admin_port_only() {
    let (mut server, log) =
        Server::start_with_log(&["--admin-listen", "127.0.0.1:0", "--now", "2026-11-23T10:00:00+08:00"]);
    let admin_address = admin_address(&log);
    let mut client = server.client();
    for path in ["/online", "/online", "/search?q=secret", "/nothing-here", "/another/nothing"] {
        client.get(path).unwrap();
    }
    server.signal("HUP");
    log.wait_for("the content was loaded again");

    let response = get(admin_address, "/metrics");
    let metrics = response.text();
    for line in [
        "huizhou_yibao_requests_total{page=\"/online\",status=\"200\"} 2",
        "huizhou_yibao_requests_total{page=\"/search\",status=\"200\"} 1",
        "huizhou_yibao_requests_total{page=\"other\",status=\"404\"} 2",
        "huizhou_yibao_request_seconds_count 5",
        "huizhou_yibao_connections 1",
        "huizhou_yibao_connections_evicted_total 0",
        "huizhou_yibao_reloads_total{result=\"Taken\"} 1",
        "huizhou_yibao_reloads_total{result=\"Refused\"} 0",
        concat!("huizhou_yibao_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"} 1"),
        "huizhou_yibao_edition_until_timestamp_seconds 1795402800.0",
        "huizhou_yibao_holidays_known_until_timestamp_seconds 1798732800.0",
    ] {
        assert!(metrics.lines().any(|found| found == line), "{line} is not in\n{metrics}");
    }
    for name in [
        "process_resident_memory_bytes",
        "process_virtual_memory_bytes",
        "process_open_fds",
        "process_max_fds",
        "process_threads",
        "process_start_time_seconds",
        "process_cpu_seconds_total",
    ] {
        let line = metrics.lines().find(|line| line.starts_with(&format!("{name} "))).expect(name);
        let value: f64 = line.rsplit(' ').next().unwrap().parse().unwrap();
        assert!(value > 0.0 || name == "process_cpu_seconds_total", "{line}");
    }
    assert_eq!(metrics.matches("# EOF").count(), 1);
    assert!(!metrics.contains("secret") && !metrics.contains("nothing"), "{metrics}");
    assert_eq!(client.get("/metrics").unwrap().status(), 404);
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn each_request_is_one_json_object_in_the_log_with_the_request_id_of_its_response() {
    let (mut server, log) = Server::start_with_log(&["--access-log", "--log-format", "json"]);
    let mut ids = Vec::new();
    for (path, status) in [("/online", 200), ("/search?q=secret", 200), ("/nothing-here", 404)] {
        let response = server.get(path);
        let id = response.header("x-request-id").unwrap().to_owned();
        let line = log.wait_for(&id);
        let entry: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(entry["path"], path.split('?').next().unwrap());
        assert_eq!(entry["method"], "GET");
        assert_eq!(entry["status"], status);
        assert!(!line.contains("secret") && !line.contains("127.0.0.1"), "{line}");
        ids.push(id);
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3, "each request has an id of its own");

    let mut client = server.client();
    client.send("GET", "/", &[("x-request-id", "from-proxy-7")]).unwrap();
    assert_eq!(client.response().unwrap().header("x-request-id"), Some("from-proxy-7"));
    assert_eq!(server.stop(), Some(0));
}
