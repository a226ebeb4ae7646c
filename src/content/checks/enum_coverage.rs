//! Closed lists: topics, groups of people and office rules.

use crate::content::decode::problem::Problem;
use crate::content::decode::source_location::SourceLocation;
use crate::content::decode::spanned::Spanned;
use crate::content::model::card::applicant_group::GroupId;
use crate::content::model::card::offices::OfficeRuleId;
use crate::content::model::content::Content;
use crate::content::model::values::topic_id::TopicId;

/// Items of a closed list that are missing from the content or are in it more than once.
pub fn errors(content: &Content) -> Vec<Problem> {
    let topics = content.topics.topic.iter().map(|topic| &topic.id);
    let groups = content.card.documents.group.iter().map(|group| &group.id);
    let rules = content.card.offices.rule.iter().map(|rule| &rule.rule);
    [
        not_once("topic", TopicId::ALL, topics, TopicId::as_str),
        not_once("group", GroupId::ALL, groups, GroupId::as_str),
        not_once("office rule", OfficeRuleId::ALL, rules, OfficeRuleId::as_str),
    ]
    .concat()
}

fn not_once<'a, T: Copy + PartialEq + 'a>(
    kind: &str,
    all: &[T],
    found: impl Iterator<Item = &'a Spanned<T>>,
    name: fn(T) -> &'static str,
) -> Vec<Problem> {
    let found: Vec<&Spanned<T>> = found.collect();
    let mut problems = Vec::new();
    for &item in all {
        let name = name(item);
        let locations: Vec<&SourceLocation> =
            found.iter().filter(|other| other.value == item).map(|other| &other.location).collect();
        if let [first, rest @ ..] = locations.as_slice() {
            let message = format!("{kind} {name:?} is there already at {first}");
            problems.extend(rest.iter().map(|location| Problem::error((*location).clone(), message.clone())));
        } else if let Some(first) = found.first() {
            // A missing item has no location, so the problem is reported at the first item of the list.
            problems.push(Problem::error(first.location.clone(), format!("{kind} {name:?} is missing")));
        }
    }
    problems
}
