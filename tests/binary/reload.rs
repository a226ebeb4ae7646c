//! New content while people read: good, then bad, then good again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use crate::support::{Log, Reader, Server, scratch};

const ADDRESSES: [&str; 3] = ["/", "/print", "/about"];

/// A copy of the content, which an editor changes.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let directory = scratch(name);
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

    fn site(&self) -> String {
        fs::read_to_string(self.0.join("site.toml")).unwrap()
    }

    /// Saves as editors do: a new file takes the place of the old one.
    fn save(&self, text: &str) {
        fs::write(self.0.join("site.toml~"), text).unwrap();
        fs::rename(self.0.join("site.toml~"), self.0.join("site.toml")).unwrap();
    }
}

type Pages = BTreeMap<&'static str, BTreeSet<(String, Vec<u8>)>>;

/// Readers who ask without pause and keep all that they get.
struct Load {
    is_over: Arc<AtomicBool>,
    readers: Vec<JoinHandle<Pages>>,
}

impl Load {
    fn on(server: &Server) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let readers = (0..4)
            .map(|_| {
                let is_over = Arc::clone(&is_over);
                let mut reader = Reader::of(server.connect());
                std::thread::spawn(move || {
                    let mut pages = Pages::new();
                    while !is_over.load(Ordering::Relaxed) {
                        for address in ADDRESSES {
                            let reply = reader.get(address).expect("a request was not answered");
                            assert!(reply.is_ok(), "{}", reply.head);
                            let tag = reply.header("etag").to_owned();
                            pages.entry(address).or_default().insert((tag, reply.body));
                        }
                    }
                    pages
                })
            })
            .collect();
        Self { is_over, readers }
    }

    /// Every different answer that anyone got, by address.
    fn end(self) -> Pages {
        self.is_over.store(true, Ordering::Relaxed);
        let mut all = Pages::new();
        for reader in self.readers {
            for (address, answers) in reader.join().unwrap() {
                all.entry(address).or_default().extend(answers);
            }
        }
        all
    }
}

fn edition(server: &Server) -> String {
    let health = server.get("/healthz");
    let (_, json) = health.split_once("\r\n\r\n").unwrap();
    let health: serde_json::Value = serde_json::from_str(json).unwrap();
    assert!(health["since"].is_string(), "{health}");
    health["edition"].as_str().unwrap().to_owned()
}

/// The home page as it is served now.
fn body(server: &Server) -> String {
    Reader::of(server.connect()).get("/").unwrap().text()
}

fn replaced_under_load(desk: &Desk, server: &Server, log: &Log, ask_for_it: impl Fn()) {
    let good = desk.site();
    let better = good.replace("answer = \"查医保", "answer = \"要查医保");
    assert_ne!(good, better);
    let bad = better.replace("[review]", "answr = \"\"\n\n[review]");
    let first = edition(server);
    let home = body(server);
    let load = Load::on(server);

    desk.save(&better);
    ask_for_it();
    log.wait_for("the content was loaded again");
    let second = edition(server);
    assert_ne!(second, first);
    let better_home = body(server);
    assert_ne!(better_home, home);

    desk.save(&bad);
    ask_for_it();
    let line = bad.lines().position(|line| line.starts_with("answr")).unwrap() + 1;
    let place = format!("{}:{line}:1: ", desk.0.join("site.toml").display());
    let problem = log.wait_for(&place);
    assert!(problem.contains("answr"), "{problem}");
    log.wait_for("the content was not taken");
    assert_eq!(edition(server), second, "what is served stays as it was");
    assert_eq!(body(server), better_home);

    desk.save(&good);
    ask_for_it();
    log.wait_for("the content was loaded again");
    assert_eq!(edition(server), first);
    assert_eq!(body(server), home);

    for (address, answers) in load.end() {
        let tags: BTreeSet<&str> = answers.iter().map(|(tag, _)| tag.as_str()).collect();
        assert_eq!(tags.len(), answers.len(), "{address}: each tag stands for one text");
        assert!(answers.len() <= 2, "{address}: {} different texts from two contents", answers.len());
    }
}

fn arguments<'a>(desk: &'a Desk, more: &[&'a str]) -> Vec<&'a str> {
    [&["--now", "2026-11-23T09:30:00+08:00", "--content", desk.path()], more].concat()
}

#[test]
fn sighup_takes_good_content_and_refuses_bad_while_people_read() {
    let desk = Desk::new("reload-by-signal");
    let (mut server, log) = Server::start_with_log(&arguments(&desk, &[]));
    replaced_under_load(&desk, &server, &log, || server.signal("HUP"));
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn a_watched_directory_does_the_same_by_itself() {
    let desk = Desk::new("reload-by-watching");
    let (mut server, log) = Server::start_with_log(&arguments(&desk, &["--watch"]));
    replaced_under_load(&desk, &server, &log, || {});
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn a_directory_that_disappears_is_reported_and_missed_by_nobody() {
    let desk = Desk::new("reload-of-nothing");
    let (server, log) = Server::start_with_log(&arguments(&desk, &[]));
    let before = edition(&server);
    fs::remove_dir_all(Path::new(desk.path())).unwrap();
    server.signal("HUP");
    log.wait_for("the content was not taken");
    assert_eq!(edition(&server), before);
}
