//! Where to report a security fault.

use std::fmt;

use jiff::civil::Date;

use crate::content::decode::decoder::{Decode, Node};
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::values::web_url::WebUrl;

record! {
    /// Where to report a security fault: the fields of a `security.txt` (RFC 9116).
    pub struct Security {
        /// How to reach who is responsible.
        contact: Contact,
        /// The last day on which the contact is valid.
        expires: Spanned<Date>,
    }
}

/// An `https:` or `mailto:` URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact(String);

impl Contact {
    /// The contact `text`, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let is_mail = text.strip_prefix("mailto:").is_some_and(|mail| {
            let is_plain = mail.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':');
            is_plain && mail.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'))
        });
        let is_web = WebUrl::parse(text).is_some_and(|url| url.is_secure());
        (is_mail || is_web).then(|| Self(text.to_owned()))
    }
}

impl Decode for Contact {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.parsed(Self::parse, "is no contact; it starts with https:// or mailto:")
    }
}

impl fmt::Display for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_can_be_reached() {
        for text in ["mailto:security@example.org", "https://example.org/security"] {
            assert!(Contact::parse(text).is_some(), "{text}");
        }
        for text in ["", "security@example.org", "mailto:", "mailto:@.", "mailto:a@b.c\nX: y", "http://example.org"] {
            assert!(Contact::parse(text).is_none(), "{text}");
        }
    }
}
