//! A typed query, parsed into what to look for.

use crate::search::index::SearchIndex;
use crate::search::text::number_match::numbers_in;
use crate::search::text::term::Term;
use crate::search::text::token::{BREAK, Token, is_stop_word, is_whole_word, pair_weight, token_weight, tokens};
use crate::text::glyphs::{glyphs, normalized};

/// The most characters of a query; the rest is ignored.
pub const QUERY_LIMIT: usize = 100;
/// The most tokens of the query, or of a phrase that its pinyin stands for, that are looked for.
const MOST_TOKENS: usize = 120;
/// The filter, which most terms of a text don't pass, has 2 to the power of this many bits.
const FILTER_BITS: u32 = 12;

/// How much a match counts when it isn't to the letter: the same sound, or a character too many, missing or wrong.
pub(in crate::search) const BY_SOUND: f32 = 0.6;
const BY_NEIGHBOURS: f32 = 0.35;

/// A query: aspects to look for, each with the terms that show it.
#[derive(Debug)]
pub(in crate::search) struct ParsedQuery {
    /// How much each aspect counts.
    pub aspects: Vec<f32>,
    /// The tokens of the typed text that mean something, each with the aspects that show it.
    pub words: Vec<QueryWord>,
    /// Terms, sorted, with the aspect that each shows and how well.
    needles: Vec<Needle>,
    filter: [u64; 1 << (FILTER_BITS - 6)],
    /// Numbers, each joined and in its parts.
    pub numbers: Vec<Vec<String>>,
}

/// A token of the typed text that means something: no stop word.
#[derive(Debug, Clone)]
pub(in crate::search) struct QueryWord {
    /// Whether it is a word by itself: a number, letters, a concept.
    pub is_whole: bool,
    /// The aspect of the token alone.
    pub alone: usize,
    /// The aspects of the pairs that it is in, each with its inverse document frequency.
    pub pairs: Vec<(usize, f32)>,
}

/// A term, the aspect that it shows, and how well.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Needle {
    pub term: Term,
    pub aspect: usize,
    pub gain: f32,
}

/// The query as it is parsed and shown again: without control characters, spaces as one, cut to [`QUERY_LIMIT`].
pub fn cleaned(typed: &str) -> String {
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

impl ParsedQuery {
    /// Parses a query that is [`cleaned`].
    pub(in crate::search) fn new(index: &SearchIndex, text: &str) -> Self {
        let mut query = Self {
            aspects: Vec::new(),
            words: Vec::new(),
            needles: Vec::new(),
            filter: [0; 1 << (FILTER_BITS - 6)],
            numbers: numbers_in(&glyphs(text)),
        };
        let (typed, pinyin) = without_pinyin(index, text, &tokens(text));
        query.look_for(index, &typed, 1.0, true);
        for run in &pinyin {
            let meanings = meanings(index, run);
            if meanings.is_empty() {
                query.add_aspect(index.idf(0));
            }
            for (row, share) in meanings {
                query.look_for(index, &row, share, false);
            }
        }
        query.needles.sort_unstable_by_key(|needle| needle.term);
        for needle in &query.needles {
            let slot = needle.term.slot(FILTER_BITS);
            query.filter[slot >> 6] |= 1 << (slot & 63);
        }
        query
    }

    /// The needles of a term.
    pub(in crate::search) fn needles(&self, term: Term) -> impl Iterator<Item = &Needle> {
        let slot = term.slot(FILTER_BITS);
        let passes = self.filter[slot >> 6] >> (slot & 63) & 1 == 1;
        let from = if passes { self.needles.partition_point(|needle| needle.term < term) } else { self.needles.len() };
        self.needles.iter().skip(from).take_while(move |needle| needle.term == term)
    }

    pub(in crate::search) fn all_needles(&self) -> &[Needle] {
        &self.needles
    }

    /// The sum of what all aspects count.
    pub(in crate::search) fn total(&self) -> f32 {
        self.aspects.iter().sum()
    }

    /// Adds the aspects and needles of a row of tokens; each aspect counts only the given share. The words of what was
    /// typed are kept.
    fn look_for(&mut self, index: &SearchIndex, ids: &[u32], share: f32, is_typed: bool) {
        let mut before: Option<(u32, usize)> = None;
        let mut pair_before: Option<(usize, f32)> = None;
        for (at, &a) in ids.iter().enumerate().take(MOST_TOKENS) {
            let here = before.take();
            let earlier_pair = pair_before.take();
            if a == BREAK {
                continue;
            }
            let having = index.postings(Term::one(a)).len();
            let alone = self.add_aspect(token_weight(a) * index.idf(having) * share);
            self.add_needle(Term::one(a), alone, 1.0);
            let is_word = is_typed && !is_stop_word(a);
            if is_word {
                let is_whole = is_whole_word(a);
                self.words.push(QueryWord { is_whole, alone, pairs: earlier_pair.into_iter().collect() });
            }
            let Some(&b) = ids.get(at + 1).filter(|b| **b != BREAK) else { continue };
            let (exact, alike) = (index.postings(Term::pair(a, b)).len(), index.postings(Term::sounds(a, b)).len());
            let idf = index.idf(if exact > 0 { exact } else { alike });
            let pair = self.add_aspect(pair_weight(a, b) * idf * share);
            if let Some(word) = self.words.last_mut().filter(|_| is_word) {
                word.pairs.push((pair, idf));
            }
            pair_before = Some((pair, idf));
            self.add_needle(Term::pair(a, b), pair, 1.0);
            self.add_needle(Term::sounds(a, b), pair, BY_SOUND);
            self.add_needle(Term::around(a, b), pair, BY_NEIGHBOURS);
            if let Some((first, earlier)) = here {
                for aspect in [earlier, pair] {
                    self.add_needle(Term::around(first, b), aspect, BY_NEIGHBOURS);
                    self.add_needle(Term::pair(first, b), aspect, BY_NEIGHBOURS);
                }
            }
            before = Some((a, pair));
        }
    }

    fn add_aspect(&mut self, counts: f32) -> usize {
        self.aspects.push(counts);
        self.aspects.len() - 1
    }

    fn add_needle(&mut self, term: Term, aspect: usize, gain: f32) {
        self.needles.push(Needle { term, aspect, gain });
    }
}

/// The tokens to look for as they are, and apart from them the runs of words of letters that no text has, which are
/// read as pinyin.
fn without_pinyin(index: &SearchIndex, text: &str, tokens: &[Token]) -> (Vec<u32>, Vec<Vec<String>>) {
    let mut ids = Vec::with_capacity(tokens.len());
    let mut pinyin: Vec<Vec<String>> = Vec::new();
    let mut joined = false;
    for token in tokens {
        let spelt = normalized(&text[token.start..token.end]);
        let is_letters = !spelt.is_empty() && spelt.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_letters && index.postings(Term::one(token.id)).is_empty() {
            match pinyin.last_mut() {
                Some(run) if joined => run.push(spelt),
                _ => pinyin.push(vec![spelt]),
            }
            joined = true;
            ids.push(BREAK);
        } else {
            joined &= token.id == BREAK;
            ids.push(token.id);
        }
    }
    (ids, pinyin)
}

/// What words of pinyin side by side stand for: all of them as one word if it is one, else each for itself. If a
/// name is among the meanings, other words with the same spelling are left out. Returns the tokens of each meaning, and
/// its share.
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
        let count = u8::try_from(alternatives.len()).unwrap_or(u8::MAX);
        let share = 1.0 / f32::from(count.max(1)).sqrt();
        for row in alternatives {
            let ids: Vec<Vec<u32>> = row.iter().map(|phrase| index.tokens_of_phrase(*phrase).to_vec()).collect();
            meanings.push((ids.join(&BREAK), share));
        }
    }
    meanings
}
