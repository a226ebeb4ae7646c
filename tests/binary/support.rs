//! The real binary, started and spoken to as an operator and a reader would.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Far longer than anything here takes: it only keeps a broken server from holding up the tests for ever.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The command, without what the environment would add to it.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huizhou-yibao"));
    command.env_clear().envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
    // None of these servers lives long enough to make its pages small.
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

/// A directory of its own below the target directory, not there yet.
pub fn scratch(name: &str) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&directory);
    directory
}

/// A running server, which ends with the test.
pub struct Server {
    pub child: Child,
    pub stdout: BufReader<ChildStdout>,
    pub address: SocketAddr,
}

impl Server {
    /// Starts it on a free port and waits for its one line. Nobody reads its log.
    pub fn start(arguments: &[&str]) -> Self {
        let mut command = command(arguments);
        command.stderr(Stdio::null());
        Self::of(command)
    }

    /// Starts it with its log.
    pub fn start_with_log(arguments: &[&str]) -> (Self, Log) {
        Self::of_with_log(command(arguments))
    }

    /// The same for a command that was made elsewhere.
    pub fn of_with_log(command: Command) -> (Self, Log) {
        let mut server = Self::of(command);
        let stderr = server.child.stderr.take().unwrap();
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        (server, Log(lines))
    }

    /// Starts `command` on a free port and waits for its one line.
    pub fn of(mut command: Command) -> Self {
        let mut child = command.env("LISTEN", "127.0.0.1:0").spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http://").expect(&line).parse().unwrap();
        Self { child, stdout, address }
    }

    /// Tells it to stop and waits until it has.
    pub fn stop(&mut self) -> Option<i32> {
        self.signal("TERM");
        self.child.wait().unwrap().code()
    }

    /// A new connection.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends `request` as it is and reads until the server closes the connection.
    pub fn exchange(&self, request: &[u8]) -> String {
        let mut stream = self.connect();
        stream.write_all(request).unwrap();
        let mut reply = Vec::new();
        let _ = stream.read_to_end(&mut reply);
        String::from_utf8_lossy(&reply).into_owned()
    }

    /// Asks for `path` on a connection of its own.
    pub fn get(&self, path: &str) -> String {
        self.exchange(format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").as_bytes())
    }

    /// Sends a signal by its name: `TERM`.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the server writes to stderr, line by line.
pub struct Log(Receiver<String>);

impl Log {
    /// Waits for the next line that holds `words`.
    pub fn wait_for(&self, words: &str) -> String {
        let mut heard = String::new();
        loop {
            match self.0.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(words) => return line,
                Ok(line) => heard = heard + &line + "\n",
                Err(error) => panic!("the log does not say {words:?} ({error}):\n{heard}"),
            }
        }
    }
}

/// A reader with one connection, kept open from request to request.
pub struct Reader(BufReader<TcpStream>);

/// One response.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reply {
    /// The status line and the headers.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Reader {
    /// Reads on this connection.
    pub fn of(stream: TcpStream) -> Self {
        Self(BufReader::new(stream))
    }

    /// Sends a request; nothing if the connection is over.
    pub fn ask(&mut self, path: &str) -> Option<()> {
        let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n");
        self.0.get_mut().write_all(request.as_bytes()).ok()
    }

    /// Reads the next response; nothing if the connection ends before its last byte.
    pub fn reply(&mut self) -> Option<Reply> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.0.read_line(&mut head).ok()? == 0 {
                return None;
            }
        }
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
        self.0.read_exact(&mut body).ok()?;
        Some(Reply { head, body })
    }

    /// Sends a request and reads its response.
    pub fn get(&mut self, path: &str) -> Option<Reply> {
        self.ask(path)?;
        self.reply()
    }
}

impl Reply {
    /// Whether it is a 200.
    pub fn is_ok(&self) -> bool {
        self.head.starts_with("HTTP/1.1 200 OK\r\n")
    }

    /// The value of a header; nothing if it isn't there.
    pub fn header(&self, name: &str) -> &str {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
