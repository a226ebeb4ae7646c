//! Ids that are part of URLs.

use std::fmt;
use std::ops::Deref;

use crate::content::decode::decoder::{Decode, Node};

/// An id: lower-case letters and digits in groups joined by single hyphens, so that a URL holds it unescaped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// The slug `text`, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let group = |group: &str| {
            !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        text.split('-').all(group).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for Slug {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.parsed(Self::parse, "can't stand in an address; use a-z, 0-9 and single hyphens, as in \"card-line\"")
    }
}

impl Deref for Slug {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_url_holds_unescaped_is_a_slug() {
        for good in ["wechat", "hotline-12333", "step-form"] {
            assert!(Slug::parse(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "微信", "a/b", "a b"] {
            assert!(Slug::parse(bad).is_none(), "{bad}");
        }
    }
}
