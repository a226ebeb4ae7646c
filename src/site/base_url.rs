//! The address of the site as visitors see it.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Scheme and host, without a trailing slash: `https://example.org`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// The address as text, without a trailing slash.
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
        let is_host_character = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        if authority.is_empty() || authority.starts_with(':') || !authority.chars().all(is_host_character) {
            return Err(NotABaseUrl::Host);
        }
        Ok(Self(format!("{scheme}://{authority}")))
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
    fn what_is_no_base_url_says_why() {
        for (text, why) in [
            ("example.org", NotABaseUrl::Scheme),
            ("ftp://example.org", NotABaseUrl::Scheme),
            ("https://", NotABaseUrl::Host),
            ("https://exa mple.org", NotABaseUrl::Host),
            ("https://惠州.cn", NotABaseUrl::Host),
            ("https://example.org/guide", NotABaseUrl::Path),
            ("https://example.org?x", NotABaseUrl::Path),
        ] {
            assert_eq!(text.parse::<BaseUrl>(), Err(why), "{text}");
        }
    }
}
