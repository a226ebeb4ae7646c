//! How 汉字 sound and how people type the sound: pinyin without tones.

use std::sync::LazyLock;

use pinyin::{ToPinyin, ToPinyinMulti};

/// The 汉字 whose sounds are kept.
const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

/// The sound of every 汉字 as a number; 0 for none.
static SOUNDS: LazyLock<Vec<u32>> =
    LazyLock::new(|| (FIRST..=LAST).map(|code| char::from_u32(code).and_then(first_sound).unwrap_or(0)).collect());

/// How a 汉字 sounds in its first reading, as a number that all 汉字 of that sound share.
pub(crate) fn of(code: u32) -> Option<u32> {
    let at = usize::try_from(code.checked_sub(FIRST)?).ok()?;
    SOUNDS.get(at).copied().filter(|sound| *sound != 0)
}

/// Without tone, with `zh`, `ch`, `sh` as `z`, `c`, `s` and `ng` as `n`: southern speakers don't tell them apart.
fn first_sound(c: char) -> Option<u32> {
    let plain = c.to_pinyin()?.plain();
    let short = plain.strip_suffix('g').filter(|rest| rest.ends_with('n')).unwrap_or(plain);
    let mut before = ' ';
    let mut sound = 1;
    for letter in short.chars() {
        if letter != 'h' || !matches!(before, 'z' | 'c' | 's') {
            sound = (sound * 32 + u32::from(letter) % 32) & 0x1FFF_FFFF;
        }
        before = letter;
    }
    Some(sound)
}

/// The most spellings of one phrase that are kept; a phrase of several 汉字 with several readings has many.
const MOST_SPELLINGS: usize = 8;

/// How a phrase of 汉字 may be typed in letters: every spelling in full. None if it isn't 汉字 throughout.
pub(crate) fn spellings(phrase: &str) -> Vec<String> {
    let mut spellings = vec![String::new()];
    for c in phrase.chars() {
        let readings = readings(c);
        if readings.is_empty() {
            return Vec::new();
        }
        let longer = |start: &String| readings.iter().map(|reading| format!("{start}{reading}")).collect::<Vec<_>>();
        spellings = spellings.iter().flat_map(longer).take(MOST_SPELLINGS).collect();
    }
    spellings
}

/// The first letters of a phrase of 汉字, in every reading.
pub(crate) fn initials(phrase: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for c in phrase.chars() {
        let mut firsts: Vec<char> = readings(c).iter().filter_map(|reading| reading.chars().next()).collect();
        firsts.sort_unstable();
        firsts.dedup();
        if firsts.is_empty() {
            return Vec::new();
        }
        let longer = |start: &String| firsts.iter().map(|first| format!("{start}{first}")).collect::<Vec<_>>();
        all = all.iter().flat_map(longer).take(MOST_SPELLINGS).collect();
    }
    all
}

/// The readings of a 汉字 that are in use; those behind them in the list are rare.
const READINGS: usize = 2;

/// The ways to type a 汉字; `ü` is typed `v`.
fn readings(c: char) -> Vec<String> {
    let mut readings = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten().take(READINGS) {
        let typed = reading.plain().replace('ü', "v");
        if !readings.contains(&typed) {
            readings.push(typed);
        }
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_typed_in_full_or_by_first_letters() {
        assert!(spellings("余额").contains(&"yue".to_owned()));
        assert!(spellings("重置").contains(&"chongzhi".to_owned()));
        assert!(initials("支付宝").contains(&"zfb".to_owned()));
        assert!(spellings("12333热线").is_empty());
    }
}
