//! The sentence below a result, and which of its words match the query.

use crate::search::accumulator::MatchAccumulator;
use crate::search::hit::TextSpan;
use crate::search::index::{IndexedEntry, SearchIndex};
use crate::search::parsed_query::ParsedQuery;
use crate::search::text::term::Term;
use crate::search::text::token::{BREAK, Token, is_stop_word, is_whole_word, tokens};

/// By how much a fact must match better than the answer to be shown instead of it.
const BETTER: f32 = 1.3;
/// How well two tokens must match to be highlighted: to the letter or by sound.
const HIGHLIGHTED: f32 = 0.5;

/// The fact of an entry that matches best, or its answer if none matches clearly better.
/// Its place comes with it.
pub(in crate::search) fn best<'i>(
    index: &'i SearchIndex,
    query: &ParsedQuery,
    entry: &'i IndexedEntry,
) -> (&'i str, Option<&'i str>) {
    let mut accumulator = MatchAccumulator::new(query);
    let mut score_of_answer = 0.0_f32;
    let mut best: (f32, &str, Option<&str>) = (0.0, &entry.answer, None);
    for phrase in index.phrases_of(entry).iter().filter(|phrase| phrase.role.is_shown()) {
        let (score, _) = index.phrase_score(query, phrase, &mut accumulator);
        if *phrase.text == *entry.answer {
            score_of_answer = score;
        } else if score > best.0 {
            best = (score, &phrase.text, phrase.place.as_deref());
        }
    }
    if best.0 > score_of_answer * BETTER { (best.1, best.2) } else { (&entry.answer, None) }
}

/// The text in spans that match the query and spans that don't.
pub(in crate::search) fn highlighted(query: &ParsedQuery, text: &str) -> Vec<TextSpan> {
    let tokens = tokens(text);
    let mut marked = vec![false; text.len()];
    let mut mark = |token: &Token| marked[token.start..token.end].fill(true);
    for pair in tokens.windows(2) {
        let [a, b] = pair else { continue };
        let matches = |term| query.needles(term).any(|needle| needle.gain > HIGHLIGHTED);
        if a.id != BREAK && is_whole_word(a.id) && matches(Term::one(a.id)) {
            mark(a);
        }
        let both = a.id != BREAK && b.id != BREAK;
        if both && (matches(Term::pair(a.id, b.id)) || matches(Term::sounds(a.id, b.id))) {
            [a, b].into_iter().filter(|token| !is_stop_word(token.id)).for_each(&mut mark);
        }
    }
    join(&tokens, &mut marked);
    unmark_single(&tokens, &mut marked);
    spans(text, &marked)
}

/// Marks a stop word between two marked tokens too.
fn join(tokens: &[Token], marked: &mut [bool]) {
    for trio in tokens.windows(3) {
        let [before, between, after] = trio else { continue };
        // The token of a concept at the end of a text starts where the text ends.
        let is_marked = |token: &Token| marked.get(token.start).copied().unwrap_or(false);
        if is_stop_word(between.id) && between.id != BREAK && is_marked(before) && is_marked(after) {
            marked[between.start..between.end].fill(true);
        }
    }
}

/// Takes the mark from a single 汉字 between others: it is half of a word.
fn unmark_single(tokens: &[Token], marked: &mut [bool]) {
    let is_marked = |marked: &[bool], at: usize| marked.get(at).copied().unwrap_or(false);
    // The token of a concept has no width.
    let wide: Vec<&Token> = tokens.iter().filter(|token| token.end > token.start).collect();
    for (at, token) in wide.iter().enumerate() {
        let is_lone = !is_whole_word(token.id) && is_marked(marked, token.start);
        let before = at.checked_sub(1).map(|at| wide[at]);
        let before = before.is_some_and(|before| before.end == token.start && is_marked(marked, before.start));
        if is_lone && !before && !is_marked(marked, token.end) {
            marked[token.start..token.end].fill(false);
        }
    }
}

/// The text cut where marks begin and end.
fn spans(text: &str, marked: &[bool]) -> Vec<TextSpan> {
    let mut spans: Vec<TextSpan> = Vec::new();
    for (at, c) in text.char_indices() {
        let is_match = marked[at];
        match spans.last_mut() {
            Some(span) if span.is_match == is_match => span.text.push(c),
            _ => spans.push(TextSpan { text: c.to_string(), is_match }),
        }
    }
    spans
}
