//! URLs of other sites.

use std::fmt;

use crate::content::decode::decoder::{Decode, Node};

/// An `http` or `https` URL with a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebUrl(String);

impl WebUrl {
    /// The URL `text`, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split('/').next()?;
        let is_valid =
            host.contains('.') && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte));
        is_valid.then(|| Self(text.to_owned()))
    }

    /// The URL as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an `https` URL.
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl Decode for WebUrl {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.parsed(Self::parse, "is not a web address; it starts with https:// or http:// and a host")
    }
}

impl fmt::Display for WebUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_pass() {
        assert!(WebUrl::parse("http://hzsbj.huizhou.gov.cn/").is_some_and(|url| !url.is_secure()));
        for bad in ["", "hzsbj.huizhou.gov.cn", "javascript:alert(1)", "https://", "https://a b.c/", "http://x\".y/"] {
            assert_eq!(WebUrl::parse(bad), None, "{bad}");
        }
    }
}
