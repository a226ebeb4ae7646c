//! What an editor should know of search: words that lead nowhere or to two places, sections that nothing leads to.

use std::collections::BTreeMap;

use crate::content::{Content, Problem, Section, SourceLocation, Spanned, Text};
use crate::search::evaluation::{LOOKED_AT, Outcome, outcomes};
use crate::search::index::SearchIndex;
use crate::search::text::glyphs::glyphs;

/// Every warning, by place.
pub fn warnings(content: &Content, index: &SearchIndex) -> Vec<Problem> {
    let outcomes = outcomes(content, index);
    let mut problems = shared_words(content);
    problems.extend(unreachable_words(content, index));
    problems.extend(strange_answers(content, index));
    problems.extend(missed(&outcomes));
    problems.extend(sections_without_query(content, &outcomes));
    problems.sort();
    problems
}

/// A topic's word, however it is spelt, that another topic has too.
fn shared_words(content: &Content) -> Vec<Problem> {
    let mut seen: BTreeMap<String, (&str, &SourceLocation)> = BTreeMap::new();
    let mut problems = Vec::new();
    for topic in &content.topics.topic {
        for word in &topic.words {
            let spelt: String = glyphs(&word.value).iter().map(|glyph| glyph.c).collect();
            match seen.get(&spelt) {
                Some((other, place)) => {
                    let message = format!("{:?} belongs to topic {other:?} too, at {place}", &*word.value as &str);
                    problems.push(Problem::warning(word.location.clone(), message));
                }
                None => {
                    seen.insert(spelt, (topic.id.value.as_str(), &word.location));
                }
            }
        }
    }
    problems
}

/// A word that, typed into the search box, doesn't lead to where it stands.
fn unreachable_words(content: &Content, index: &SearchIndex) -> Vec<Problem> {
    let leads = |word: &Spanned<Text>, address: &str| {
        index.search(&word.value).hits.iter().take(LOOKED_AT).any(|hit| hit.address == address)
    };
    words(content)
        .into_iter()
        .filter(|(word, address)| !leads(word, address))
        .map(|(word, address)| {
            let message = format!("{:?} leads to other pages than {address}", &*word.value as &str);
            Problem::warning(word.location.clone(), message)
        })
        .collect()
}

/// Every word with the address that it should lead to.
fn words(content: &Content) -> Vec<(&Spanned<Text>, String)> {
    let mut all: Vec<(&[Spanned<Text>], String)> = Vec::new();
    for topic in &content.topics.topic {
        all.push((&topic.words, format!("/find/{}", topic.id.value.as_str())));
    }
    for guide in content.guides() {
        all.push((&guide.intro.words, guide.id.address()));
        for section in &guide.sections {
            all.push((&section.heading().words, format!("{}/{}", guide.id.address(), section.id())));
        }
    }
    for group in &content.card.documents.group {
        all.push((&group.words, format!("/card/documents/{}", group.id.value.as_str())));
    }
    all.push((&content.site.words, "/".to_owned()));
    all.push((&content.site.print_words, "/print".to_owned()));
    all.push((&content.about.words, "/about".to_owned()));
    all.into_iter().flat_map(|(list, address)| list.iter().map(move |word| (word, address.clone()))).collect()
}

/// An answer of the sample that is no page.
fn strange_answers(content: &Content, index: &SearchIndex) -> Vec<Problem> {
    let answers = content.queries.query.iter().flat_map(|query| &*query.answers);
    let strange = answers.filter(|answer| !index.has(answer.value.as_str()));
    strange
        .map(|answer| Problem::warning(answer.location.clone(), format!("{} is no page", answer.value.as_str())))
        .collect()
}

/// A query of the sample whose answer a reader doesn't see.
fn missed(outcomes: &[Outcome<'_>]) -> Vec<Problem> {
    outcomes
        .iter()
        .filter(|outcome| !outcome.is_seen())
        .map(|outcome| {
            let found: Vec<&str> = outcome.found.iter().take(LOOKED_AT).map(String::as_str).collect();
            let found = if found.is_empty() { "nothing".to_owned() } else { found.join(", ") };
            Problem::warning(outcome.query.q.location.clone(), format!("search answers this query with {found}"))
        })
        .collect()
}

/// A section that is among the seen answers of no query of the sample.
fn sections_without_query(content: &Content, outcomes: &[Outcome<'_>]) -> Vec<Problem> {
    let reached = |address: &str| {
        let is_answer = |outcome: &Outcome<'_>| outcome.query.answers.iter().any(|it| it.value.as_str() == address);
        let is_seen = |outcome: &Outcome<'_>| outcome.found.iter().take(LOOKED_AT).any(|it| it == address);
        outcomes.iter().any(|outcome| is_answer(outcome) && is_seen(outcome))
    };
    let mut problems = Vec::new();
    for guide in content.guides() {
        let unreached = |section: &&Section<'_>| !reached(&format!("{}/{}", guide.id.address(), section.id()));
        for section in guide.sections.iter().filter(unreached) {
            let message = format!("no query of queries.toml leads to section {:?}", section.id());
            problems.push(Problem::warning(section.heading().id.location.clone(), message));
        }
    }
    problems
}
