//! What people type into the search box and the pages that answer it: the set by which search is evaluated.

use crate::content::decode::decoder::{Decode, Node};
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;

record! {
    /// The file `queries.toml`.
    pub struct SampleQueries {
        /// Every query of the set.
        query: NonEmpty<SampleQuery>,
        /// Queries that no page answers, which the search has to say.
        unanswered: Vec<Spanned<QueryText>>,
    }
}

record! {
    /// One query.
    pub struct SampleQuery {
        /// The text as it is typed: in any width, script and spelling.
        q: Spanned<QueryText>,
        /// The pages that answer it, best first.
        answers: NonEmpty<Spanned<PagePath>>,
    }
}

/// Text as somebody types it; not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryText(String);

impl QueryText {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for QueryText {
    fn decode(node: Node<'_>) -> Option<Self> {
        let text = node.string()?;
        if text.is_empty() {
            node.report("this query is empty");
        }
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }
}

/// The path of a page: `/online/wechat`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePath(String);

impl PagePath {
    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for PagePath {
    fn decode(node: Node<'_>) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"?#".contains(&byte);
        let parse = |text: &str| (text.starts_with('/') && text.bytes().all(is_plain)).then(|| Self(text.to_owned()));
        node.parsed(parse, "is not the path of a page; write it as in \"/online/wechat\"")
    }
}
