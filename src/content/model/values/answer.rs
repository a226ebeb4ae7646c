//! The one-sentence answer to a page's question.

use std::fmt;
use std::ops::Deref;

use crate::content::decode::decoder::{Decode, Node};
use crate::content::model::values::text::Text;

/// The answer to a page's question in one sentence: at most 40 characters, ending with `。`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer(Text);

/// The most characters that an answer may have.
pub const ANSWER_LIMIT: usize = 40;

impl Decode for Answer {
    fn decode(node: Node<'_>) -> Option<Self> {
        let text = Text::decode(node)?;
        let length = text.chars().count();
        if length > ANSWER_LIMIT {
            node.report(format!("this answer has {length} characters; {ANSWER_LIMIT} are the most"));
            return None;
        }
        if !text.ends_with('。') {
            node.report("this answer must end with 。");
            return None;
        }
        Some(Self(text))
    }
}

impl Deref for Answer {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.0
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
