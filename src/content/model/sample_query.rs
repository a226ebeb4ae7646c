//! What readers type into the search box, and where it should lead: the sample by which search is judged.

use crate::content::decode::decoder::{Decode, Node, NonEmpty, Spanned};
use crate::content::decode::record::record;

record! {
    /// The file `queries.toml`.
    pub struct Queries {
        /// Every query of the sample.
        query: NonEmpty<SampleQuery>,
    }
}

record! {
    /// One query.
    pub struct SampleQuery {
        /// What is typed, as it is typed: any width, script and spelling.
        q: Spanned<Typed>,
        /// The addresses that answer it, best first.
        answers: NonEmpty<Spanned<PagePath>>,
    }
}

/// Text as somebody types it: anything but nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed(String);

/// The path of a page: `/online/wechat`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePath(String);

impl Typed {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PagePath {
    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for Typed {
    fn decode(node: Node<'_>) -> Option<Self> {
        let text = node.string()?;
        if text.is_empty() {
            node.report("this query is empty");
        }
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }
}

impl Decode for PagePath {
    fn decode(node: Node<'_>) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"?#".contains(&byte);
        let parse = |text: &str| (text.starts_with('/') && text.bytes().all(is_plain)).then(|| Self(text.to_owned()));
        node.parsed(parse, "is not the path of a page; write it as in \"/online/wechat\"")
    }
}
