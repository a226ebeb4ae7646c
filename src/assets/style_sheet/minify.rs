//! Writes CSS without the characters that have no meaning.

use cssparser::Token;

/// CSS without comments, spaces that no selector or value needs, and the last semicolon of a block.
#[derive(Debug, Default)]
pub(super) struct Condensed {
    pub css: String,
    /// What goes before the next token, unless that token makes it needless.
    separator: &'static str,
    /// Whether a space after the last token may have a meaning.
    keeps_space: bool,
}

impl Condensed {
    pub fn push(&mut self, token: &Token<'_>, source: &str) {
        use Token::{
            CloseCurlyBracket, CloseParenthesis, CloseSquareBracket, Colon, Comma, Comment, CurlyBracketBlock,
            Function, ParenthesisBlock, Semicolon, SquareBracketBlock, WhiteSpace,
        };
        match token {
            WhiteSpace(_) if self.keeps_space => self.separator = " ",
            // Without the comment the two tokens beside it could be read as one.
            Comment(_) if self.keeps_space && self.separator.is_empty() => self.separator = "/**/",
            WhiteSpace(_) | Comment(_) => {}
            Semicolon => (self.separator, self.keeps_space) = (";", false),
            _ => {
                let is_needless = match token {
                    CloseCurlyBracket => true,
                    Comma | CurlyBracketBlock | CloseParenthesis | CloseSquareBracket => self.separator != ";",
                    _ => false,
                };
                if !is_needless {
                    self.css.push_str(self.separator);
                }
                self.css.push_str(source);
                self.separator = "";
                self.keeps_space = !matches!(
                    token,
                    Colon
                        | Comma
                        | Function(_)
                        | ParenthesisBlock
                        | SquareBracketBlock
                        | CurlyBracketBlock
                        | CloseCurlyBracket
                );
            }
        }
    }
}
