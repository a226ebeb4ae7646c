//! The process: signals at any moment, threads, terminals, and what is said when it can't start.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{Server, TEST_TIMEOUT, command, get, run, scratch_path, stderr};

/// Stops the process before its first instruction, sends it signals, and lets it go on.
const SIGNALLED_AT_ITS_START: &str = "
import os, signal, sys
child = os.fork()
if child == 0:
    os.execv(sys.argv[2], sys.argv[2:])
# The handlers are there when the kernel says so: bit 0 is SIGHUP, bit 14 SIGTERM.
caught = 0
while not (caught & 1 and caught >> 14 & 1):
    with open(f'/proc/{child}/status') as status:
        caught = next(int(line.split()[1], 16) for line in status if line.startswith('SigCgt:'))
for name in sys.argv[1].split(','):
    os.kill(child, getattr(signal, name))
_, status = os.waitpid(child, 0)
sys.exit(os.waitstatus_to_exitcode(status) % 256)
";

#[test]
fn a_signal_during_the_start_kills_nothing() {
    for signals in ["SIGTERM", "SIGINT", "SIGHUP,SIGTERM"] {
        let program = command(&[]).get_program().to_owned();
        let mut python = Command::new("python3");
        python.args(["-c", SIGNALLED_AT_ITS_START, signals]).arg(program).args(["--listen", "127.0.0.1:0", "--quick"]);
        let output = python.output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{signals}: {}", stderr(&output));
    }
}

#[test]
fn a_second_signal_ends_the_process_at_once() {
    let (mut server, log) = Server::start_with_log(&["--drain-timeout", "10m", "--shutdown-timeout", "20m"]);
    // It would be waited for.
    let _open = server.connect();
    server.get("/");
    server.signal("INT");
    log.wait_for("finishing what is in flight");
    server.signal("INT");
    assert_eq!(server.wait(), None);
    assert_eq!(server.child.wait().unwrap().signal(), Some(2));
}

#[test]
fn a_server_ends_with_the_terminal_that_it_was_started_in() {
    let program = command(&[]).get_program().to_str().unwrap().to_owned();
    let started = |prefix: &str| {
        let line = format!("exec {prefix} {program} --listen 127.0.0.1:0 --quick");
        let mut terminal = Command::new("script");
        terminal.args(["-q", "-e", "-c", &line, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut terminal = terminal.stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(terminal.stdout.take().unwrap()).lines().map_while(Result::ok);
        let address = lines.find_map(|line| line.trim().strip_prefix("listening on http://").map(str::to_owned));
        let address: SocketAddr = address.expect("it does not start").parse().unwrap();
        assert_eq!(get(address, "/").status(), 200);
        terminal.kill().unwrap();
        terminal.wait().unwrap();
        address
    };
    let address = started("");
    let deadline = Instant::now() + TEST_TIMEOUT;
    while TcpStream::connect(address).is_ok() {
        assert!(Instant::now() < deadline, "it goes on without its terminal");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn without_enough_threads_it_does_not_start_and_says_so() {
    // The limit holds for users other than root.
    let is_root = String::from_utf8(Command::new("id").arg("-u").output().unwrap().stdout).unwrap().trim() == "0";
    if !is_root {
        return;
    }
    let copy = scratch_path("of-another-user");
    std::fs::create_dir_all(&copy).unwrap();
    // Another user may not reach the directory of the build.
    let program = std::env::temp_dir().join(format!("huizhou-yibao-{}", std::process::id()));
    std::fs::copy(command(&[]).get_program(), &program).unwrap();
    for threads in ["1", "2", "3", "4"] {
        let mut limited = Command::new("setpriv");
        limited.args(["--reuid", "54321", "--clear-groups", "prlimit", &format!("--nproc={threads}")]);
        limited.arg(&program).args(["--listen", "127.0.0.1:0", "--quick"]).env_clear();
        limited.env("PATH", std::env::var_os("PATH").unwrap()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = limited.spawn().unwrap();
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(1), "{threads} threads: {said}");
        assert!(said.contains("cannot start"), "{threads} threads: {said}");
    }
    std::fs::remove_file(program).unwrap();
}

#[test]
fn a_start_that_fails_is_said_in_the_format_of_the_log() {
    let content = scratch_path("a-start-that-fails");
    std::fs::create_dir_all(&content).unwrap();
    for file in std::fs::read_dir("content").unwrap() {
        let path = file.unwrap().path();
        std::fs::copy(&path, content.join(path.file_name().unwrap())).unwrap();
    }
    let site = content.join("site.toml");
    let text = std::fs::read_to_string(&site).unwrap().replace("[review]", "answr = \"\"\n\n[review]");
    std::fs::write(&site, &text).unwrap();
    let line = text.lines().position(|line| line.starts_with("answr")).unwrap() + 1;
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for (arguments, expected) in [
        (&["--listen", "127.0.0.1:0", "--content", content.to_str().unwrap()][..], Some(line)),
        (&["--listen", &address], None),
    ] {
        let output = run(&[arguments, &["--log-format", "json"]].concat());
        assert_eq!(output.status.code(), Some(1));
        let said = stderr(&output);
        let entries: Vec<serde_json::Value> =
            said.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))).collect();
        let error = entries.iter().find(|entry| entry["level"] == "ERROR").expect(&said);
        match expected {
            Some(line) => {
                assert_eq!(error["file"], site.to_str().unwrap());
                assert_eq!(error["line"], line);
                assert!(error["message"].as_str().unwrap().contains("answr"));
            }
            None => assert!(error["message"].as_str().unwrap().contains("taken by another program")),
        }
    }
}

#[test]
fn a_server_that_listens_everywhere_names_no_address_that_nobody_can_open() {
    let mut command = command(&["--now", "2026-11-23T09:30:00+08:00"]);
    let mut child = command.env("LISTEN", "0.0.0.0:0").spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let port = line.trim_end().rsplit(':').next().unwrap().parse().unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    for path in ["/", "/online/wechat", "/sitemap.xml", "/robots.txt", "/calendar.ics", "/contacts.vcf", "/facts.json"]
    {
        let response = get(address, path);
        assert_eq!(response.status(), 200, "{path}");
        assert!(!response.text().contains("0.0.0.0") && !response.text().contains(":///"), "{path}");
    }
    assert!(get(address, "/online/wechat").text().contains("<link rel=\"canonical\" href=\"/online/wechat\">"));
    assert!(!get(address, "/robots.txt").text().contains("Sitemap"));
    child.kill().unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    child.wait().unwrap();
    assert!(said.contains("WARN") && said.contains("without --base-url"), "{said}");
}
