//! What the facts were when they were last recorded.

use crate::content::decode::decoder::{Decode, Node};
use crate::content::decode::record::record;
use crate::content::model::values::slug::Slug;

record! {
    /// The file `recorded.toml`, which the command `record` writes.
    pub struct RecordedFacts {
        /// The newest change at that time.
        change: Slug,
        /// The pages with facts, by path.
        pages: Vec<RecordedPage>,
    }
}

/// A page with a digest of its facts: `/card/dates 1f0c2d9a`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedPage {
    /// Its path.
    pub path: String,
    /// Of its facts.
    pub digest: String,
}

impl RecordedPage {
    fn parse(text: &str) -> Option<Self> {
        let (path, digest) = text.split_once(' ')?;
        let is_digest = digest.len() == 8 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
        (path.starts_with('/') && is_digest).then(|| Self { path: path.to_owned(), digest: digest.to_owned() })
    }
}

impl Decode for RecordedPage {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.parsed(Self::parse, "is not a path and a digest; `huizhou-yibao record` writes this file")
    }
}
