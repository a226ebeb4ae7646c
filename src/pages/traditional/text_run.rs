//! A text with markup inside it that doesn't part its words: `近<span class="nb">12个</span>月`. It is converted as one phrase.

use std::collections::VecDeque;

use super::names::Names;

/// The text between two elements that part words.
#[derive(Debug, Default)]
pub struct TextRun<'h> {
    pieces: Vec<Piece<'h>>,
}

#[derive(Debug)]
enum Piece<'h> {
    Text(&'h str),
    /// What a reader typed, which stays as it is.
    Typed(&'h str),
    Tag(String),
}

/// How a name is read, in （）.
struct Reading {
    /// After how many characters of the run it stands.
    after: usize,
    text: String,
}

impl<'h> TextRun<'h> {
    pub fn push_text(&mut self, text: &'h str) {
        self.pieces.push(Piece::Text(text));
    }

    pub fn push_typed(&mut self, text: &'h str) {
        self.pieces.push(Piece::Typed(text));
    }

    pub fn push_tag(&mut self, tag: String) {
        self.pieces.push(Piece::Tag(tag));
    }

    /// Writes the run in traditional characters to `html` and empties it. `is_wanted` says of a name whether its reading is.
    pub fn write(&mut self, names: &Names, is_wanted: impl FnMut(&str) -> bool, html: &mut String) {
        let pieces = std::mem::take(&mut self.pieces);
        let text: String = pieces.iter().filter_map(Piece::text).collect();
        let is_typed = pieces.iter().any(|piece| matches!(piece, Piece::Typed(_)));
        let mut readings = if is_typed { VecDeque::new() } else { readings(names, &text, is_wanted) };
        let mut push_reading = |written: usize, html: &mut String| {
            if readings.front().is_some_and(|reading| reading.after == written) {
                html.extend(readings.pop_front().map(|reading| reading.text));
            }
        };

        let converted = if text.is_ascii() { text } else { names.convert(&text) };
        let mut converted = converted.chars();
        let mut written = 0;
        for piece in &pieces {
            // A reading follows on the element that ends with its name.
            if !piece.is_end_tag() {
                push_reading(written, html);
            }
            match piece {
                Piece::Tag(tag) => html.push_str(tag),
                Piece::Typed(text) => {
                    html.push_str(text);
                    let length = text.chars().count();
                    converted.by_ref().take(length).for_each(drop);
                    written += length;
                }
                Piece::Text(text) => {
                    for c in converted.by_ref().take(text.chars().count()) {
                        push_reading(written, html);
                        html.push(c);
                        written += 1;
                    }
                }
            }
        }
        push_reading(written, html);
    }
}

impl Piece<'_> {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Typed(text) => Some(text),
            Self::Tag(_) => None,
        }
    }

    fn is_end_tag(&self) -> bool {
        matches!(self, Self::Tag(tag) if tag.starts_with("</"))
    }
}

fn readings(names: &Names, text: &str, mut is_wanted: impl FnMut(&str) -> bool) -> VecDeque<Reading> {
    let places = names.places(text).into_iter();
    let readings = places.filter_map(|place| {
        let name = &text[place.clone()];
        let reading = names.reading(name)?;
        is_wanted(name)
            .then(|| Reading { after: text[..place.end].chars().count(), text: format!("<wbr>（{reading}）") })
    });
    readings.collect()
}
