//! How the traditional edition is written where the general conversion from simplified characters is not right for it.

use crate::content::decode::decoder::{Decode, Node, Table};
use crate::content::decode::record::record;
use crate::content::model::values::text::Text;

record! {
    /// The file `traditional.toml`.
    pub struct TraditionalForms {
        /// What stands in 「」 but is this site's own: a heading, words to say. It is converted like any other text; other words in
        /// 「」 and 《》 stand on a screen or a form, and stay as they are there.
        own_words: Vec<Text>,
        /// Words that are written in another way than the conversion has it.
        phrase: Vec<TraditionalPhrase>,
        /// Characters that are written in another form than the conversion has it.
        letters: Vec<LetterForm>,
    }
}

record! {
    /// One word in both.
    pub struct TraditionalPhrase {
        /// In simplified characters.
        from: Text,
        /// In traditional characters, as many as there are in `from`.
        to: Text,
    }
    check has_as_many_characters;
}

fn has_as_many_characters(phrase: &TraditionalPhrase, table: &Table<'_>) {
    let (from, to) = (phrase.from.chars().count(), phrase.to.chars().count());
    if from != to {
        table.report(format!("`from` has {from} characters and `to` has {to}; write the same word in both"));
    }
}

/// A character as the conversion gives it, and as it is written in Hong Kong today: `户戶`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LetterForm {
    /// As the conversion gives it.
    pub from: char,
    /// As it is written.
    pub to: char,
}

impl LetterForm {
    fn parse(text: &str) -> Option<Self> {
        let mut chars = text.chars();
        let form = Self { from: chars.next()?, to: chars.next()? };
        (chars.next().is_none() && form.from != form.to).then_some(form)
    }
}

impl Decode for LetterForm {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.parsed(Self::parse, "is not two characters, the one to replace and the one to write, as in \"户戶\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_form_is_two_characters() {
        assert_eq!(LetterForm::parse("户戶"), Some(LetterForm { from: '户', to: '戶' }));
        for text in ["", "户", "户户", "户戶口"] {
            assert_eq!(LetterForm::parse(text), None, "{text}");
        }
    }
}
