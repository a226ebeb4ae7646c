//! Brings text to one spelling: width, script, case and numerals.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::content::is_han;
use crate::text::cantonese::in_mandarin;
use crate::text::glyph::Glyph;

/// The traditional characters of everyday text with their simplified ones, taken from `OpenCC`'s character table
/// (Apache-2.0) as far as Big5 and GB 2312 reach. One character at a time is enough for matching: which simplified
/// character a traditional one becomes depends on the word only in a few cases, and both sides are treated alike.
static TRADITIONAL: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let chars: Vec<char> = include_str!("traditional.txt").chars().filter(|c| *c != '\n').collect();
    chars.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
});

/// The text in its one spelling: compatibility forms resolved (NFKC, character by character, so that every glyph
/// keeps its bytes in the text), traditional characters simplified, letters in lower case, Cantonese
/// words in Mandarin, numerals before a unit of time in digits.
pub(crate) fn glyphs(text: &str) -> Vec<Glyph> {
    let mut glyphs = Vec::with_capacity(text.len() / 2);
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        if c.is_ascii() {
            glyphs.push(Glyph { c: c.to_ascii_lowercase(), start, end });
        } else if matches!(c, '\u{4E00}'..='\u{9FFF}') {
            glyphs.push(Glyph { c: simplified(c), start, end });
        } else {
            let folded = std::iter::once(c).nfkc().flat_map(char::to_lowercase).take(MOST_PER_CHARACTER);
            glyphs.extend(folded.map(|c| Glyph { c: simplified(c), start, end }));
        }
    }
    with_digits(in_mandarin(glyphs))
}

/// The text in its one spelling, for comparing two texts.
pub fn normalized(text: &str) -> String {
    glyphs(text).iter().map(|glyph| glyph.c).collect()
}

/// The most characters that one is resolved to. Some resolve to many (`ﷺ`), but none that people type here.
const MOST_PER_CHARACTER: usize = 4;

/// An older form of a character and the one that people type: the statistics bureau writes 巺寮 for 巽寮.
const OLDER_FORM: (char, char) = ('巺', '巽');

fn simplified(c: char) -> char {
    if !is_han(c) {
        return c;
    }
    if c == OLDER_FORM.0 {
        return OLDER_FORM.1;
    }
    let found = TRADITIONAL.binary_search_by_key(&c, |(traditional, _)| *traditional);
    found.map_or(c, |at| TRADITIONAL[at].1)
}

/// The units of time before which numerals are read as numbers: `二十五号`, `六月`, `十六岁`.
const TIME_UNITS: &str = "号日月岁";

fn with_digits(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    if !glyphs.iter().any(|glyph| numeral(glyph.c).is_some()) {
        return glyphs;
    }
    let mut out: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    let mut rest = glyphs.as_slice();
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|glyph| numeral(glyph.c).is_some()).count();
        let (run, after) = rest.split_at(length);
        let time_unit = match after {
            [next, ..] if next.c == '周' => after.get(1),
            _ => after.first(),
        };
        match (number(run), time_unit, run.last()) {
            (Some(number), Some(time_unit), Some(last)) if TIME_UNITS.contains(time_unit.c) => {
                let digits = number.to_string();
                out.extend(digits.chars().map(|c| Glyph { c, start: first.start, end: last.end }));
                rest = after;
            }
            _ => {
                let taken = length.max(1);
                out.extend(rest.iter().take(taken));
                rest = &rest[taken..];
            }
        }
    }
    out
}

fn numeral(c: char) -> Option<u32> {
    Some(match c {
        '〇' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    })
}

/// The number from 0 to 99 that numerals stand for.
fn number(run: &[Glyph]) -> Option<u32> {
    let values: Vec<u32> = run.iter().filter_map(|glyph| numeral(glyph.c)).collect();
    match values.as_slice() {
        [one] => Some(*one),
        [10, ones @ 1..=9] => Some(10 + ones),
        [tens @ 2..=9, 10] => Some(tens * 10),
        [tens @ 2..=9, 10, ones @ 1..=9] => Some(tens * 10 + ones),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_script_and_case_are_one() {
        assert_eq!(normalized("醫保餘額ＷＸ１２３３３"), "医保余额wx12333");
        assert_eq!(normalized("（０７５２）　Wechat㈠"), "(0752) wechat(一)");
    }

    #[test]
    fn numerals_before_a_unit_of_time_are_digits() {
        assert_eq!(
            normalized("二十五号、六月、十六周岁、三十日、一次、三和街道"),
            "25号、6月、16周岁、30日、一次、三和街道"
        );
    }

    #[test]
    fn cantonese_and_mandarin_have_one_spelling() {
        for (cantonese, mandarin) in [
            ("張卡唔見咗", "张卡不见了"),
            ("去邊度攞卡", "去哪里拿卡"),
            ("點查餘額", "怎么查余额"),
            ("老豆冇醫保", "爸爸没有医保"),
            ("8点半开门", "8点半开门"),
        ] {
            assert_eq!(normalized(cantonese), mandarin);
        }
    }

    #[test]
    fn every_glyph_keeps_its_bytes_in_the_text() {
        let text = "交到六月";
        let places: Vec<&str> = glyphs(text).iter().map(|glyph| &text[glyph.start..glyph.end]).collect();
        assert_eq!(places, ["交", "到", "六", "月"]);
    }

    #[test]
    fn the_table_is_sorted_and_its_right_side_is_simplified() {
        assert!(TRADITIONAL.is_sorted_by(|a, b| a.0 < b.0));
        assert!(
            TRADITIONAL.iter().all(|(_, to)| simplified(*to) == *to),
            "{:?}",
            TRADITIONAL.iter().filter(|(_, to)| simplified(*to) != *to).collect::<Vec<_>>()
        );
    }
}
