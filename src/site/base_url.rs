//! The address of the site as visitors see it.

use std::fmt;
use std::net::Ipv6Addr;
use std::str::FromStr;

use http::uri::Authority;
use thiserror::Error;

/// Scheme and host, without a trailing slash: `https://example.org`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Of a server that does not know under which address visitors reach it. Links that would be absolute are paths, which
    /// browsers resolve against the address that they have; the `Host` of a request is not used, since anybody can send any.
    pub fn unknown() -> Self {
        Self(String::new())
    }

    /// The address as text, without a trailing slash; empty if it is unknown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether visitors come by TLS.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is not a base URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotABaseUrl {
    /// Neither `http://` nor `https://`.
    #[error("it must begin with http:// or https://")]
    Scheme,
    /// No host, or a character that no host has.
    #[error("it needs a host, such as https://example.org")]
    Host,
    /// Something after the host: the site's paths begin at the root.
    #[error("it must end after the host, since the site's paths begin at the root")]
    Path,
}

impl FromStr for BaseUrl {
    type Err = NotABaseUrl;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scheme, rest) = text.split_once("://").ok_or(NotABaseUrl::Scheme)?;
        if scheme != "http" && scheme != "https" {
            return Err(NotABaseUrl::Scheme);
        }
        let authority = rest.trim_end_matches('/');
        if authority.contains(['/', '?', '#']) {
            return Err(NotABaseUrl::Path);
        }
        let authority: Authority = authority.parse().map_err(|_| NotABaseUrl::Host)?;
        let host = authority.host();
        // Without a user, and without a port that is no number.
        let is_whole = match authority.port_u16() {
            Some(port) => authority.as_str() == format!("{host}:{port}"),
            None => authority.as_str() == host,
        };
        if is_whole && is_host(host) { Ok(Self(format!("{scheme}://{authority}"))) } else { Err(NotABaseUrl::Host) }
    }
}

/// Whether `host` is an IPv6 address in brackets, or has only the characters of names and IPv4 addresses.
fn is_host(host: &str) -> bool {
    match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailing_slashes_are_dropped() {
        let url: BaseUrl = "https://example.org/".parse().unwrap();
        assert_eq!(url.as_str(), "https://example.org");
        assert!(url.is_https());
    }

    #[test]
    fn a_host_may_be_an_address_and_have_a_port() {
        for text in ["http://127.0.0.1:8080", "https://[::1]", "http://[2001:db8::1]:8080", "https://a-b.example:443"] {
            assert_eq!(text.parse::<BaseUrl>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn what_is_no_base_url_says_why() {
        for (text, why) in [
            ("example.org", NotABaseUrl::Scheme),
            ("ftp://example.org", NotABaseUrl::Scheme),
            ("https://", NotABaseUrl::Host),
            ("https://exa mple.org", NotABaseUrl::Host),
            ("https://惠州.cn", NotABaseUrl::Host),
            ("https://:80", NotABaseUrl::Host),
            ("https://a:b:c", NotABaseUrl::Host),
            ("https://a:b", NotABaseUrl::Host),
            ("https://a:", NotABaseUrl::Host),
            ("https://a:99999", NotABaseUrl::Host),
            ("https://[", NotABaseUrl::Host),
            ("https://[]", NotABaseUrl::Host),
            ("https://[a.example]", NotABaseUrl::Host),
            ("https://me@example.org", NotABaseUrl::Host),
            ("https://a_b%20.example", NotABaseUrl::Host),
            ("https://example.org/guide", NotABaseUrl::Path),
            ("https://example.org?x", NotABaseUrl::Path),
        ] {
            assert_eq!(text.parse::<BaseUrl>(), Err(why), "{text}");
        }
    }
}
