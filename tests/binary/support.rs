//! Starts the real binary and talks to it over HTTP/1.

use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Far longer than anything here takes: it only keeps a broken server from holding up the tests for ever.
pub const TEST_TIMEOUT: Duration = Duration::from_secs(30);

/// The command, without the variables of the environment that would change it.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huizhou-yibao"));
    command.env_clear().envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
    // None of these servers lives long enough for the slow compression in the background.
    command.env("QUICK", "true").args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the command to its end.
pub fn run(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

/// What was written to stderr.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A path below the target directory at which there is nothing yet.
pub fn scratch_path(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    path
}

/// A running server, which is killed at the end of the test.
pub struct Server {
    pub child: Child,
    pub stdout: Option<BufReader<ChildStdout>>,
    pub address: SocketAddr,
}

impl Server {
    /// Starts it on a free port and waits until it listens. Its log is discarded.
    pub fn start(arguments: &[&str]) -> Self {
        let mut command = command(arguments);
        command.stderr(Stdio::null());
        Self::spawn(command)
    }

    /// The same, with its log.
    pub fn start_with_log(arguments: &[&str]) -> (Self, Log) {
        Self::spawn_with_log(command(arguments))
    }

    /// Runs `command` on a free port and waits until it listens. Its stderr is not read.
    pub fn spawn(mut command: Command) -> Self {
        let mut child = command.env("LISTEN", "127.0.0.1:0").spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http://").expect(&line).parse().unwrap();
        Self { child, stdout: Some(stdout), address }
    }

    /// The same, with its log.
    pub fn spawn_with_log(command: Command) -> (Self, Log) {
        let mut server = Self::spawn(command);
        let log = server.read_log();
        (server, log)
    }

    /// Reads its log from now on.
    pub fn read_log(&mut self) -> Log {
        let stderr = self.child.stderr.take().unwrap();
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        Log(lines)
    }

    /// Closes the reading end of its stdout, so that writing there is an error.
    pub fn close_stdout(&mut self) {
        drop(self.stdout.take());
    }

    /// Sends a signal by its name, such as `TERM`.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits until the process ends, and gives its exit code.
    pub fn wait(&mut self) -> Option<i32> {
        let deadline = Instant::now() + TEST_TIMEOUT;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(Instant::now() < deadline, "the process does not end");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Sends SIGTERM, and waits as [`Server::wait`] does.
    pub fn stop(&mut self) -> Option<i32> {
        self.signal("TERM");
        self.wait()
    }

    /// A new connection.
    pub fn connect(&self) -> TcpStream {
        connect(self.address)
    }

    /// A client with a new connection.
    pub fn client(&self) -> Client {
        Client::new(self.connect())
    }

    /// Sends `request` as it is on a new connection, and reads until the server closes it.
    pub fn exchange(&self, request: &[u8]) -> String {
        let mut stream = self.connect();
        stream.write_all(request).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The response to a GET request on a new connection.
    pub fn get(&self, path: &str) -> Response {
        get(self.address, path)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A new connection to `address`.
pub fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(TEST_TIMEOUT)).unwrap();
    stream.set_write_timeout(Some(TEST_TIMEOUT)).unwrap();
    stream
}

/// The response to a GET request on a new connection to `address`.
pub fn get(address: SocketAddr, path: &str) -> Response {
    let mut client = Client::new(connect(address));
    client.send("GET", path, &[("connection", "close")]).unwrap();
    client.response().expect("the request was not answered")
}

/// The address of the port for operators, which its log says.
pub fn admin_address(log: &Log) -> SocketAddr {
    let line = log.wait_for("metrics on http://");
    let (_, url) = line.split_once("metrics on http://").unwrap();
    url.strip_suffix("/metrics").unwrap().parse().unwrap()
}

/// What the server writes to stderr, line by line.
pub struct Log(Receiver<String>);

impl Log {
    /// Waits for the next line that contains `words`.
    pub fn wait_for(&self, words: &str) -> String {
        let mut passed_over = String::new();
        loop {
            match self.0.recv_timeout(TEST_TIMEOUT) {
                Ok(line) if line.contains(words) => return line,
                Ok(line) => passed_over = passed_over + &line + "\n",
                Err(error) => panic!("the log does not say {words:?} ({error}):\n{passed_over}"),
            }
        }
    }
}

/// An HTTP/1.1 client with one connection, kept open from request to request.
pub struct Client(BufReader<TcpStream>);

/// An HTTP/1.1 response.
#[derive(Debug, Clone)]
pub struct Response {
    /// The status line and the headers.
    pub header_section: String,
    pub body: Vec<u8>,
}

impl Client {
    /// A client on this connection.
    pub fn new(stream: TcpStream) -> Self {
        Self(BufReader::new(stream))
    }

    /// Sends a request without a body; `None` if the connection is closed.
    pub fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)]) -> Option<()> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n");
        for (name, value) in headers {
            request = request + name + ": " + value + "\r\n";
        }
        self.0.get_mut().write_all((request + "\r\n").as_bytes()).ok()
    }

    /// Reads the next response; `None` if the connection ends before its last byte.
    pub fn response(&mut self) -> Option<Response> {
        let header_section = self.read_header_section()?;
        let mut response = Response { header_section, body: Vec::new() };
        if response.status() != 304 {
            let length = response.header("content-length").expect("no content-length").parse().unwrap();
            response.body.resize(length, 0);
            self.0.read_exact(&mut response.body).ok()?;
        }
        Some(response)
    }

    /// Reads the response to a HEAD request; `None` if the connection ends before its last byte.
    pub fn response_to_head(&mut self) -> Option<Response> {
        Some(Response { header_section: self.read_header_section()?, body: Vec::new() })
    }

    /// Sends a GET request and reads its response.
    pub fn get(&mut self, path: &str) -> Option<Response> {
        self.send("GET", path, &[])?;
        self.response()
    }

    /// Whether the server closes the connection without another byte.
    pub fn is_closed(&mut self) -> bool {
        match self.0.read(&mut [0]) {
            Ok(read) => read == 0,
            Err(error) => error.kind() == ErrorKind::ConnectionReset,
        }
    }

    fn read_header_section(&mut self) -> Option<String> {
        let mut section = String::new();
        while !section.ends_with("\r\n\r\n") {
            if self.0.read_line(&mut section).ok()? == 0 {
                return None;
            }
        }
        Some(section)
    }
}

impl Response {
    /// The status code.
    pub fn status(&self) -> u16 {
        self.header_section.split(' ').nth(1).and_then(|status| status.parse().ok()).expect(&self.header_section)
    }

    /// The headers in their order.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.header_section.lines().skip(1).filter_map(|line| line.split_once(": "))
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers().find(|(found, _)| *found == name).map(|(_, value)| value)
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}
