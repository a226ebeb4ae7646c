//! Warnings for editors: search words that find other pages, and pages that no sample query finds.

use std::collections::BTreeMap;

use crate::content::{Content, Problem, QueryText, Section, SourceLocation, Spanned, Text};
use crate::pages::indexing::Finder;
use crate::pages::page_id::PageId;
use crate::search::{QueryEvaluation, SearchIndex, SearchResults, TOP_RESULTS, evaluate, normalized};

/// Every warning, in the order of the content's files.
pub fn warnings(content: &Content, index: &SearchIndex) -> Vec<Problem> {
    let finder = Finder::new(content, index);
    // Which day it is doesn't change the order of the results.
    let find = |typed: &str| finder.find(typed, content.site.review.last).results;
    let evaluations = evaluate(&*content.queries.query, find);
    let mut problems = shared_words(content);
    problems.extend(unreachable_words(content, find));
    problems.extend(unknown_answers(content, index));
    problems.extend(missed_queries(&evaluations));
    problems.extend(claimed_queries(content, find));
    problems.extend(sections_without_query(content, &evaluations));
    problems.sort();
    problems
}

/// A topic's word, however it is spelt, that another topic has too.
fn shared_words(content: &Content) -> Vec<Problem> {
    let mut seen: BTreeMap<String, (&str, &SourceLocation)> = BTreeMap::new();
    let mut problems = Vec::new();
    for topic in &content.topics.topic {
        for word in &topic.words {
            let spelling = normalized(&word.value);
            match seen.get(&spelling) {
                Some((other, location)) => {
                    let message = format!("{:?} belongs to topic {other:?} too, at {location}", &*word.value as &str);
                    problems.push(Problem::warning(word.location.clone(), message));
                }
                None => {
                    seen.insert(spelling, (topic.id.value.as_str(), &word.location));
                }
            }
        }
    }
    problems
}

/// Words that don't find their own page when typed into the search box.
fn unreachable_words(content: &Content, find: impl Fn(&str) -> SearchResults) -> Vec<Problem> {
    let leads_to =
        |word: &Spanned<Text>, path: &str| find(&word.value).hits.iter().take(TOP_RESULTS).any(|hit| hit.key == path);
    words(content)
        .into_iter()
        .map(|(word, page)| (word, page.path()))
        .filter(|(word, path)| !leads_to(word, path))
        .map(|(word, path)| {
            let message = format!("{:?} leads to other pages than {path}", &*word.value as &str);
            Problem::warning(word.location.clone(), message)
        })
        .collect()
}

/// Every word with the page that it should lead to.
fn words(content: &Content) -> Vec<(&Spanned<Text>, PageId<'_>)> {
    let mut all: Vec<(&[Spanned<Text>], PageId<'_>)> = Vec::new();
    all.extend(content.topics.topic.iter().map(|topic| (topic.words.as_slice(), PageId::of_topic(topic))));
    for guide in content.guides() {
        all.push((&guide.intro.words, PageId::Guide(guide.id)));
        let sections = guide.sections.iter();
        all.extend(
            sections.map(|section| (section.heading().words.as_slice(), PageId::of_section(guide.id, *section))),
        );
    }
    all.extend(content.card.documents.group.iter().map(|group| (group.words.as_slice(), PageId::of_group(group))));
    let situations = &content.situations.situation;
    all.extend(situations.iter().map(|situation| (situation.words.as_slice(), PageId::of_situation(situation))));
    all.push((&content.situations.page.words, PageId::Situations));
    all.push((&content.site.words, PageId::Home));
    all.push((&content.site.print_words, PageId::Print));
    all.push((&content.about.words, PageId::About));
    all.into_iter().flat_map(|(words, page)| words.iter().map(move |word| (word, page))).collect()
}

/// An answer of a sample query that is no page.
fn unknown_answers(content: &Content, index: &SearchIndex) -> Vec<Problem> {
    let answers = content.queries.query.iter().flat_map(|query| &*query.answers);
    let unknown = answers.filter(|answer| !index.contains(answer.value.as_str()));
    unknown
        .map(|answer| Problem::warning(answer.location.clone(), format!("{} is no page", answer.value.as_str())))
        .collect()
}

/// A sample query none of whose answers is among the top results.
fn missed_queries(evaluations: &[QueryEvaluation<'_>]) -> Vec<Problem> {
    let missed = evaluations.iter().filter(|evaluation| !evaluation.is_in_top());
    missed
        .map(|evaluation| {
            let top = evaluation.top();
            let found = if top.is_empty() { "nothing".to_owned() } else { top.join(", ") };
            Problem::warning(evaluation.query.q.location.clone(), format!("search answers this query with {found}"))
        })
        .collect()
}

/// A query that no page answers, to which the search claims to have an answer.
fn claimed_queries(content: &Content, find: impl Fn(&str) -> SearchResults) -> Vec<Problem> {
    let claimed = |query: &&Spanned<QueryText>| find(query.value.as_str()).hits.iter().any(|hit| !hit.is_weak);
    let claimed = content.queries.unanswered.iter().filter(claimed);
    claimed
        .map(|query| {
            let message = "nothing answers this query, but search claims to; add its words to an [[outside]]";
            Problem::warning(query.location.clone(), message)
        })
        .collect()
}

/// A section that answers no sample query, or isn't among the top results of those that it answers.
fn sections_without_query(content: &Content, evaluations: &[QueryEvaluation<'_>]) -> Vec<Problem> {
    let is_reached = |path: &str| {
        let is_answer = |evaluation: &QueryEvaluation<'_>| {
            evaluation.query.answers.iter().any(|answer| answer.value.as_str() == path)
        };
        evaluations.iter().any(|evaluation| is_answer(evaluation) && evaluation.top().iter().any(|key| key == path))
    };
    let mut problems = Vec::new();
    for guide in content.guides() {
        let is_unreached = |section: &&Section<'_>| !is_reached(&PageId::of_section(guide.id, **section).path());
        for section in guide.sections.iter().filter(is_unreached) {
            let message = format!("no query of queries.toml leads to section {:?}", section.id());
            problems.push(Problem::warning(section.heading().id.location.clone(), message));
        }
    }
    problems
}
