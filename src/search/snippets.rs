//! The sentence that answers, and which of its words matched.

use crate::search::hit::Span;
use crate::search::index::{Place, SearchIndex};
use crate::search::query::Query;
use crate::search::tally::Tally;
use crate::search::text::term::Term;
use crate::search::text::token::{BREAK, Unit, is_faint, is_whole_word, units};

/// By how much a fact must match better than the answer to be shown instead of it.
const BETTER: f32 = 1.3;
/// How well two units must match to be marked: to the letter or by sound.
const MARKED: f32 = 0.5;

/// The fact of a place that matches best, or its answer if none matches clearly better.
pub(in crate::search) fn best<'i>(index: &'i SearchIndex, query: &Query, place: &'i Place) -> &'i str {
    let mut tally = Tally::new(query);
    let mut score_of_answer = 0.0_f32;
    let mut best: (f32, &str) = (0.0, &place.answer);
    for phrase in index.phrases_of(place).iter().filter(|phrase| phrase.role.is_shown()) {
        let score = index.phrase_score(query, phrase, &mut tally);
        if *phrase.text == *place.answer {
            score_of_answer = score;
        } else if score > best.0 {
            best = (score, &phrase.text);
        }
    }
    if best.0 > score_of_answer * BETTER { best.1 } else { &place.answer }
}

/// The text with what matched marked.
pub(in crate::search) fn marked(query: &Query, text: &str) -> Vec<Span> {
    let units = units(text);
    let mut marked = vec![false; text.len()];
    let mut mark = |start: usize, end: usize| {
        marked.iter_mut().take(end).skip(start).for_each(|byte| *byte = true);
    };
    for pair in units.windows(2) {
        let [a, b] = pair else { continue };
        let matches = |term| query.needles(term).any(|needle| needle.gain > MARKED);
        if a.id != BREAK && is_whole_word(a.id) && matches(Term::one(a.id)) {
            mark(a.start, a.end);
        }
        let both = a.id != BREAK && b.id != BREAK;
        if both && (matches(Term::pair(a.id, b.id)) || matches(Term::sounds(a.id, b.id))) {
            [a, b].into_iter().filter(|unit| !is_faint(unit.id)).for_each(|unit| mark(unit.start, unit.end));
        }
    }
    join(&units, &mut marked);
    spans(text, &marked)
}

/// A faint character between two marked ones is marked with them.
fn join(units: &[Unit], marked: &mut [bool]) {
    for trio in units.windows(3) {
        let [before, between, after] = trio else { continue };
        let is_marked = |unit: &Unit| marked.get(unit.start).copied().unwrap_or(false);
        if is_faint(between.id) && between.id != BREAK && is_marked(before) && is_marked(after) {
            marked.iter_mut().take(between.end).skip(between.start).for_each(|byte| *byte = true);
        }
    }
}

/// The text cut where marks begin and end.
fn spans(text: &str, marked: &[bool]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices() {
        let is_marked = marked.get(at).copied().unwrap_or(false);
        match spans.last_mut() {
            Some(span) if span.marked == is_marked => span.text.push(c),
            _ => spans.push(Span { text: c.to_string(), marked: is_marked }),
        }
    }
    spans
}
