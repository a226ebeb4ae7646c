//! `healthcheck`: whether a server answers, for images without a shell.

use std::env;
use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use clap::Args;

use super::error::CliError;
use super::listen_address::ListenAddress;

/// For each of connecting, writing and reading.
const TIMEOUT: Duration = Duration::from_secs(3);

#[derive(Debug, Args)]
pub struct Healthcheck {
    /// Where /healthz is asked for [default: the value of `ADMIN_LISTEN`, or else of `LISTEN`, or else 127.0.0.1:8080].
    #[arg(long, value_name = "ADDRESS:PORT|unix:PATH")]
    address: Option<ListenAddress>,
}

impl Healthcheck {
    /// Exits 0 if the server answers with 200 within three seconds.
    pub fn run(self) -> Result<(), CliError> {
        let address = self.address.or_else(|| from_env("ADMIN_LISTEN")).or_else(|| from_env("LISTEN"));
        let address = address.unwrap_or(ListenAddress::Tcp(SocketAddr::from((Ipv4Addr::LOCALHOST, 8080))));
        let status = match &address {
            ListenAddress::Tcp(address) => status_over_tcp(reachable(*address)),
            ListenAddress::Unix(path) => UnixStream::connect(path).and_then(|stream| {
                stream.set_read_timeout(Some(TIMEOUT))?;
                stream.set_write_timeout(Some(TIMEOUT))?;
                status(stream)
            }),
        };
        match status {
            Ok(status) if status == "200" => Ok(()),
            Ok(status) => Err(CliError::Unhealthy { address, why: format!("it answers {status}") }),
            Err(error) => Err(CliError::Unhealthy { address, why: error.to_string() }),
        }
    }
}

/// A variable that is not understood is the server's to refuse.
fn from_env(name: &str) -> Option<ListenAddress> {
    env::var(name).ok()?.parse().ok()
}

/// An address that one can connect to, for one that means every address of the machine.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        IpAddr::V4(_) | IpAddr::V6(_) => {}
    }
    address
}

fn status_over_tcp(address: SocketAddr) -> io::Result<String> {
    let stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    status(stream)
}

/// The status of the response.
fn status(mut stream: impl Read + Write) -> io::Result<String> {
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
    // `HTTP/1.1 200`
    let mut begin = [0; 12];
    stream.read_exact(&mut begin)?;
    Ok(String::from_utf8_lossy(&begin[9..]).into_owned())
}
