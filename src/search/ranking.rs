//! The search itself: candidates by terms, then their order by phrases, then the sentence that answers.

use crate::content::TopicId;
use crate::search::hit::{Hit, Results};
use crate::search::index::{Place, SearchIndex, StoredPhrase};
use crate::search::query::{Query, tidied};
use crate::search::snippets;
use crate::search::tally::{Tally, raise};
use crate::search::text::digits::Match;
use crate::search::text::term::Term;
use crate::search::text::token::{BREAK, pair_strength};

/// The most results that are shown.
pub const MOST_HITS: usize = 10;
/// How many entries are looked at phrase by phrase.
const CANDIDATES: usize = 48;
/// The most postings that are read; the rarest terms are read first.
const BUDGET: usize = 400_000;
/// How much the entry as a whole counts beside its best phrase.
const WHOLE_ENTRY: f32 = 0.6;
/// The share of the best score below which a result is left out.
const FAR_BEHIND: f32 = 0.3;
/// The share of a query that a result must meet, unless it meets this much of it and as many rare words.
const MOST_OF_IT: f32 = 0.5;
const SOME_OF_IT: f32 = 0.1;
const RARE_ENOUGH: f32 = 1.5;
/// How many topics are proposed when nothing is found.
const NEAREST: usize = 3;

/// An entry that may be a result.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    entry: u32,
    score: f32,
    /// Whether it meets enough of the query to be shown.
    meets: bool,
}

impl SearchIndex {
    /// Answers what somebody typed. Never fails; work is bounded by the limits of [`Query`] and this file.
    pub fn search(&self, typed: &str) -> Results {
        let text = tidied(typed);
        let query = Query::new(self, &text);
        let mut ranked = self.ranked(&query);
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry)));
        let best = ranked.first().map_or(0.0, |first| first.score);
        let good = |candidate: &&Candidate| candidate.meets && candidate.score >= best * FAR_BEHIND;
        let hits: Vec<Hit> = ranked
            .iter()
            .filter(good)
            .take(MOST_HITS)
            .filter_map(|candidate| Some(self.hit(&query, self.place(candidate.entry)?, candidate.score)))
            .collect();
        let nearest = if hits.is_empty() { self.nearest(&ranked) } else { Vec::new() };
        Results { query: text, hits, nearest }
    }

    fn hit(&self, query: &Query, place: &Place, score: f32) -> Hit {
        Hit {
            address: place.address.clone(),
            kind: place.kind,
            page: place.page.clone(),
            title: snippets::marked(query, &place.title),
            snippet: snippets::marked(query, snippets::best(self, query, place)),
            score,
        }
    }

    /// The topics that match best, however faintly; then the first ones.
    fn nearest(&self, ranked: &[Candidate]) -> Vec<TopicId> {
        let ranked = ranked.iter().filter_map(|candidate| self.place(candidate.entry)).filter_map(topic_of);
        let mut nearest: Vec<TopicId> = Vec::new();
        for topic in ranked.chain(TopicId::ALL.iter().copied()) {
            if nearest.len() < NEAREST && !nearest.contains(&topic) {
                nearest.push(topic);
            }
        }
        nearest
    }

    fn ranked(&self, query: &Query) -> Vec<Candidate> {
        let numbers = self.by_number(query);
        let mut entries = self.candidates(query);
        entries.extend(numbers.iter().map(|(entry, _)| *entry));
        entries.sort_unstable();
        entries.dedup();
        let whole = query.whole().max(f32::EPSILON);
        entries
            .into_iter()
            .filter_map(|entry| {
                let place = self.place(entry)?;
                let (score, met) = self.score(query, place);
                let by_number = numbers.iter().filter(|(other, _)| *other == entry).map(|(_, bonus)| *bonus);
                let bonus = by_number.fold(0.0, f32::max);
                let share = met / whole;
                let meets = bonus > 0.0 || share >= MOST_OF_IT || (share >= SOME_OF_IT && met >= RARE_ENOUGH);
                Some(Candidate { entry, score: score * place.kind.preference() + bonus, meets })
            })
            .collect()
    }

    /// The entries with the numbers that were typed, and what that counts.
    fn by_number(&self, query: &Query) -> Vec<(u32, f32)> {
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
    fn candidates(&self, query: &Query) -> Vec<u32> {
        let counts = |aspect: usize| query.aspects.get(aspect).copied().unwrap_or_default();
        let mut lists: Vec<_> = query
            .all()
            .iter()
            .map(|needle| (self.postings(needle.term), counts(needle.aspect) * needle.gain))
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
                let Some(score) = usize::try_from(posting.entry()).ok().and_then(|at| scores.get_mut(at)) else {
                    continue;
                };
                if *score == 0.0 {
                    touched.push(posting.entry());
                }
                *score += counts * posting.weight();
            }
        }
        let score = |entry: u32| usize::try_from(entry).ok().and_then(|at| scores.get(at)).copied().unwrap_or_default();
        if touched.len() > CANDIDATES {
            touched.select_nth_unstable_by(CANDIDATES - 1, |a, b| score(*b).total_cmp(&score(*a)).then(a.cmp(b)));
            touched.truncate(CANDIDATES);
        }
        touched
    }

    /// The score of an entry, and how much of the query it meets.
    fn score(&self, query: &Query, place: &Place) -> (f32, f32) {
        let (mut entry, mut met) = (vec![0.0_f32; query.aspects.len()], vec![0.0_f32; query.aspects.len()]);
        let mut best = 0.0_f32;
        let mut tally = Tally::new(query);
        for phrase in self.phrases_of(place) {
            let weight = phrase.role.weight();
            best = best.max(weight * self.phrase_score(query, phrase, &mut tally));
            for (aspect, gain) in tally.gains() {
                raise(&mut entry, aspect, weight * gain);
                raise(&mut met, aspect, gain);
            }
        }
        let sum = |gains: &[f32]| gains.iter().zip(&query.aspects).map(|(gain, counts)| gain * counts).sum::<f32>();
        (best + WHOLE_ENTRY * sum(&entry), sum(&met))
    }

    /// What a phrase meets of the query, times the root of the share of the phrase that is met: a phrase that is met as
    /// a whole counts more than a long one that is met in part.
    pub(in crate::search) fn phrase_score(&self, query: &Query, phrase: &StoredPhrase, tally: &mut Tally) -> f32 {
        tally.clear();
        let ids = self.units_of(phrase);
        let (mut all, mut shared) = (0.0_f32, 0.0_f32);
        for (at, &a) in ids.iter().enumerate() {
            if a == BREAK {
                continue;
            }
            let alone = tally.note(query, Term::one(a));
            let Some(&b) = ids.get(at + 1).filter(|b| **b != BREAK) else {
                if ids.len() == 1 {
                    (all, shared) = (1.0, alone);
                }
                continue;
            };
            let exact = tally.note(query, Term::pair(a, b));
            let alike = if exact < 1.0 { tally.note(query, Term::sounds(a, b)) } else { exact };
            let c = ids.get(at + 2).filter(|c| **c != BREAK);
            let around = c.map_or(0.0, |c| tally.note(query, Term::around(a, *c)));
            let strength = pair_strength(a, b);
            all += strength;
            shared += strength * exact.max(alike).max(around);
        }
        let counts = |aspect: usize| query.aspects.get(aspect).copied().unwrap_or_default();
        let score: f32 = tally.gains().map(|(aspect, gain)| gain * counts(aspect)).sum();
        score * (shared / all.max(f32::EPSILON)).min(1.0).sqrt()
    }
}

fn topic_of(place: &Place) -> Option<TopicId> {
    TopicId::parse(place.address.strip_prefix("/find/")?)
}
