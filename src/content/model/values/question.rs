//! The question that opens a page.

use std::fmt;

use crate::content::decode::decoder::{Decode, Node};
use crate::content::model::values::text::Text;

/// A question that opens a page. Ends with `？`; `|` marks where a line may break between phrases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    phrases: Vec<String>,
}

impl Decode for Question {
    fn decode(node: Node<'_>) -> Option<Self> {
        let text = Text::decode(node)?;
        if !text.ends_with('？') {
            node.report("this question must end with ？");
            return None;
        }
        let phrases: Vec<String> = text.split('|').map(str::to_owned).collect();
        if phrases.iter().any(String::is_empty) {
            node.report("this question has an empty phrase beside a |");
            return None;
        }
        Some(Self { phrases })
    }
}

impl Question {
    /// The phrases, in order; a heading breaks between them.
    pub fn phrases(&self) -> &[String] {
        &self.phrases
    }

    /// The question without the `？`, for the `<title>` of its page and for links to it.
    pub fn title(&self) -> String {
        self.to_string().trim_end_matches('？').to_owned()
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrases.iter().try_for_each(|phrase| f.write_str(phrase))
    }
}
