//! What the operator has to put right.

use std::fmt;
use std::io;
use std::path::PathBuf;

use huizhou_yibao::site::{BrokenLink, Misprint, NotABaseUrl};

/// Why a command gave up. Displayed, each is one line, and content is one line a problem.
#[derive(Debug)]
pub enum Failure {
    /// There is no edition to serve or to write.
    Misprint(Misprint),
    /// The content has errors, and they were printed already.
    Checked,
    /// What this flag was given is not an address.
    Listen(&'static str, String, std::net::AddrParseError),
    /// The address can't be listened on.
    Bind(std::net::SocketAddr, io::Error),
    /// `--base-url` is not a base URL.
    BaseUrl(String, NotABaseUrl),
    /// `--now` is not a moment.
    Now(String, jiff::Error),
    /// `--watch` without `--content`.
    NothingToWatch,
    /// `--content` is no directory that can be read.
    Content(PathBuf, io::Error),
    /// A file can't be written.
    Write(PathBuf, io::Error),
    /// Pages lead to where there is nothing.
    BrokenLinks(Vec<BrokenLink>),
    /// The machine refused something that every server needs.
    Machine(&'static str, io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misprint(misprint) => writeln!(f, "{misprint}"),
            Self::Checked => Ok(()),
            Self::Listen(flag, text, why) => {
                writeln!(f, "error: {flag} {text}: {why}; write an IP address and a port, like 127.0.0.1:8080")
            }
            Self::Bind(address, why) => writeln!(f, "error: cannot listen on {address}: {}", in_words(why)),
            Self::BaseUrl(text, why) => writeln!(f, "error: --base-url {text}: {why}"),
            Self::Now(text, why) => writeln!(f, "error: --now {text}: {why}; write it like 2026-10-10T09:30:00+08:00"),
            Self::NothingToWatch => writeln!(f, "error: --watch needs --content, the directory to watch"),
            Self::Content(path, why) => {
                writeln!(f, "error: cannot read the content directory {}: {}", path.display(), in_words(why))
            }
            Self::Write(path, why) => writeln!(f, "error: cannot write {}: {}", path.display(), in_words(why)),
            Self::BrokenLinks(links) => links.iter().try_for_each(|link| writeln!(f, "error: {link}")),
            Self::Machine(what, why) => writeln!(f, "error: cannot {what}: {}", in_words(why)),
        }
    }
}

impl std::error::Error for Failure {}

impl From<Misprint> for Failure {
    fn from(misprint: Misprint) -> Self {
        Self::Misprint(misprint)
    }
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => "the address is taken by another program".to_owned(),
        io::ErrorKind::AddrNotAvailable => "this machine has no such address".to_owned(),
        io::ErrorKind::NotFound => "there is no such directory".to_owned(),
        io::ErrorKind::NotADirectory => "it is not a directory".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}
