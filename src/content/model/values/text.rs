//! Prose that the site shows.

use std::fmt;
use std::ops::Deref;

use crate::content::decode::decoder::{Decode, Node};
use crate::content::model::values::typography::typography_fault;

/// A sentence or a few words. Not empty, no spaces at its ends, full-width punctuation beside 汉字, no typed space
/// beside 汉字, no exclamation mark.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(String);

impl Text {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for Text {
    fn decode(node: Node<'_>) -> Option<Self> {
        let text = node.string()?;
        if text.is_empty() {
            node.report("this text is empty");
            return None;
        }
        if let Some(fault) = typography_fault(text) {
            node.report(format!("this text {fault}"));
            return None;
        }
        Some(Self(text.to_owned()))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
