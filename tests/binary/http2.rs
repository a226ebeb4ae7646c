//! HTTP/2 without TLS over a real connection.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, DATE, ETAG};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response};

use crate::http2_client::{
    DATA, Frames, GOAWAY, HEADERS, Http2Client, NO_ERROR, PING, PREFACE, REFUSED_STREAM, RST_STREAM, SETTINGS,
    SETTINGS_INITIAL_WINDOW_SIZE, SETTINGS_MAX_CONCURRENT_STREAMS, read, within_timeout,
};
use crate::support::{Server, TEST_TIMEOUT};

/// The clock stands still, so that two responses differ in their date only.
const NOW: [&str; 2] = ["--now", "2026-11-23T09:30:00+08:00"];
const PATHS: [&str; 7] =
    ["/", "/online", "/print", "/facts.json", "/card/dates?applied=2026-12-24", "/search?q=12333", "/nothing-here"];
const BROTLI: (&str, &str) = ("accept-encoding", "br");

/// The headers without the date.
fn undated(response: &Response<Vec<u8>>) -> HeaderMap {
    let mut headers = response.headers().clone();
    headers.remove(DATE).expect("a response has a date");
    headers
}

/// The status, the headers without the date, and the body of the response over HTTP/1.1.
fn over_http1(server: &Server, method: &str, path: &str) -> (u16, HeaderMap, Vec<u8>) {
    let mut client = server.client();
    client.send(method, path, &[BROTLI]).unwrap();
    let response = client.response().unwrap();
    let header =
        |(name, value): (&str, &str)| (name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap());
    let headers = response.headers().filter(|(name, _)| *name != "date").map(header).collect();
    (response.status(), headers, response.body)
}

#[tokio::test]
async fn a_response_is_the_same_as_over_http_1() {
    let server = Server::start(&NOW);
    let mut client = Http2Client::connect(&server).await;
    let get = PATHS.into_iter().chain(["/online/", "/healthz"]).map(|path| ("GET", path));
    for (method, path) in get.chain([("POST", "/")]) {
        let response = client.request(method, path, &[BROTLI]).await;
        let (status, headers, body) = over_http1(&server, method, path);
        assert_eq!(response.status(), status, "{method} {path}");
        assert_eq!(undated(&response), headers, "{method} {path}");
        assert!(*response.body() == body, "{method} {path}: another body");
    }
    let page = client.request("GET", "/online", &[BROTLI]).await;
    assert_eq!(page.status(), 200);
    assert_eq!(page.headers()[CONTENT_ENCODING], "br");
}

#[tokio::test]
async fn head_gives_the_headers_of_get_and_no_body() {
    let server = Server::start(&NOW);
    let mut client = Http2Client::connect(&server).await;
    for path in PATHS {
        let get = client.request("GET", path, &[BROTLI]).await;
        let head = client.request("HEAD", path, &[BROTLI]).await;
        assert_eq!(head.status(), get.status(), "{path}");
        assert_eq!(undated(&head), undated(&get), "{path}");
        assert_eq!(head.headers()[CONTENT_LENGTH], &*get.body().len().to_string(), "{path}");
        assert!(head.body().is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_304_repeats_the_headers_of_the_200_without_its_length_and_body() {
    let server = Server::start(&NOW);
    let mut client = Http2Client::connect(&server).await;
    for path in ["/", "/online", "/facts.json", "/online?from=singlemessage", "/search?q=12333"] {
        let full = client.request("GET", path, &[BROTLI]).await;
        let tag = full.headers()[ETAG].to_str().unwrap();
        let unchanged = client.request("GET", path, &[BROTLI, ("if-none-match", tag)]).await;
        assert_eq!(unchanged.status(), 304, "{path}");
        let mut expected = undated(&full);
        expected.remove(CONTENT_LENGTH);
        assert_eq!(undated(&unchanged), expected, "{path}");
        assert!(unchanged.body().is_empty(), "{path}");
    }
}

#[tokio::test]
async fn many_streams_are_answered_at_once_on_one_connection() {
    let server = Server::start(&NOW);
    // No body fits into the window of its stream, so none has ended when all have begun.
    let mut client = Http2Client::with_stream_window(&server, 100).await;
    let paths: Vec<_> = PATHS.into_iter().cycle().take(20).collect();
    let mut requests = Vec::new();
    for path in &paths {
        requests.push(client.send("GET", path, &[BROTLI]).await);
    }
    let mut responses = Vec::new();
    for request in requests {
        responses.push(within_timeout(request).await.unwrap());
    }
    for (path, response) in paths.iter().zip(responses) {
        assert!(!response.body().is_end_stream(), "{path}");
        let response = read(response).await;
        assert!(*response.body() == over_http1(&server, "GET", path).2, "{path}: another body");
    }
}

#[test]
fn the_limit_of_streams_is_announced() {
    for (arguments, limit) in [(&["--max-streams", "3"][..], 3), (&[], 32)] {
        let server = Server::start(arguments);
        let mut client = Frames::connect(&server, &[]);
        assert_eq!(client.wait_for(SETTINGS).setting(SETTINGS_MAX_CONCURRENT_STREAMS), Some(limit));
    }
}

#[test]
fn a_stream_beyond_the_limit_is_refused_until_another_ends() {
    let server = Server::start(&["--max-streams", "3"]);
    // No byte of a body may be sent, so no stream ends.
    let mut client = Frames::connect(&server, &[(SETTINGS_INITIAL_WINDOW_SIZE, 0)]);
    for stream in [1, 3, 5, 7] {
        client.send_get(stream, "/online");
    }
    let mut answered = Vec::new();
    let mut refused = Vec::new();
    while answered.len() < 3 || refused.is_empty() {
        let frame = client.next().expect("the connection was closed");
        match frame.kind {
            HEADERS => answered.push(frame.stream),
            RST_STREAM => refused.push((frame.stream, frame.number(0))),
            _ => {}
        }
    }
    answered.sort_unstable();
    assert_eq!(answered, [1, 3, 5]);
    assert_eq!(refused, [(7, REFUSED_STREAM)]);

    client.open_window(1, 1 << 20);
    assert!(client.wait_for_end(1) == server.get("/online").body);
    client.send_get(9, "/online");
    assert_eq!(client.wait_for(HEADERS).stream, 9);
}

#[tokio::test]
async fn too_many_header_bytes_are_refused_and_the_connection_goes_on() {
    let server = Server::start(&["--max-header-bytes", "8192"]);
    let mut client = Http2Client::connect(&server).await;
    let long = "x".repeat(9000);
    assert_eq!(client.request("GET", "/", &[("x-long", &long)]).await.status(), 431);
    assert_eq!(client.request("GET", "/", &[("x-long", &long[..7000])]).await.status(), 200);
}

#[test]
fn at_shutdown_an_idle_connection_gets_goaway_and_is_closed() {
    let mut server = Server::start(&["--drain-timeout", "50ms", "--shutdown-timeout", "20m"]);
    let mut unused = Frames::connect(&server, &[]);
    unused.wait_for(SETTINGS);
    let mut used = Frames::connect(&server, &[]);
    used.send_get(1, "/online");
    used.wait_for_end(1);
    server.signal("TERM");
    for (client, last_stream) in [(&mut unused, 0), (&mut used, 1)] {
        let mut frames = Vec::new();
        while let Some(frame) = client.next() {
            frames.push(frame);
        }
        let goaways = frames.iter().filter(|frame| frame.kind == GOAWAY);
        let goaways: Vec<_> = goaways.map(|goaway| (goaway.number(0), goaway.number(4))).collect();
        assert_eq!(goaways.last(), Some(&(last_stream, NO_ERROR)), "{frames:?}");
        assert!(goaways.iter().all(|(_, error)| *error == NO_ERROR), "{goaways:?}");
    }
    assert_eq!(server.wait(), Some(0));
}

#[test]
fn at_shutdown_a_response_that_has_begun_is_sent_to_its_end() {
    let mut server = Server::start(&["--drain-timeout", "50ms", "--shutdown-timeout", "20m"]);
    let page = server.get("/print").body;
    let mut client = Frames::connect(&server, &[(SETTINGS_INITIAL_WINDOW_SIZE, 1000)]);
    client.send_get(1, "/print");
    let mut body = client.wait_for(DATA).payload;
    assert_eq!(body.len(), 1000);
    server.signal("TERM");
    assert_eq!(client.wait_for(GOAWAY).number(4), NO_ERROR);
    client.open_window(1, 1 << 20);
    body.extend(client.wait_for_end(1));
    assert!(body == page);
    while client.next().is_some() {}
    assert_eq!(server.wait(), Some(0));
}

#[tokio::test]
async fn a_stream_that_is_opened_while_connections_drain_is_answered() {
    let (mut server, log) = Server::start_with_log(&["--drain-timeout", "10m", "--shutdown-timeout", "20m"]);
    let mut client = Http2Client::connect(&server).await;
    server.signal("TERM");
    log.wait_for("finishing what is in flight");
    for path in PATHS {
        let response = client.request("GET", path, &[]).await;
        assert_eq!(response.status(), if path == "/nothing-here" { 404 } else { 200 }, "{path}");
    }
    client.close().await;
    assert_eq!(server.wait(), Some(0));
}

#[test]
fn a_preface_in_several_segments_is_still_http_2() {
    let server = Server::start(&[]);
    for size in [1, 2, 23] {
        let mut stream = server.connect();
        stream.set_nodelay(true).unwrap();
        for chunk in PREFACE.chunks(size) {
            stream.write_all(chunk).unwrap();
            wait_until_read(&server, &stream);
        }
        let mut client = Frames::new(stream);
        client.send_settings(&[]);
        client.send_get(1, "/online");
        assert!(client.wait_for_end(1) == server.get("/online").body, "in chunks of {size}");
    }
}

/// Waits until the server has read all that was sent to it. Only Linux shows this; elsewhere it does not wait.
fn wait_until_read(server: &Server, stream: &TcpStream) {
    let (client, server) = (stream.local_addr().unwrap().port(), server.address.port());
    let (client, server) = (format!(":{client:04X}"), format!(":{server:04X}"));
    let is_waiting = |line: &str| {
        let fields: Vec<_> = line.split_whitespace().collect();
        fields[1].ends_with(&server) && fields[2].ends_with(&client) && !fields[4].ends_with(":00000000")
    };
    let deadline = Instant::now() + TEST_TIMEOUT;
    while fs::read_to_string("/proc/net/tcp").is_ok_and(|sockets| sockets.lines().any(is_waiting)) {
        assert!(Instant::now() < deadline, "the server does not read");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_connection_that_stops_within_the_preface_is_closed_after_the_header_read_timeout() {
    let server = Server::start(&["--header-read-timeout", "200ms", "--idle-timeout", "10m"]);
    let stalled = [1, 16, 23].map(|length| {
        let mut stream = server.connect();
        stream.write_all(&PREFACE[..length]).unwrap();
        stream
    });
    for mut stream in stalled {
        assert_eq!(stream.read_to_end(&mut Vec::new()).unwrap(), 0);
    }
    assert_eq!(server.get("/").status(), 200);
}

#[test]
fn the_header_read_timeout_closes_no_connection_whose_preface_is_complete() {
    let server = Server::start(&["--header-read-timeout", "200ms", "--idle-timeout", "10m"]);
    let mut client = Frames::connect(&server, &[]);
    client.send_get(1, "/online");
    client.wait_for_end(1);
    // The server reads this without a need to answer, as it reads a piece of an HTTP/1 request's headers.
    client.open_window(1, 1 << 20);
    // Each of these is closed after one to two times the header read timeout, so that two of them take at least twice as long.
    for _ in 0..2 {
        let mut stalled = server.connect();
        stalled.write_all(b"GET").unwrap();
        assert_eq!(stalled.read_to_end(&mut Vec::new()).unwrap(), 0);
    }
    client.send_get(3, "/online");
    assert!(client.wait_for_end(3) == server.get("/online").body);
}

#[test]
fn a_connection_without_streams_is_closed_after_the_idle_timeout() {
    let server = Server::start(&["--header-read-timeout", "10m", "--idle-timeout", "1s"]);
    let mut client = Frames::connect(&server, &[]);
    client.send_get(1, "/online");
    client.wait_for_end(1);
    while client.next().is_some() {}
    assert_eq!(server.get("/").status(), 200);
}

#[test]
fn a_client_that_takes_nothing_is_disconnected_although_it_pings() {
    let server = Server::start(&["--write-timeout", "400ms", "--idle-timeout", "10m"]);
    let mut client = Frames::connect(&server, &[(SETTINGS_INITIAL_WINDOW_SIZE, 0)]);
    client.send_get(1, "/print");
    // Each answer to a ping is followed by another one, until the server has enough.
    client.ping();
    while let Some(frame) = client.next() {
        if frame.kind == PING {
            client.ping();
        }
    }
    assert_eq!(server.get("/").status(), 200);
}

#[test]
fn a_client_that_only_pings_is_disconnected() {
    let server = Server::start(&["--idle-timeout", "200ms"]);
    let mut client = Frames::connect(&server, &[]);
    client.ping();
    while let Some(frame) = client.next() {
        if frame.kind == PING {
            client.ping();
        }
    }
}

#[test]
fn what_clients_do_not_take_is_bounded_in_all_and_the_oldest_of_them_goes_first() {
    let server = Server::start(&["--max-kept-responses", "10"]);
    let mut oldest = Frames::connect(&server, &[(SETTINGS_INITIAL_WINDOW_SIZE, 0)]);
    oldest.send_get(1, "/search?q=12333");
    oldest.wait_for(HEADERS);
    let mut idle = server.client();
    assert_eq!(idle.get("/").unwrap().status(), 200);
    let mut greedy = Frames::connect(&server, &[(SETTINGS_INITIAL_WINDOW_SIZE, 0)]);
    for stream in 0..10 {
        greedy.send_get(2 * stream + 1, "/search?q=12333");
    }
    while oldest.next().is_some() {}
    assert_eq!(idle.get("/").unwrap().status(), 200, "a connection for which nothing is kept goes on");
}

#[test]
fn responses_that_nobody_takes_need_little_memory() {
    // Without the second pass of compression and with the search index already there, nothing else takes memory meanwhile.
    let server = Server::start(&[&NOW[..], &["--quick"]].concat());
    assert_eq!(server.get("/search?q=%E4%BD%99%E9%A2%9D").status(), 200);
    assert_eq!(server.get("/print").status(), 200);
    let before = resident_kib(&server);
    let clients: Vec<_> = (0..21)
        .map(|_| {
            let mut client = Frames::connect(&server, &[(SETTINGS_INITIAL_WINDOW_SIZE, 0)]);
            for stream in 0..100 {
                client.send_get(2 * stream + 1, "/print");
            }
            // Some are closed, to make room for others.
            while let Some(frame) = client.next() {
                if frame.kind == HEADERS {
                    break;
                }
            }
            client
        })
        .collect();
    let grown = resident_kib(&server) - before;
    assert!(grown < 16 * 1024, "{grown} KiB for {} connections", clients.len());
}

/// What the process has in memory.
fn resident_kib(server: &Server) -> i64 {
    let status = fs::read_to_string(format!("/proc/{}/status", server.child.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse().unwrap()
}
