//! New content while requests are answered: good, then bad, then good again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use crate::support::{Log, Server, run, scratch_path, stderr};

const PATHS: [&str; 3] = ["/", "/print", "/about"];

/// A copy of the content directory, to be edited.
struct ContentDir(PathBuf);

impl ContentDir {
    fn new(name: &str) -> Self {
        let directory = scratch_path(name);
        fs::create_dir_all(&directory).unwrap();
        for file in fs::read_dir("content").unwrap() {
            let path = file.unwrap().path();
            fs::copy(&path, directory.join(path.file_name().unwrap())).unwrap();
        }
        Self(directory)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }

    fn site_toml(&self) -> String {
        fs::read_to_string(self.0.join("site.toml")).unwrap()
    }

    /// Replaces site.toml as text editors do: a new file is renamed to the old one's name.
    fn save_site_toml(&self, text: &str) {
        fs::write(self.0.join("site.toml~"), text).unwrap();
        fs::rename(self.0.join("site.toml~"), self.0.join("site.toml")).unwrap();
    }
}

/// Each different response, as its entity tag and body, by path.
type Responses = BTreeMap<&'static str, BTreeSet<(String, Vec<u8>)>>;

/// Clients that send requests without pause and keep every response.
struct ClientLoad {
    is_stopped: Arc<AtomicBool>,
    clients: Vec<JoinHandle<Responses>>,
}

impl ClientLoad {
    fn start(server: &Server) -> Self {
        let is_stopped = Arc::new(AtomicBool::new(false));
        let clients = (0..4)
            .map(|_| {
                let is_stopped = Arc::clone(&is_stopped);
                let mut client = server.client();
                std::thread::spawn(move || {
                    let mut responses = Responses::new();
                    while !is_stopped.load(Ordering::Relaxed) {
                        for path in PATHS {
                            let response = client.get(path).expect("a request was not answered");
                            assert!(response.status() == 200, "{}", response.header_section);
                            let tag = response.header("etag").unwrap().to_owned();
                            responses.entry(path).or_default().insert((tag, response.body));
                        }
                    }
                    responses
                })
            })
            .collect();
        Self { is_stopped, clients }
    }

    /// Stops the clients and gives what all of them got.
    fn stop(self) -> Responses {
        self.is_stopped.store(true, Ordering::Relaxed);
        let mut all = Responses::new();
        for client in self.clients {
            for (path, responses) in client.join().unwrap() {
                all.entry(path).or_default().extend(responses);
            }
        }
        all
    }
}

/// The id of the edition that is served.
fn edition(server: &Server) -> String {
    let health: serde_json::Value = serde_json::from_slice(&server.get("/healthz").body).unwrap();
    assert!(health["since"].is_string(), "{health}");
    health["edition"].as_str().unwrap().to_owned()
}

fn replace_content_under_load(content: &ContentDir, server: &Server, log: &Log, reload: impl Fn()) {
    let good = content.site_toml();
    let better = good.replace("answer = \"查医保", "answer = \"要查医保");
    assert_ne!(good, better);
    let bad = better.replace("[review]", "answr = \"\"\n\n[review]");
    let first = edition(server);
    let home = server.get("/").body;
    let load = ClientLoad::start(server);

    content.save_site_toml(&better);
    reload();
    log.wait_for("the content was loaded again");
    let second = edition(server);
    assert_ne!(second, first);
    let better_home = server.get("/").body;
    assert_ne!(better_home, home);

    content.save_site_toml(&bad);
    reload();
    let line = bad.lines().position(|line| line.starts_with("answr")).unwrap() + 1;
    let place = format!("{}:{line}:1: ", content.0.join("site.toml").display());
    let problem = log.wait_for(&place);
    assert!(problem.contains("answr"), "{problem}");
    log.wait_for("the content was not taken");
    assert_eq!(edition(server), second, "what is served stays as it was");
    assert_eq!(server.get("/").body, better_home);

    content.save_site_toml(&good);
    reload();
    log.wait_for("the content was loaded again");
    assert_eq!(edition(server), first);
    assert_eq!(server.get("/").body, home);

    for (path, responses) in load.stop() {
        let tags: BTreeSet<&str> = responses.iter().map(|(tag, _)| tag.as_str()).collect();
        assert_eq!(tags.len(), responses.len(), "{path}: each tag stands for one text");
        assert!(responses.len() <= 2, "{path}: {} different texts from two contents", responses.len());
    }
}

fn arguments<'a>(content: &'a ContentDir, more: &[&'a str]) -> Vec<&'a str> {
    [&["--now", "2026-11-23T09:30:00+08:00", "--content", content.path()], more].concat()
}

#[test]
fn sighup_takes_good_content_and_refuses_bad_under_load() {
    let content = ContentDir::new("reload-by-signal");
    let (mut server, log) = Server::start_with_log(&arguments(&content, &[]));
    replace_content_under_load(&content, &server, &log, || server.signal("HUP"));
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn a_watched_directory_does_the_same_without_a_signal() {
    let content = ContentDir::new("reload-by-watching");
    let (mut server, log) = Server::start_with_log(&arguments(&content, &["--watch"]));
    replace_content_under_load(&content, &server, &log, || {});
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn the_site_stays_as_it_was_when_its_content_directory_disappears() {
    let content = ContentDir::new("reload-of-nothing");
    let (server, log) = Server::start_with_log(&arguments(&content, &[]));
    let before = edition(&server);
    fs::remove_dir_all(Path::new(content.path())).unwrap();
    server.signal("HUP");
    log.wait_for("the content was not taken");
    assert_eq!(edition(&server), before);
}

#[test]
fn a_watched_file_that_is_replaced_by_one_of_the_same_length_and_time_is_noticed() {
    let content = ContentDir::new("reload-of-the-same-length");
    let (server, log) = Server::start_with_log(&arguments(&content, &["--watch"]));
    let before = server.get("/").body;
    let text = content.site_toml();
    let other = text.replacen("answer = \"查", "answer = \"看", 1);
    assert!(other != text && other.len() == text.len());
    let modified = fs::metadata(content.0.join("site.toml")).unwrap().modified().unwrap();
    let copy = content.0.join("site.toml~");
    fs::write(&copy, other).unwrap();
    fs::File::options().write(true).open(&copy).unwrap().set_modified(modified).unwrap();
    fs::rename(&copy, content.0.join("site.toml")).unwrap();
    log.wait_for("the content was loaded again");
    assert_ne!(server.get("/").body, before);
}

#[test]
fn a_pipe_among_the_content_holds_up_neither_the_start_nor_a_load() {
    let content = ContentDir::new("reload-of-a-pipe");
    let (mut server, log) = Server::start_with_log(&arguments(&content, &[]));
    let before = edition(&server);
    let pipe = content.0.join("holidays-2031.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    server.signal("HUP");
    let problem = log.wait_for("holidays-2031.toml:1:1: ");
    assert!(problem.ends_with("this is no regular file"), "{problem}");
    log.wait_for("the content was not taken");
    assert_eq!(edition(&server), before);

    let refused = run(&arguments(&content, &["--listen", "127.0.0.1:0"]));
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("this is no regular file"));

    fs::remove_file(pipe).unwrap();
    server.signal("HUP");
    log.wait_for("the content was loaded again");
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn side_files_are_passed_over_and_files_that_look_meant_are_named() {
    let content = ContentDir::new("names");
    let check = || {
        let output = run(&["check", "--content", content.path(), "--now", "2026-11-26T09:30:00+08:00"]);
        // The notice for 2027 is not out, which check says too.
        let mut lines: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
        lines.retain(|line| !line.ends_with("add holidays-2027.toml"));
        (output.status.code(), lines)
    };
    for name in [".#site.toml", "._site.toml", "~$site.toml", "site.toml~", "#site.toml#"] {
        fs::write(content.0.join(name), [0xff, 0x00]).unwrap();
    }
    std::os::unix::fs::symlink("nobody@nowhere.1", content.0.join(".#tips.toml")).unwrap();
    assert_eq!(check(), (Some(0), Vec::new()));

    fs::write(content.0.join("holidays-2027.toml.txt"), "year = 2027").unwrap();
    fs::rename(content.0.join("online.toml"), content.0.join("ONLINE.TOML")).unwrap();
    let (status, problems) = check();
    let problems = problems.join("\n");
    assert_eq!(status, Some(1));
    for problem in [
        "holidays-2027.toml.txt:1:1: warning: this file is ignored; if it is meant, call it holidays-2027.toml",
        "ONLINE.TOML:1:1: warning: this file is ignored; if it is meant, call it online.toml",
        "online.toml:1:1: this file is missing; rename ONLINE.TOML to it",
    ] {
        assert!(problems.contains(problem), "{problem} is not in\n{problems}");
    }
}

#[test]
fn a_file_in_another_encoding_is_said_to_be_that_and_not_missing_too() {
    let content = ContentDir::new("encodings");
    let text = content.site_toml();
    let utf_16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (bytes, encoding) in [(utf_16, "UTF-16"), (b"[site]\nname = \"\xbb\xdd\xd6\xdd\"\n".to_vec(), "GBK")] {
        fs::write(content.0.join("site.toml"), bytes).unwrap();
        let output = run(&["check", "--content", content.path(), "--now", "2026-11-23T09:30:00+08:00"]);
        let problems = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1));
        let of_site: Vec<&str> = problems.lines().filter(|line| line.contains("site.toml")).collect();
        assert_eq!(of_site.len(), 1, "{problems}");
        assert!(of_site[0].contains(encoding) && of_site[0].contains("另存为 UTF-8"), "{problems}");
    }
}
