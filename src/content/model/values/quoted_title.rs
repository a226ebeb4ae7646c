//! Titles as their authors wrote them.

use std::fmt;
use std::ops::Deref;

use crate::content::decode::decoder::{Decode, Node};

/// The title of a source as published. It keeps its author's punctuation, an exclamation mark among it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedTitle(String);

impl Decode for QuotedTitle {
    fn decode(node: Node<'_>) -> Option<Self> {
        let text = node.string()?;
        if text.trim().is_empty() || text.chars().any(char::is_control) {
            node.report("this title is empty or has a control character");
            return None;
        }
        Some(Self(text.to_owned()))
    }
}

impl Deref for QuotedTitle {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for QuotedTitle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
