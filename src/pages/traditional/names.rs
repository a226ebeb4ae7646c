//! Which words stay as they are because a screen or a form has them so.

use std::collections::HashSet;
use std::ops::Range;

use crate::text::traditional_converter::TraditionalConverter;

/// The quotation marks around names: of menus and apps, of forms and documents.
const QUOTES: [(char, char); 2] = [('「', '」'), ('《', '》')];

/// Converts texts but for the names in them.
#[derive(Debug, PartialEq, Eq)]
pub struct Names {
    converter: TraditionalConverter,
    own_words: HashSet<Box<str>>,
}

impl Names {
    /// With the words in 「」 that are no names.
    pub fn new(converter: TraditionalConverter, own_words: HashSet<Box<str>>) -> Self {
        Self { converter, own_words }
    }

    /// `text` in traditional characters, as many as it has, with its names as they are.
    pub fn convert(&self, text: &str) -> String {
        let mut converted = String::with_capacity(text.len() + 8);
        let mut start = 0;
        for name in self.places(text) {
            converted += &self.converter.convert(&text[start..name.start]);
            converted += &text[name.clone()];
            start = name.end;
        }
        converted + &self.converter.convert(&text[start..])
    }

    /// Where names stand in `text`, with their quotation marks.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        let mut from = 0;
        while let Some((open, close, start)) = first_quote(text, from) {
            let inside = start + open.len_utf8();
            let Some(length) = closing(&text[inside..], open, close) else { break };
            let end = inside + length + close.len_utf8();
            if !self.own_words.contains(&text[inside..inside + length]) {
                places.push(start..end);
            }
            from = end;
        }
        places
    }

    /// How a name, with or without its quotation marks, is read in traditional characters; `None` if it is written alike.
    pub fn reading(&self, name: &str) -> Option<String> {
        let outer = QUOTES.iter().find_map(|(open, close)| name.strip_prefix(*open)?.strip_suffix(*close));
        let bare = outer.unwrap_or(name);
        let reading = self.converter.convert(bare);
        (reading != bare).then_some(reading)
    }
}

fn first_quote(text: &str, from: usize) -> Option<(char, char, usize)> {
    let found = QUOTES.iter().filter_map(|(open, close)| Some((*open, *close, from + text[from..].find(*open)?)));
    found.min_by_key(|(_, _, start)| *start)
}

/// Where the quotation mark stands that closes one before `text`. A name may hold another one.
fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    let mut marks = text.char_indices().filter(|(_, c)| *c == open || *c == close);
    let closes = |(_, c): &(usize, char)| {
        depth += if *c == open { 1 } else { -1 };
        depth < 0
    };
    marks.find(closes).map(|(at, _)| at)
}
