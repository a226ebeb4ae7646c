//! What the operator has to put right.

use std::fmt::Write as _;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use huizhou_yibao::site::{BrokenLink, BuildError, NotABaseUrl};
use thiserror::Error;

/// Why a command failed. Shown as lines that each end with a line break: one, or one for each problem of the content.
#[derive(Debug, Error)]
pub enum CliError {
    /// There is no edition to serve or to write.
    #[error("{0}\n")]
    Build(#[from] BuildError),
    /// The content has errors, and they were printed already.
    #[error("")]
    ContentErrors,
    #[error("error: cannot listen on {address}: {}\n", in_words(.source))]
    Listen { address: SocketAddr, source: io::Error },
    /// The address listened on is no base URL, and none was given.
    #[error("error: {address} can't be the site's address ({source}); give --base-url\n")]
    NoBaseUrl { address: SocketAddr, source: NotABaseUrl },
    #[error("error: cannot read the content directory {}: {}\n", .directory.display(), in_words(.source))]
    ContentDirectory { directory: PathBuf, source: io::Error },
    #[error("error: cannot write {}: {}\n", .path.display(), in_words(.source))]
    Write { path: PathBuf, source: io::Error },
    /// Pages link to where there is nothing.
    #[error("{}", lines(.0))]
    BrokenLinks(Vec<BrokenLink>),
    /// The machine refused something that every server needs.
    #[error("error: cannot {action}: {}\n", in_words(.source))]
    System { action: &'static str, source: io::Error },
}

fn lines(links: &[BrokenLink]) -> String {
    links.iter().fold(String::new(), |mut text, link| {
        // Writing to a string doesn't fail.
        let _ = writeln!(text, "error: {link}");
        text
    })
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
