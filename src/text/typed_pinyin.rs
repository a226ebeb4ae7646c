//! Letters read as pinyin: in full, by first letters, several words in one, with a letter wrong.

use crate::text::hanzi_sounds;

/// The shortest spelling in which a letter may be wrong.
const FEWEST_WITH_ERROR: usize = 5;
/// The longest run of letters that is read as pinyin.
const MOST: usize = 40;
/// The longest spelling of one phrase.
const LONGEST: usize = 24;
/// The most phrases that one spelling stands for.
const MOST_PHRASES: usize = 6;

/// Every spelling with its phrases, sorted by a hash of the spelling.
#[derive(Debug, Default)]
pub(crate) struct Spellings {
    full: Vec<(u64, u32)>,
    initials: Vec<(u64, u32)>,
}

/// What pinyin stands for: alternatives, each a row of phrases that are all meant, by their number.
pub(crate) type Readings = Vec<Vec<u32>>;

impl Spellings {
    /// The spellings of phrases of 汉字, each with its number.
    pub(crate) fn new<'t>(phrases: impl Iterator<Item = (&'t str, u32)>) -> Self {
        let mut all = Self::default();
        for (phrase, number) in phrases {
            let full = hanzi_sounds::spellings(phrase).into_iter().filter(|spelling| spelling.len() <= LONGEST);
            all.full.extend(full.map(|spelling| (hash(&spelling), number)));
            if phrase.chars().count() > 1 {
                all.initials.extend(hanzi_sounds::initials(phrase).iter().map(|spelling| (hash(spelling), number)));
            }
        }
        for table in [&mut all.full, &mut all.initials] {
            table.sort_unstable();
            table.dedup();
            table.shrink_to_fit();
        }
        all
    }

    /// What the letters stand for: a phrase in full, by first letters, several phrases in a row, or a phrase with a
    /// letter wrong (if `forgiving`); the first of these that gives anything.
    pub(crate) fn read(&self, typed: &str, forgiving: bool) -> Readings {
        if typed.len() > MOST || typed.len() < 2 {
            return Vec::new();
        }
        let whole = find(&self.full, typed);
        if !whole.is_empty() {
            return alternatives(whole);
        }
        let initials = find(&self.initials, typed);
        if !initials.is_empty() {
            return alternatives(initials);
        }
        if let Some(row) = self.in_a_row(typed) {
            return vec![row];
        }
        if forgiving { alternatives(self.with_an_error(typed)) } else { Vec::new() }
    }

    /// The fewest phrases that make up all of the letters.
    fn in_a_row(&self, typed: &str) -> Option<Vec<u32>> {
        let mut best: Vec<Option<Vec<u32>>> = vec![None; typed.len() + 1];
        *best.first_mut()? = Some(Vec::new());
        for start in 0..typed.len() {
            let Some(before) = best.get(start).cloned().flatten() else { continue };
            for end in (start + 2)..=typed.len().min(start + LONGEST) {
                let shorter = best.get(end).and_then(Option::as_ref).is_none_or(|row| before.len() + 1 < row.len());
                let first = shorter.then(|| find(&self.full, typed.get(start..end)?).first().copied()).flatten();
                if let (Some(first), Some(row)) = (first, best.get_mut(end)) {
                    *row = Some([before.as_slice(), &[first]].concat());
                }
            }
        }
        best.pop().flatten()
    }

    /// Phrases whose spelling is one letter away: one too many, one missing, one wrong.
    fn with_an_error(&self, typed: &str) -> Vec<u32> {
        let mut found = Vec::new();
        if typed.len() < FEWEST_WITH_ERROR || !typed.is_ascii() {
            return found;
        }
        for at in 0..=typed.len() {
            let (before, after) = typed.split_at(at);
            let without = after.get(1..);
            if let Some(rest) = without {
                found.extend(find(&self.full, &format!("{before}{rest}")));
            }
            for letter in 'a'..='z' {
                found.extend(find(&self.full, &format!("{before}{letter}{after}")));
                if let Some(rest) = without {
                    found.extend(find(&self.full, &format!("{before}{letter}{rest}")));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found.truncate(MOST_PHRASES);
        found
    }

    /// The bytes that it takes.
    pub(crate) fn bytes(&self) -> usize {
        (self.full.len() + self.initials.len()) * size_of::<(u64, u32)>()
    }
}

fn alternatives(phrases: Vec<u32>) -> Readings {
    phrases.into_iter().map(|phrase| vec![phrase]).collect()
}

fn find(table: &[(u64, u32)], spelling: &str) -> Vec<u32> {
    let key = hash(spelling);
    let from = table.partition_point(|(hash, _)| *hash < key);
    let found = table.iter().skip(from).take_while(|(hash, _)| *hash == key);
    found.map(|(_, phrase)| *phrase).take(MOST_PHRASES).collect()
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHRASES: [&str; 5] = ["余额", "支付宝", "忘记", "密码", "定点药店"];

    fn read(typed: &str) -> Vec<String> {
        let spellings = Spellings::new(PHRASES.iter().copied().zip(0..));
        let text = |row: &Vec<u32>| row.iter().map(|at| PHRASES[*at as usize]).collect::<Vec<_>>().join("+");
        spellings.read(typed, true).iter().map(text).collect()
    }

    #[test]
    fn letters_stand_for_phrases() {
        assert_eq!(read("yue"), ["余额"]);
        assert_eq!(read("zfb"), ["支付宝"]);
        assert_eq!(read("ddyd"), ["定点药店"]);
        assert_eq!(read("wangjimima"), ["忘记+密码"]);
        assert_eq!(read("zhifubo"), ["支付宝"]);
        assert_eq!(read("hello"), Vec::<String>::new());
    }
}
