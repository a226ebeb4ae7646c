//! Where `serve` listens.

use std::fmt;
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use listenfd::ListenFd;
use tokio::net::{TcpListener, UnixListener};

/// A port, or a Unix socket for a proxy on the same machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListenAddress {
    Tcp(SocketAddr),
    Unix(PathBuf),
}

/// A socket that is listened on.
#[derive(Debug)]
pub enum BoundListener {
    Tcp(TcpListener),
    Unix(UnixListener),
}

/// Everybody on the machine may connect, as to a port. The directory says who may reach the socket.
const SOCKET_MODE: u32 = 0o666;

impl ListenAddress {
    /// Listens here. Returns the address too, which is another if the port was 0.
    ///
    /// # Errors
    /// When that is not possible.
    pub async fn bind(&self) -> io::Result<(BoundListener, Self)> {
        match self {
            Self::Tcp(address) => {
                let listener = TcpListener::bind(address).await?;
                let bound = listener.local_addr()?;
                Ok((BoundListener::Tcp(listener), Self::Tcp(bound)))
            }
            Self::Unix(path) => {
                remove_abandoned(path)?;
                let listener = UnixListener::bind(path)?;
                fs::set_permissions(path, fs::Permissions::from_mode(SOCKET_MODE))?;
                Ok((BoundListener::Unix(listener), self.clone()))
            }
        }
    }

    /// The first socket that the service manager has opened for this process, if it has: `LISTEN_FDS`.
    ///
    /// # Errors
    /// When it is no listening socket.
    pub fn from_service_manager() -> io::Result<Option<(BoundListener, Self)>> {
        let mut passed = ListenFd::from_env();
        if passed.len() == 0 {
            return Ok(None);
        }
        if let Ok(Some(listener)) = passed.take_tcp_listener(0) {
            listener.set_nonblocking(true)?;
            let address = listener.local_addr()?;
            return Ok(Some((BoundListener::Tcp(TcpListener::from_std(listener)?), Self::Tcp(address))));
        }
        let Some(listener) = passed.take_unix_listener(0)? else { return Ok(None) };
        listener.set_nonblocking(true)?;
        let path = listener.local_addr()?.as_pathname().map(Path::to_owned).unwrap_or_default();
        Ok(Some((BoundListener::Unix(UnixListener::from_std(listener)?), Self::Unix(path))))
    }

    /// As it is said to people and programs: a URL, or the socket.
    pub fn url(&self) -> String {
        match self {
            Self::Tcp(address) => format!("http://{address}"),
            Self::Unix(_) => self.to_string(),
        }
    }

    /// The address as a URL's host, if one computer or another can open it.
    pub fn host(&self) -> Option<SocketAddr> {
        match self {
            Self::Tcp(address) if !address.ip().is_unspecified() => Some(*address),
            Self::Tcp(_) | Self::Unix(_) => None,
        }
    }
}

/// Removes the socket of a process that has ended. One that is still listened on is not taken away from it.
fn remove_abandoned(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.file_type().is_socket() => match UnixStream::connect(path) {
            Ok(_) => Err(io::ErrorKind::AddrInUse.into()),
            Err(_) => fs::remove_file(path),
        },
        // Binding says what is wrong.
        Ok(_) | Err(_) => Ok(()),
    }
}

impl FromStr for ListenAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.strip_prefix("unix:") {
            Some(path) if Path::new(path).is_absolute() => Ok(Self::Unix(path.into())),
            Some(_) => Err("a Unix socket needs an absolute path, like unix:/run/huizhou-yibao/http.sock".to_owned()),
            None => text.parse().map(Self::Tcp).map_err(|error| {
                format!("{error}; write an IP address and a port, like 127.0.0.1:8080, or unix: and a path")
            }),
        }
    }
}

impl fmt::Display for ListenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => write!(f, "{address}"),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}
