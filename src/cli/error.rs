//! What the operator has to put right.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use huizhou_yibao::site::{BrokenLink, BuildError, NotABaseUrl};
use thiserror::Error;

use super::listen_address::ListenAddress;

/// Why a command failed. The messages say the cause themselves, in an operator's words, so it is no `source` as well.
#[derive(Debug, Error)]
pub enum CliError {
    /// There is no edition to serve or to write.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// What is wrong was said already.
    #[error("see above")]
    Reported,
    #[error("cannot listen on {address}: {}", in_words(.cause))]
    Listen { address: ListenAddress, cause: io::Error },
    #[error("{address} is not healthy: {why}")]
    Unhealthy { address: ListenAddress, why: String },
    /// The address listened on is no base URL, and none was given.
    #[error("{address} can't be the site's address ({cause}); give --base-url")]
    NoBaseUrl { address: SocketAddr, cause: NotABaseUrl },
    #[error("cannot read the content directory {}: {}", .directory.display(), in_words(.cause))]
    ContentDirectory { directory: PathBuf, cause: io::Error },
    #[error("cannot write {}: {}", .path.display(), in_words(.cause))]
    Write { path: PathBuf, cause: io::Error },
    /// A file that no export wrote has the name of one to write.
    #[error("cannot write {}: no export wrote what is there; move it away, or give another --out", .path.display())]
    Foreign { path: PathBuf },
    #[error("cannot read {}: {line:?} is no file below its directory", .path.display())]
    Manifest { path: PathBuf, line: String },
    /// Pages link to where there is nothing.
    #[error("{} links lead nowhere", .0.len())]
    BrokenLinks(Vec<BrokenLink>),
    /// The machine refused something that every server needs.
    #[error("cannot {action}: {}", in_words(.cause))]
    System { action: &'static str, cause: io::Error },
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => "the address is taken by another program".to_owned(),
        io::ErrorKind::AddrNotAvailable => "this machine has no such address".to_owned(),
        io::ErrorKind::NotFound => "there is no such directory".to_owned(),
        io::ErrorKind::NotADirectory => "it is not a directory".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}
