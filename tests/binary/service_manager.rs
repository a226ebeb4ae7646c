//! What a service manager gives and is told: sockets, and that the service is ready, reloading, alive and stopping.

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::net::{UnixDatagram, UnixStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::{Server, TEST_TIMEOUT, command, run, scratch_path, stderr};

/// The socket on which a service manager listens.
struct Manager {
    path: PathBuf,
    socket: UnixDatagram,
}

impl Manager {
    fn new(name: &str) -> Self {
        let directory = scratch_path(name);
        fs::create_dir_all(&directory).unwrap();
        let path = directory.join("notify");
        let socket = UnixDatagram::bind(&path).unwrap();
        socket.set_read_timeout(Some(TEST_TIMEOUT)).unwrap();
        Self { path, socket }
    }

    fn wait_for(&self, word: &str) -> String {
        loop {
            let mut message = [0; 4096];
            let length = self.socket.recv(&mut message).expect("the service manager is told nothing more");
            let message = String::from_utf8(message[..length].to_vec()).unwrap();
            if message.lines().any(|line| line == word) {
                return message;
            }
        }
    }
}

#[test]
fn it_is_told_when_the_service_is_ready_reloads_and_stops_and_that_it_is_alive() {
    let manager = Manager::new("notify");
    let mut notified = command(&[]);
    notified.env("NOTIFY_SOCKET", &manager.path).env("WATCHDOG_USEC", "300000").stderr(Stdio::null());
    let mut server = Server::spawn(notified);
    let ready = manager.wait_for("READY=1");
    assert!(ready.contains(&format!("STATUS=serving http://{}", server.address)), "{ready}");
    manager.wait_for("WATCHDOG=1");
    server.signal("HUP");
    let reloading = manager.wait_for("RELOADING=1");
    assert!(reloading.contains("MONOTONIC_USEC="), "{reloading}");
    manager.wait_for("READY=1");
    server.signal("TERM");
    manager.wait_for("STOPPING=1");
    assert_eq!(server.wait(), Some(0));
}

/// Opens a socket, and becomes the server with it as a service manager's child does.
const ACTIVATE: &str = "
import os, socket, sys
listener = socket.socket()
listener.bind(('127.0.0.1', 0))
listener.listen()
os.dup2(listener.fileno(), 3)
os.set_inheritable(3, True)
os.environ.update(LISTEN_FDS='1', LISTEN_PID=str(os.getpid()), LISTEN='192.0.2.1:1')
os.execv(sys.argv[1], sys.argv[1:])
";

#[test]
fn a_socket_that_it_has_opened_is_served() {
    let mut activated = Command::new("python3");
    activated.args(["-c", ACTIVATE]).arg(command(&[]).get_program()).arg("--quick");
    activated.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut server = Server::spawn(activated);
    assert_eq!(server.get("/").status(), 200);
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn a_proxy_on_the_same_machine_may_use_a_unix_socket() {
    let directory = scratch_path("unix-socket");
    fs::create_dir_all(&directory).unwrap();
    let path = directory.join("http.sock");
    let address = format!("unix:{}", path.display());
    // What a process that was killed leaves.
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());

    let mut child = command(&["--quick"]).env("LISTEN", &address).stderr(Stdio::null()).spawn().unwrap();
    let mut line = [0; 512];
    let length = child.stdout.as_mut().unwrap().read(&mut line).unwrap();
    assert_eq!(std::str::from_utf8(&line[..length]).unwrap(), format!("listening on {address}\n"));
    assert!(get(&path, "/").starts_with("HTTP/1.1 200 OK\r\n"));
    assert_eq!(run(&["healthcheck", "--address", &address]).status.code(), Some(0));

    let second = run(&["--listen", &address]);
    assert_eq!(second.status.code(), Some(1), "a socket that is in use is not taken away");
    assert!(stderr(&second).contains("the address is taken by another program"), "{}", stderr(&second));
    assert!(get(&path, "/").starts_with("HTTP/1.1 200 OK\r\n"));
    assert!(Command::new("kill").arg(child.id().to_string()).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

fn get(socket: &Path, path: &str) -> String {
    let mut stream = UnixStream::connect(socket).unwrap();
    stream.set_read_timeout(Some(TEST_TIMEOUT)).unwrap();
    stream.write_all(format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").as_bytes()).unwrap();
    let mut response = Vec::new();
    stream.read_to_end(&mut response).unwrap();
    String::from_utf8_lossy(&response).into_owned()
}
