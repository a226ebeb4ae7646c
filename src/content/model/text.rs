//! Words for the reader: typographically clean, never empty.

use std::fmt;
use std::ops::Deref;

use crate::content::decode::decoder::{Decode, Node};

/// A sentence or a few words. Not empty, no spaces at its ends, full-width punctuation beside 汉字, no typed space
/// beside 汉字, no exclamation mark.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(String);

/// A question that opens a page. Ends with `？`; `|` marks where a line may break between phrases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    phrases: Vec<String>,
}

/// The answer to a page's question in one sentence: at most 40 characters, ending with `。`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer(Text);

/// The most characters that an answer may have.
pub const ANSWER_LIMIT: usize = 40;

/// Half-width marks that must not stand beside 汉字, with their full-width form.
const HALF_WIDTH: [(char, char); 7] =
    [(',', '，'), (':', '：'), (';', '；'), ('?', '？'), ('!', '！'), ('(', '（'), (')', '）')];

/// Whether `c` is a 汉字.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// What is typographically wrong with a text, in words for its editor.
pub fn typography_fault(text: &str) -> Option<String> {
    if text.chars().any(char::is_control) {
        return Some("has a control character or a line break".to_owned());
    }
    if text.trim() != text {
        return Some("starts or ends with a space".to_owned());
    }
    if text.contains(['!', '！']) {
        return Some("has an exclamation mark; end the sentence with 。".to_owned());
    }
    let chars: Vec<char> = text.chars().collect();
    chars.windows(2).find_map(|pair| fault_of_pair(pair[0], pair[1]))
}

fn fault_of_pair(left: char, right: char) -> Option<String> {
    for (half, full) in HALF_WIDTH {
        if (left == half && is_han(right)) || (right == half && is_han(left)) {
            return Some(format!("has a half-width {half:?} beside a 汉字 in \"{left}{right}\"; write {full:?}"));
        }
    }
    let space_beside_han = (left == ' ' && is_han(right)) || (right == ' ' && is_han(left));
    space_beside_han.then(|| format!("has a typed space beside a 汉字 in \"{left}{right}\"; leave it out"))
}

fn clean(node: Node<'_>) -> Option<&str> {
    let text = node.string()?;
    if text.is_empty() {
        node.report("this text is empty");
        return None;
    }
    if let Some(fault) = typography_fault(text) {
        node.report(format!("this text {fault}"));
        return None;
    }
    Some(text)
}

impl Text {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for Text {
    fn decode(node: Node<'_>) -> Option<Self> {
        clean(node).map(|text| Self(text.to_owned()))
    }
}

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

impl Decode for Question {
    fn decode(node: Node<'_>) -> Option<Self> {
        let text = clean(node)?;
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

    /// The question without the `？`, as a bookmark says it.
    pub fn title(&self) -> String {
        self.to_string().trim_end_matches('？').to_owned()
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for Answer {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrases.iter().try_for_each(|phrase| f.write_str(phrase))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_width_marks_are_refused_beside_han_only() {
        for text in ["余额,流水", "能查吗?", "(办卡", "增(减)", "注意:", "a;流"] {
            assert!(typography_fault(text).is_some(), "{text}");
        }
        for text in ["余额，流水", "9:00–12:00", "http://a.b/", "0752-12333", "粤省事（小程序）"] {
            assert_eq!(typography_fault(text), None, "{text}");
        }
    }

    #[test]
    fn typed_spaces_beside_han_and_exclamation_marks_are_refused() {
        assert!(typography_fault("近 12 个月").is_some());
        assert!(typography_fault("快打！").is_some());
        assert!(typography_fault(" 余额").is_some());
        assert_eq!(typography_fault("Noto Sans"), None);
    }
}
