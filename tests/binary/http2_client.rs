//! HTTP/2 clients: one that keeps to the protocol, and one that sends single frames, for what the first would not do.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;

use axum::http::{Request, Response};
use bytes::Bytes;
use h2::client::{Builder, ResponseFuture, SendRequest};
use tokio::task::JoinHandle;

use crate::support::{Server, TEST_TIMEOUT};

/// The output of `event`, which must be ready within the [`TEST_TIMEOUT`].
pub async fn within_timeout<T>(event: impl Future<Output = T>) -> T {
    tokio::time::timeout(TEST_TIMEOUT, event).await.expect("what is waited for does not come")
}

/// A client with one connection, without TLS and by prior knowledge.
pub struct Http2Client {
    requests: SendRequest<Bytes>,
    connection: JoinHandle<()>,
}

impl Http2Client {
    /// Connects and sends the preface.
    pub async fn connect(server: &Server) -> Self {
        Self::with_stream_window(server, 1 << 20).await
    }

    /// The same, where no response may send more than `bytes` of its body before the test reads it.
    pub async fn with_stream_window(server: &Server, bytes: u32) -> Self {
        let stream = tokio::net::TcpStream::connect(server.address).await.unwrap();
        let mut builder = Builder::new();
        builder.initial_window_size(bytes).initial_connection_window_size(1 << 24);
        let (requests, connection) = within_timeout(builder.handshake(stream)).await.unwrap();
        let connection = tokio::spawn(async {
            let _ = connection.await;
        });
        Self { requests, connection }
    }

    /// Sends a request without a body.
    pub async fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)]) -> ResponseFuture {
        let mut request = Request::builder().method(method).uri(format!("http://localhost{path}"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.requests = within_timeout(self.requests.clone().ready()).await.unwrap();
        self.requests.send_request(request.body(()).unwrap(), true).unwrap().0
    }

    /// Sends a request without a body and reads its response.
    pub async fn request(&mut self, method: &str, path: &str, headers: &[(&str, &str)]) -> Response<Vec<u8>> {
        let response = self.send(method, path, headers).await;
        read(within_timeout(response).await.unwrap()).await
    }

    /// Closes the connection.
    pub async fn close(self) {
        self.connection.abort();
        let _ = self.connection.await;
    }
}

/// Reads the body of a response.
pub async fn read(response: Response<h2::RecvStream>) -> Response<Vec<u8>> {
    let (head, mut stream) = response.into_parts();
    let mut body = Vec::new();
    while let Some(data) = within_timeout(stream.data()).await {
        let data = data.unwrap();
        stream.flow_control().release_capacity(data.len()).unwrap();
        body.extend_from_slice(&data);
    }
    Response::from_parts(head, body)
}

/// What every HTTP/2 connection begins with: RFC 9113, section 3.4.
pub const PREFACE: &[u8; 24] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// The types of frames: RFC 9113, section 6.
pub const DATA: u8 = 0;
pub const HEADERS: u8 = 1;
pub const RST_STREAM: u8 = 3;
pub const SETTINGS: u8 = 4;
pub const PING: u8 = 6;
pub const GOAWAY: u8 = 7;
pub const WINDOW_UPDATE: u8 = 8;

/// Flags of frames.
const ACK: u8 = 1;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

pub const SETTINGS_MAX_CONCURRENT_STREAMS: u16 = 3;
pub const SETTINGS_INITIAL_WINDOW_SIZE: u16 = 4;

pub const NO_ERROR: u32 = 0;
pub const REFUSED_STREAM: u32 = 7;

/// A connection on which single frames are sent and read.
pub struct Frames(TcpStream);

/// A frame that the server sent.
#[derive(Debug)]
pub struct Frame {
    pub kind: u8,
    flags: u8,
    pub stream: u32,
    pub payload: Vec<u8>,
}

impl Frames {
    /// Connects and sends the preface and the client's settings.
    pub fn connect(server: &Server, settings: &[(u16, u32)]) -> Self {
        let mut frames = Self::new(server.connect());
        frames.0.write_all(PREFACE).unwrap();
        frames.send_settings(settings);
        frames
    }

    /// Goes on with a connection on which the preface was sent.
    pub fn new(stream: TcpStream) -> Self {
        stream.set_nodelay(true).unwrap();
        Self(stream)
    }

    pub fn send_settings(&mut self, settings: &[(u16, u32)]) {
        let payload: Vec<u8> =
            settings.iter().flat_map(|(id, value)| [&id.to_be_bytes()[..], &value.to_be_bytes()].concat()).collect();
        self.send(SETTINGS, 0, 0, &payload);
    }

    /// Opens a stream with a GET request.
    pub fn send_get(&mut self, stream: u32, path: &str) {
        // `:method GET` and `:scheme http` by their index in HPACK's table, `:authority` and `:path` in letters.
        let mut headers = vec![0x82, 0x86, 0x01, 1, b'x', 0x04, path.len().try_into().unwrap()];
        headers.extend_from_slice(path.as_bytes());
        self.send(HEADERS, END_STREAM | END_HEADERS, stream, &headers);
    }

    /// Lets the server send as many bytes more on a stream and on the whole connection.
    pub fn open_window(&mut self, stream: u32, bytes: u32) {
        self.send(WINDOW_UPDATE, 0, 0, &bytes.to_be_bytes());
        self.send(WINDOW_UPDATE, 0, stream, &bytes.to_be_bytes());
    }

    /// Asks for a sign of life.
    pub fn ping(&mut self) {
        self.send(PING, 0, 0, &[0; 8]);
    }

    /// That the server has closed the connection shows in [`Self::next`].
    fn send(&mut self, kind: u8, flags: u8, stream: u32, payload: &[u8]) {
        let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
        let head = [&length[1..], &[kind, flags], &stream.to_be_bytes()].concat();
        let _ = self.0.write_all(&[&head, payload].concat());
    }

    /// Reads the next frame, and acknowledges settings and pings; `None` when the server closes the connection.
    pub fn next(&mut self) -> Option<Frame> {
        let mut head = [0; 9];
        self.read(&mut head)?;
        let number = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte));
        let mut payload = vec![0; number(&head[..3]) as usize];
        self.read(&mut payload)?;
        let frame = Frame { kind: head[3], flags: head[4], stream: number(&head[5..]), payload };
        if matches!(frame.kind, SETTINGS | PING) && frame.flags & ACK == 0 {
            let payload = if frame.kind == PING { &frame.payload[..] } else { &[] };
            self.send(frame.kind, ACK, 0, payload);
        }
        Some(frame)
    }

    fn read(&mut self, bytes: &mut [u8]) -> Option<()> {
        match self.0.read_exact(bytes) {
            Ok(()) => Some(()),
            Err(error) if matches!(error.kind(), ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset) => None,
            Err(error) => panic!("no frame comes: {error}"),
        }
    }

    /// Reads until a frame of this type comes.
    pub fn wait_for(&mut self, kind: u8) -> Frame {
        loop {
            let frame = self.next().expect("the connection was closed");
            if frame.kind == kind {
                return frame;
            }
        }
    }

    /// Reads until a stream has ended, and returns the bytes that came on it.
    pub fn wait_for_end(&mut self, stream: u32) -> Vec<u8> {
        let mut body = Vec::new();
        loop {
            let frame = self.wait_for(DATA);
            if frame.stream == stream {
                body.extend_from_slice(&frame.payload);
                if frame.flags & END_STREAM != 0 {
                    return body;
                }
            }
        }
    }
}

impl Frame {
    /// The four bytes of the payload from `at` on as a number.
    pub fn number(&self, at: usize) -> u32 {
        u32::from_be_bytes(self.payload[at..at + 4].try_into().unwrap())
    }

    /// The value of a setting in a SETTINGS frame.
    pub fn setting(&self, id: u16) -> Option<u32> {
        let settings = self.payload.chunks(6);
        settings
            .filter(|setting| setting[..2] == id.to_be_bytes())
            .map(|s| u32::from_be_bytes(s[2..].try_into().unwrap()))
            .next()
    }
}
