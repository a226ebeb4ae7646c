//! The search itself: finds candidates by terms, ranks them by phrases, and picks the sentence below each result.

use crate::search::accumulator::{MatchAccumulator, raise};
use crate::search::entry::{EntryKind, Role};
use crate::search::hit::{Hit, Preference, SearchResults};
use crate::search::index::{IndexedEntry, SearchIndex, StoredPhrase};
use crate::search::parsed_query::{BY_SOUND, ParsedQuery, cleaned};
use crate::search::snippets;
use crate::search::text::number_match::Match;
use crate::search::text::term::Term;
use crate::search::text::token::{BREAK, pair_weight};

/// The most results that are shown.
pub const MOST_HITS: usize = 10;
/// How many entries are compared phrase by phrase.
const CANDIDATES: usize = 48;
/// The most postings that are read; the rarest terms are read first.
const BUDGET: usize = 400_000;
/// How much the entry as a whole counts beside its best phrase.
const WHOLE_ENTRY: f32 = 0.6;
/// The share of the best score below which a result is left out.
const FAR_BEHIND: f32 = 0.3;
/// The share of a query that a result must match, unless it matches this much of it and as many rare words.
const MOST_OF_IT: f32 = 0.5;
const SOME_OF_IT: f32 = 0.1;
const RARE_ENOUGH: f32 = 1.5;
/// The share of a town's name that a query has to have.
const MOST_OF_A_NAME: f32 = 0.7;
/// Up to how many characters that mean something a query is short.
const SHORT_QUERY: usize = 6;
/// The share of the words of a short and of a long query from which on a result is taken for an answer.
const MOST_WORDS: f32 = 0.62;
const SOME_WORDS: f32 = 0.52;
/// The score from which on a result is taken for an answer to a long query, whatever share of it that is.
const MUCH: f32 = 10.0;
/// The inverse document frequency from which on a word proves as much as any, what the commonest proves, and what a single
/// character proves.
const RARE_WORD: f32 = 3.0;
const COMMON_WORD: f32 = 0.25;
const LONE_CHARACTER: f32 = 0.25;
/// How many topics are suggested when nothing is found.
const NEAREST_TOPICS: usize = 3;

/// An entry that may be a result.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    entry: u32,
    score: f32,
    /// Whether it matches enough of the query to be shown.
    is_match: bool,
    /// Whether it answers for what is known of the query beside its words.
    answers: bool,
    /// Whether it matches enough of it to be taken for an answer.
    is_strong: bool,
}

/// How well an entry matches.
#[derive(Debug, Clone, Copy)]
struct EntryScore {
    /// Only the order means anything.
    score: f32,
    /// What the matched aspects count.
    matched: f32,
    /// How much of one of its names the query has, from 0 to 1.
    named: f32,
    /// The share of the query's words that it has, from 0 to 1; `None` if the query has none.
    word_share: Option<f32>,
}

/// Whether a match is evidence enough to be taken for an answer. In a short query one unknown word makes it another
/// question; a long one has words that matter to nobody but the one who tells the story.
fn proves(query: &ParsedQuery, word_share: f32, score: f32) -> bool {
    if query.words.len() <= SHORT_QUERY { word_share >= MOST_WORDS } else { word_share >= SOME_WORDS || score >= MUCH }
}

/// The share of the query's words that are matched, as words or as parts of pairs. Words that most entries have prove little.
fn word_share(query: &ParsedQuery, matched: &[f32]) -> Option<f32> {
    let (mut all, mut covered) = (0.0_f32, 0.0_f32);
    for word in &query.words {
        let pairs = word.pairs.iter().filter(|(aspect, _)| matched[*aspect] >= BY_SOUND);
        let idf = pairs.map(|(_, idf)| *idf).reduce(f32::max);
        let (counts, share) = match idf {
            Some(idf) => ((idf / RARE_WORD).clamp(COMMON_WORD, 1.0), 1.0),
            None if word.is_whole => (1.0, matched[word.alone]),
            None => (1.0, matched[word.alone] * LONE_CHARACTER),
        };
        all += counts;
        covered += counts * share;
    }
    (all > 0.0).then(|| covered / all)
}

impl SearchIndex {
    /// Searches for a typed text. The work is bounded by the limits of [`ParsedQuery`] and of this file.
    pub fn search(&self, typed: &str) -> SearchResults {
        self.search_with(typed, &[])
    }

    /// Searches for a typed text, with entries preferred or put back.
    pub fn search_with(&self, typed: &str, preferences: &[Preference]) -> SearchResults {
        let text = cleaned(typed);
        let query = ParsedQuery::new(self, &text);
        let mut ranked = self.ranked(&query, preferences);
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry)));
        let best = ranked.first().map_or(0.0, |first| first.score);
        let good =
            |candidate: &&Candidate| candidate.answers || (candidate.is_match && candidate.score >= best * FAR_BEHIND);
        let hits: Vec<Hit> = ranked
            .iter()
            .filter(good)
            .take(MOST_HITS)
            .map(|candidate| {
                let is_weak = !candidate.is_strong;
                Hit { is_weak, ..self.hit(&query, self.entry(candidate.entry), candidate.score) }
            })
            .collect();
        let nearest_topics = if hits.is_empty() { self.nearest_topics(&ranked) } else { Vec::new() };
        SearchResults { query: text, hits, nearest_topics }
    }

    fn hit(&self, query: &ParsedQuery, entry: &IndexedEntry, score: f32) -> Hit {
        let (snippet, place) = snippets::best(self, query, entry);
        Hit {
            key: entry.key.clone(),
            kind: entry.kind,
            parent: entry.parent.clone(),
            title: snippets::highlighted(query, &entry.title),
            snippet: snippets::highlighted(query, snippet),
            place: place.map(str::to_owned),
            score,
            is_weak: false,
        }
    }

    /// The keys of the topics that match best, however little; then of the first ones.
    fn nearest_topics(&self, ranked: &[Candidate]) -> Vec<String> {
        let ranked = ranked.iter().map(|candidate| self.entry(candidate.entry));
        let topics = ranked.chain(self.entries()).filter(|entry| entry.kind == EntryKind::Topic);
        let mut nearest: Vec<String> = Vec::new();
        for topic in topics {
            if nearest.len() < NEAREST_TOPICS && !nearest.contains(&topic.key) {
                nearest.push(topic.key.clone());
            }
        }
        nearest
    }

    fn ranked(&self, query: &ParsedQuery, preferences: &[Preference]) -> Vec<Candidate> {
        let numbers = self.by_number(query);
        let mut entries = self.candidates(query);
        entries.extend(numbers.iter().map(|(entry, _)| *entry));
        entries.sort_unstable();
        entries.dedup();
        let total = query.total().max(f32::EPSILON);
        entries
            .into_iter()
            .map(|entry| {
                let indexed = self.entry(entry);
                let EntryScore { score, matched, named, word_share } = self.score(query, indexed);
                let by_number = numbers.iter().filter(|(other, _)| *other == entry).map(|(_, bonus)| *bonus);
                let bonus = by_number.fold(0.0, f32::max);
                let share = matched / total;
                // The names of towns share characters with much else: 小金口, 小金库.
                let is_other = indexed.kind == EntryKind::Town && named < MOST_OF_A_NAME;
                let is_enough = share >= MOST_OF_IT || (share >= SOME_OF_IT && matched >= RARE_ENOUGH);
                let is_match = bonus > 0.0 || (is_enough && !is_other);
                let preferred = preferences.iter().find(|preference| preference.key == indexed.key);
                let factor = preferred.map_or(1.0, |preference| preference.factor);
                let answers = preferred.is_some_and(|preference| preference.answers);
                let score = score * indexed.kind.preference() * factor + bonus;
                Candidate {
                    entry,
                    score,
                    is_match,
                    answers,
                    is_strong: answers || bonus > 0.0 || proves(query, word_share.unwrap_or(share), score),
                }
            })
            .collect()
    }

    /// The entries with the numbers that were typed, and what that counts.
    fn by_number(&self, query: &ParsedQuery) -> Vec<(u32, f32)> {
        let mut found = Vec::new();
        for parts in query.numbers.iter().take(MOST_HITS) {
            let joined = self.numbers.find(&parts.concat());
            let matches = if joined.is_empty() && parts.len() > 1 {
                parts.iter().take(MOST_HITS).flat_map(|part| self.numbers.find(part)).collect()
            } else {
                joined
            };
            found.extend(matches.into_iter().take(CANDIDATES).map(|(entry, how)| {
                let bonus = match how {
                    Match::Whole => 40.0,
                    Match::Start => 20.0,
                    Match::Nearly => 15.0,
                };
                (entry, bonus)
            }));
        }
        found
    }

    /// The entries that have the most of what is looked for, the rarest terms first and within the budget.
    fn candidates(&self, query: &ParsedQuery) -> Vec<u32> {
        let mut lists: Vec<_> = query
            .all_needles()
            .iter()
            .map(|needle| (self.postings(needle.term), query.aspects[needle.aspect] * needle.gain))
            .collect();
        lists.retain(|(postings, counts)| !postings.is_empty() && *counts > 0.0);
        lists.sort_unstable_by_key(|(postings, _)| postings.len());
        let mut scores = vec![0.0_f32; self.len()];
        let mut touched: Vec<u32> = Vec::new();
        let mut budget = BUDGET;
        for (postings, counts) in lists {
            let Some(left) = budget.checked_sub(postings.len()) else { break };
            budget = left;
            for posting in postings {
                let score = &mut scores[posting.entry() as usize];
                if *score == 0.0 {
                    touched.push(posting.entry());
                }
                *score += counts * posting.weight();
            }
        }
        let score = |entry: u32| scores[entry as usize];
        if touched.len() > CANDIDATES {
            touched.select_nth_unstable_by(CANDIDATES - 1, |a, b| score(*b).total_cmp(&score(*a)).then(a.cmp(b)));
            touched.truncate(CANDIDATES);
        }
        touched
    }

    /// How well an entry matches.
    fn score(&self, query: &ParsedQuery, entry: &IndexedEntry) -> EntryScore {
        let (mut weighted, mut matched) = (vec![0.0_f32; query.aspects.len()], vec![0.0_f32; query.aspects.len()]);
        let (mut best, mut named) = (0.0_f32, 0.0_f32);
        let mut accumulator = MatchAccumulator::new(query);
        for phrase in self.phrases_of(entry) {
            let weight = phrase.role.weight();
            let (score, covered) = self.phrase_score(query, phrase, &mut accumulator);
            best = best.max(weight * score);
            if matches!(phrase.role, Role::Name | Role::Word) {
                named = named.max(covered);
            }
            for (aspect, gain) in accumulator.gains() {
                raise(&mut weighted, aspect, weight * gain);
                // Who mistypes a word means it.
                raise(&mut matched, aspect, if gain >= BY_SOUND { 1.0 } else { gain });
            }
        }
        let sum = |gains: &[f32]| gains.iter().zip(&query.aspects).map(|(gain, counts)| gain * counts).sum::<f32>();
        let word_share = word_share(query, &matched);
        EntryScore { score: best + WHOLE_ENTRY * sum(&weighted), matched: sum(&matched), named, word_share }
    }

    /// What a phrase matches of the query, times the root of the share of the phrase that is matched: a phrase that is
    /// matched as a whole counts more than a long one that is matched in part. Returns that share too.
    pub(in crate::search) fn phrase_score(
        &self,
        query: &ParsedQuery,
        phrase: &StoredPhrase,
        accumulator: &mut MatchAccumulator,
    ) -> (f32, f32) {
        accumulator.clear();
        let ids = self.tokens_of(phrase);
        let (mut all, mut shared) = (0.0_f32, 0.0_f32);
        for (at, &a) in ids.iter().enumerate() {
            if a == BREAK {
                continue;
            }
            let alone = accumulator.add(query, Term::one(a));
            let Some(&b) = ids.get(at + 1).filter(|b| **b != BREAK) else {
                if ids.len() == 1 {
                    (all, shared) = (1.0, alone);
                }
                continue;
            };
            let exact = accumulator.add(query, Term::pair(a, b));
            let alike = if exact < 1.0 { accumulator.add(query, Term::sounds(a, b)) } else { exact };
            let c = ids.get(at + 2).filter(|c| **c != BREAK);
            let around = c.map_or(0.0, |c| accumulator.add(query, Term::around(a, *c)));
            let weight = pair_weight(a, b);
            all += weight;
            shared += weight * exact.max(alike).max(around);
        }
        let score: f32 = accumulator.gains().map(|(aspect, gain)| gain * query.aspects[aspect]).sum();
        let covered = (shared / all.max(f32::EPSILON)).min(1.0);
        (score * covered.sqrt(), covered)
    }
}
