//! Tokens, what text is cut into: 汉字 one by one, words of letters, numbers, and concepts that have many spellings.

use crate::text::glyph::Glyph;
use crate::text::glyphs::glyphs;
use crate::text::hanzi_sounds;

/// The smallest unit of a text that can match, and its bytes in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Token {
    pub id: u32,
    pub start: usize,
    pub end: usize,
}

/// Stands between two tokens that don't belong together.
pub(in crate::search) const BREAK: u32 = 0;
/// The concept that follows the number of a day or month, however it is written.
pub(in crate::search) const DATE: u32 = 1;
/// The concept that follows an age below 18.
pub(in crate::search) const CHILD: u32 = 2;
/// The concept that follows an age from 18 on.
pub(in crate::search) const GROWN_UP: u32 = 3;

/// The bit that is set in the id of a run of letters or digits.
const RUN: u32 = 0x4000_0000;
/// The bit that is also set in the id of one or two digits, which have many meanings.
const SHORT: u32 = 0x1000_0000;
/// The bit that is set in the id of a sound.
const SOUND: u32 = 0x2000_0000;

/// Stop words, each one character: grammar and politeness. A pair of them counts very little.
const STOP_WORDS: &str = "的了吗呢吧啊呀嘛么哦我你他她您在有是去到要想能会可以查个这那还没不怎什哪谁把被给和与跟就都也很请问又从嘅喺唔冇系咩";

/// The tokens of a text.
pub(in crate::search) fn tokens(text: &str) -> Vec<Token> {
    let glyphs = glyphs(text);
    let mut tokens = Vec::with_capacity(glyphs.len());
    let mut at = 0;
    while let Some(first) = glyphs.get(at) {
        let rest = &glyphs[at..];
        let length = run_length(rest).max(1);
        let run = &rest[..length];
        let end = run.last().map_or(first.end, |last| last.end);
        let id = if first.c.is_ascii_alphanumeric() { run_id(run) } else { lone_id(first.c) };
        tokens.push(Token { id, start: first.start, end });
        at += length;
        let after = &glyphs[at..];
        if first.c.is_ascii_digit() {
            tokens.extend(concept_after(run, after).map(|id| Token { id, start: end, end }));
            if let Some((length, date_end)) = iso_date(rest) {
                tokens.push(Token { id: DATE, start: date_end, end: date_end });
                at += length - run.len();
            }
        }
    }
    tokens
}

fn lone_id(c: char) -> u32 {
    if c.is_alphanumeric() { u32::from(c) } else { BREAK }
}

/// How many glyphs at the start are letters, or digits.
fn run_length(glyphs: &[Glyph]) -> usize {
    let Some(first) = glyphs.first() else { return 0 };
    let same = |glyph: &&Glyph| {
        if first.c.is_ascii_digit() { glyph.c.is_ascii_digit() } else { glyph.c.is_ascii_alphabetic() }
    };
    glyphs.iter().take_while(same).count()
}

fn run_id(run: &[Glyph]) -> u32 {
    let short = run.len() < 3 && run.iter().all(|glyph| glyph.c.is_ascii_digit());
    RUN | if short { SHORT } else { 0 } | (hash(run.iter().map(|glyph| glyph.c)) & 0x0FFF_FFFF)
}

/// FNV-1a.
fn hash(chars: impl Iterator<Item = char>) -> u32 {
    chars.fold(0x811C_9DC5, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
}

/// The concept that a number before `号`, `日`, `月` or `岁` stands for.
fn concept_after(run: &[Glyph], after: &[Glyph]) -> Option<u32> {
    let number: String = run.iter().map(|glyph| glyph.c).collect();
    let number: u32 = number.parse().ok()?;
    let mut time_unit = after.iter().map(|glyph| glyph.c).filter(|c| *c != '周');
    match time_unit.next()? {
        '号' | '日' if (1..=31).contains(&number) => Some(DATE),
        '月' if (1..=12).contains(&number) => Some(DATE),
        '岁' if number < 18 => Some(CHILD),
        '岁' if number < 130 => Some(GROWN_UP),
        _ => None,
    }
}

/// The length of a date such as `2026-12-24` at the start, and where it ends.
fn iso_date(glyphs: &[Glyph]) -> Option<(usize, usize)> {
    let text: String = glyphs.iter().take(10).map(|glyph| glyph.c).collect();
    let mut parts = text.split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let day: String = day.chars().take_while(char::is_ascii_digit).collect();
    let within = |text: &str, most: u32| text.parse().is_ok_and(|number: u32| (1..=most).contains(&number));
    let is_date =
        year.len() == 4 && year.starts_with("20") && within(year, 2099) && within(month, 12) && within(&day, 31);
    let length = year.len() + month.len() + day.len() + 2;
    is_date.then(|| (length, glyphs[length - 1].end))
}

/// Whether the token is a concept.
fn is_concept(id: u32) -> bool {
    matches!(id, DATE | CHILD | GROWN_UP)
}

/// Whether the token is a run of letters or several digits, or a concept: one of them counts as much as a word.
pub(in crate::search) fn is_whole_word(id: u32) -> bool {
    (id & RUN != 0 && id & SHORT == 0) || is_concept(id)
}

/// Whether the token is a stop word.
pub(in crate::search) fn is_stop_word(id: u32) -> bool {
    char::from_u32(id).is_some_and(|c| STOP_WORDS.contains(c))
}

/// The id of how a token sounds: 汉字 that sound alike have the same one, anything else its own.
pub(in crate::search) fn sound_of(id: u32) -> u32 {
    hanzi_sounds::of(id).map_or(id, |sound| SOUND | sound)
}

/// How much two tokens side by side count, from 0 to 1.
pub(in crate::search) fn pair_weight(a: u32, b: u32) -> f32 {
    match (is_stop_word(a), is_stop_word(b)) {
        (false, false) => 1.0,
        (true, true) => 0.1,
        _ => 0.5,
    }
}

/// How much a single token counts, from 0 to 1.
pub(in crate::search) fn token_weight(id: u32) -> f32 {
    match id {
        id if is_whole_word(id) => 1.0,
        id if is_stop_word(id) => 0.0,
        _ => 0.2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<u32> {
        tokens(text).iter().map(|token| token.id).collect()
    }

    #[test]
    fn days_and_months_are_recognised_however_they_are_written() {
        for text in ["25号", "２５号", "二十五号", "6月", "6月30日", "1-24日", "2026-12-24", "2026/1/2", "31日"]
        {
            assert!(ids(text).contains(&DATE), "{text}");
        }
        for text in ["32号", "13月", "12个月", "5个工作日", "0752-12333", "2026年", "2026-13-01"] {
            assert!(!ids(text).contains(&DATE), "{text}");
        }
    }

    #[test]
    fn ages_are_recognised() {
        assert!(ids("小孩8岁").contains(&CHILD));
        assert!(ids("十六周岁").contains(&CHILD));
        assert!(ids("七十岁").contains(&GROWN_UP));
    }

    #[test]
    fn homophones_sound_alike() {
        let sound = |c: char| sound_of(u32::from(c));
        assert_eq!(sound('余'), sound('于'));
        assert_eq!(sound('生'), sound('省'));
        assert_ne!(sound('余'), sound('额'));
    }
}
