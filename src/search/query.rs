//! What somebody typed, as what to look for.

use crate::search::index::SearchIndex;
use crate::search::text::digits::numbers_in;
use crate::search::text::glyphs::glyphs;
use crate::search::text::term::Term;
use crate::search::text::token::{BREAK, Unit, pair_strength, unit_strength, units};

/// The most characters of a query; more is not looked at.
pub const QUERY_LIMIT: usize = 100;
/// The most units that are looked for, those of words that letters stand for included.
const MOST_UNITS: usize = 120;
/// The bits of the filter that most terms of a text don't pass.
const FILTER_BITS: u32 = 12;

/// What of a match counts when it isn't to the letter: the same sound, or a character too many, missing or wrong.
const BY_SOUND: f32 = 0.6;
const BY_NEIGHBOURS: f32 = 0.35;

/// A query: aspects to look for, each with the terms that show it.
#[derive(Debug)]
pub(in crate::search) struct Query {
    /// How much each aspect counts.
    pub aspects: Vec<f32>,
    /// Terms, sorted, with the aspect that each shows and how well.
    needles: Vec<Needle>,
    filter: [u64; 1 << (FILTER_BITS - 6)],
    /// Numbers, each joined and in its parts.
    pub numbers: Vec<Vec<String>>,
}

/// A term, the aspect that it shows, and how well.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Needle {
    pub term: Term,
    pub aspect: usize,
    pub gain: f32,
}

/// The text as it is looked at and shown again: without control characters, spaces as one, cut to [`QUERY_LIMIT`].
pub fn tidied(typed: &str) -> String {
    let beginning: String = typed.trim_start().chars().take(QUERY_LIMIT).map(plain).collect();
    beginning.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control and formatting characters can't be seen, so they count as spaces.
fn plain(c: char) -> char {
    let unseen = c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        || matches!(u32::from(c) & 0xFFFF, 0xFFFE | 0xFFFF)
        || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    if unseen { ' ' } else { c }
}

impl Query {
    pub(in crate::search) fn new(index: &SearchIndex, tidied: &str) -> Self {
        let mut query = Self {
            aspects: Vec::new(),
            needles: Vec::new(),
            filter: [0; 1 << (FILTER_BITS - 6)],
            numbers: numbers_in(&glyphs(tidied)),
        };
        let units = units(tidied);
        let (typed, letters) = parted(index, tidied, &units);
        query.look_for(index, &typed, 1.0);
        for run in &letters {
            let meanings = meanings(index, run);
            if meanings.is_empty() {
                query.aspect(index.rarity(0));
            }
            for (row, share) in meanings {
                query.look_for(index, &row, share);
            }
        }
        query.needles.sort_unstable_by_key(|needle| needle.term);
        for needle in &query.needles {
            let slot = needle.term.slot(FILTER_BITS);
            if let Some(word) = query.filter.get_mut(slot >> 6) {
                *word |= 1 << (slot & 63);
            }
        }
        query
    }

    /// The needles of a term.
    pub(in crate::search) fn needles(&self, term: Term) -> impl Iterator<Item = &Needle> {
        let slot = term.slot(FILTER_BITS);
        let passes = self.filter.get(slot >> 6).is_some_and(|word| word >> (slot & 63) & 1 == 1);
        let from = if passes { self.needles.partition_point(|needle| needle.term < term) } else { self.needles.len() };
        self.needles.iter().skip(from).take_while(move |needle| needle.term == term)
    }

    /// Every needle.
    pub(in crate::search) fn all(&self) -> &[Needle] {
        &self.needles
    }

    /// The sum of what all aspects count.
    pub(in crate::search) fn whole(&self) -> f32 {
        self.aspects.iter().sum()
    }

    fn look_for(&mut self, index: &SearchIndex, ids: &[u32], share: f32) {
        let mut before: Option<(u32, usize)> = None;
        for (at, &a) in ids.iter().enumerate().take(MOST_UNITS) {
            let here = before.take();
            if a == BREAK {
                continue;
            }
            let having = index.postings(Term::one(a)).len();
            let alone = self.aspect(unit_strength(a) * index.rarity(having) * share);
            self.needle(Term::one(a), alone, 1.0);
            let Some(&b) = ids.get(at + 1).filter(|b| **b != BREAK) else { continue };
            let (exact, alike) = (index.postings(Term::pair(a, b)).len(), index.postings(Term::sounds(a, b)).len());
            let rarity = index.rarity(if exact > 0 { exact } else { alike });
            let pair = self.aspect(pair_strength(a, b) * rarity * share);
            self.needle(Term::pair(a, b), pair, 1.0);
            self.needle(Term::sounds(a, b), pair, BY_SOUND);
            self.needle(Term::around(a, b), pair, BY_NEIGHBOURS);
            if let Some((first, earlier)) = here {
                for aspect in [earlier, pair] {
                    self.needle(Term::around(first, b), aspect, BY_NEIGHBOURS);
                    self.needle(Term::pair(first, b), aspect, BY_NEIGHBOURS);
                }
            }
            before = Some((a, pair));
        }
    }

    fn aspect(&mut self, counts: f32) -> usize {
        self.aspects.push(counts);
        self.aspects.len() - 1
    }

    fn needle(&mut self, term: Term, aspect: usize, gain: f32) {
        self.needles.push(Needle { term, aspect, gain });
    }
}

/// The units to look for as they are, and the runs of letters that no text has: they are read as pinyin.
fn parted(index: &SearchIndex, text: &str, units: &[Unit]) -> (Vec<u32>, Vec<Vec<String>>) {
    let mut ids = Vec::with_capacity(units.len());
    let mut letters: Vec<Vec<String>> = Vec::new();
    let mut joined = false;
    for unit in units {
        let typed = text.get(unit.start..unit.end).unwrap_or_default();
        let spelt: String = glyphs(typed).iter().map(|glyph| glyph.c).collect();
        let is_letters = !spelt.is_empty() && spelt.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_letters && index.postings(Term::one(unit.id)).is_empty() {
            match letters.last_mut() {
                Some(run) if joined => run.push(spelt),
                _ => letters.push(vec![spelt]),
            }
            joined = true;
            ids.push(BREAK);
        } else {
            joined &= unit.id == BREAK;
            ids.push(unit.id);
        }
    }
    (ids, letters)
}

/// What runs of letters side by side stand for: all of them as one word if it is one, else each for itself. Letters
/// mean a name rather than other words that are typed alike. Gives the units of each meaning and its share.
fn meanings(index: &SearchIndex, run: &[String]) -> Vec<(Vec<u32>, f32)> {
    let whole = index.spellings.read(&run.concat(), run.len() == 1);
    let readings = if whole.is_empty() && run.len() > 1 {
        run.iter().map(|word| index.spellings.read(word, true)).collect()
    } else {
        vec![whole]
    };
    let mut meanings = Vec::new();
    for mut alternatives in readings {
        let is_name = |row: &Vec<u32>| row.iter().all(|phrase| index.is_name(*phrase));
        if alternatives.iter().any(is_name) {
            alternatives.retain(is_name);
        }
        let share = 1.0 / f32::from(u8::try_from(alternatives.len()).unwrap_or(u8::MAX).max(1)).sqrt();
        for row in alternatives {
            let ids: Vec<Vec<u32>> = row.iter().map(|phrase| index.units_of_phrase(*phrase).to_vec()).collect();
            meanings.push((ids.join(&BREAK), share));
        }
    }
    meanings
}
