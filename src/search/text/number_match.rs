//! Numbers, in whatever groups they are typed: `0752 2890770`, `289-0770`, `(0752)12333`.

use crate::text::glyph::Glyph;

/// The fewest digits of which the rest may still be missing.
const FEWEST: usize = 3;
/// The fewest digits of which one may be wrong.
const FEWEST_WITH_ERROR: usize = 6;
/// The most digits of a number that are compared.
const MOST: usize = 20;

/// How well a typed number matches one of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) enum Match {
    /// One digit is wrong.
    Nearly,
    /// It is where the number starts.
    Start,
    /// All of it.
    Whole,
}

/// Every number with the entries that have it, sorted.
#[derive(Debug, Default)]
pub(in crate::search) struct Numbers(Vec<(Box<str>, u32)>);

impl Numbers {
    pub(in crate::search) fn new(mut numbers: Vec<(Box<str>, u32)>) -> Self {
        numbers.sort_unstable();
        numbers.dedup();
        Self(numbers)
    }

    /// The entries whose number `typed` is or starts, with how well it matches them.
    pub(in crate::search) fn find(&self, typed: &str) -> Vec<(u32, Match)> {
        let typed = &typed[..typed.len().min(MOST)];
        let whole = self.starting_with(typed).filter(|(number, _)| number.len() == typed.len());
        let whole: Vec<_> = whole.map(|(_, entry)| (*entry, Match::Whole)).collect();
        if !whole.is_empty() {
            return whole;
        }
        if typed.len() < FEWEST {
            return Vec::new();
        }
        let start: Vec<_> = self.starting_with(typed).take(MOST).map(|(_, entry)| (*entry, Match::Start)).collect();
        if start.is_empty() { self.nearly(typed) } else { start }
    }

    fn starting_with<'a>(&'a self, typed: &'a str) -> impl Iterator<Item = &'a (Box<str>, u32)> {
        let from = self.0.partition_point(|(number, _)| **number < *typed);
        self.0.iter().skip(from).take_while(move |(number, _)| number.starts_with(typed))
    }

    fn nearly(&self, typed: &str) -> Vec<(u32, Match)> {
        if typed.len() < FEWEST_WITH_ERROR {
            return Vec::new();
        }
        let mut found = Vec::new();
        for at in 0..typed.len() {
            for digit in '0'..='9' {
                let mut other = typed.to_owned();
                other.replace_range(at..=at, digit.encode_utf8(&mut [0; 4]));
                let same_length = self.starting_with(&other).filter(|(number, _)| number.len() == other.len());
                found.extend(same_length.map(|(_, entry)| (*entry, Match::Nearly)));
            }
        }
        found
    }

    /// The bytes that it takes.
    pub(in crate::search) fn bytes(&self) -> usize {
        self.0.iter().map(|(number, _)| number.len() + size_of::<(Box<str>, u32)>()).sum()
    }
}

/// The numbers in a text, each joined over single spaces, hyphens and brackets, and in its parts. A country code is
/// left out.
pub(in crate::search) fn numbers_in(glyphs: &[Glyph]) -> Vec<Vec<String>> {
    let mut numbers: Vec<Vec<String>> = Vec::new();
    let mut joined = false;
    let mut between = 0;
    for glyph in glyphs {
        match glyph.c {
            c if c.is_ascii_digit() => {
                match numbers.last_mut() {
                    Some(parts) if joined && between == 0 => push_digit(parts, c),
                    Some(parts) if joined => parts.push(c.to_string()),
                    _ => numbers.push(vec![c.to_string()]),
                }
                (joined, between) = (true, 0);
            }
            ' ' | '-' | '(' | ')' | '+' if joined && between < 2 => between += 1,
            _ => joined = false,
        }
    }
    for parts in &mut numbers {
        if parts.len() > 1 && parts.first().is_some_and(|first| first == "86") {
            parts.remove(0);
        }
    }
    numbers
}

fn push_digit(parts: &mut [String], digit: char) {
    if let Some(last) = parts.last_mut() {
        last.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::glyphs::glyphs;

    #[test]
    fn groups_are_joined_and_lists_are_not() {
        let found = |text: &str| numbers_in(&glyphs(text)).iter().map(|parts| parts.concat()).collect::<Vec<_>>();
        for text in ["0752 2890770", "(0752)289-0770", "+86 0752 289 0770", "０７５２－２８９０７７０"] {
            assert_eq!(found(text), ["07522890770"], "{text}");
        }
        assert_eq!(found("0752-2890770、0752-2872795"), ["07522890770", "07522872795"]);
        assert_eq!(found("12333人工9:00"), ["12333", "9", "00"]);
    }

    #[test]
    fn a_number_is_found_whole_by_its_start_and_with_one_wrong_digit() {
        let numbers = Numbers::new(vec![("07522890770".into(), 0), ("2890770".into(), 0), ("12333".into(), 1)]);
        assert_eq!(numbers.find("2890770"), [(0, Match::Whole)]);
        assert_eq!(numbers.find("0752289"), [(0, Match::Start)]);
        assert_eq!(numbers.find("2890771"), [(0, Match::Nearly)]);
        assert_eq!(numbers.find("12"), []);
        assert_eq!(numbers.find("9"), []);
    }
}
