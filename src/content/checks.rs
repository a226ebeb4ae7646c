//! Checks that need more than one record: unique ids, references, numbers, dates that have passed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::content::Content;
use crate::content::decode::decoder::{Spanned, nearest};
use crate::content::decode::problem::{Problem, SourceLocation};
use crate::content::model::card::{GroupId, OfficeRuleId};
use crate::content::model::ledger;
use crate::content::model::section::{GuideId, OTHER_PAGES, Section};
use crate::content::model::slug::Slug;
use crate::content::model::topic::TopicId;

/// Everything that is wrong with content whose files are sound one by one.
pub fn errors(content: &Content) -> Vec<Problem> {
    let mut problems = Vec::new();
    let ids = Ids::of(content);
    problems.extend(duplicates(&ids));
    problems.extend(ids.taken_pages());
    problems.extend(unresolved(content, &ids));
    problems.extend(incomplete_vocabularies(content));
    problems.extend(division_codes(content));
    problems.extend(holiday_years(content));
    problems
}

/// What somebody should look at, as of `today`: reviews that are due, years without a holiday notice.
pub fn warnings(content: &Content, today: Date) -> Vec<Problem> {
    let mut problems = Vec::new();
    let next = &content.site.review.next;
    if next.value < today {
        let message = format!("the review was due on {}; compare the facts with their source", next.value);
        problems.push(Problem::warning(next.location.clone(), message));
    }
    if let Some(security) = &content.site.security
        && security.expires.value < today
    {
        let message = format!("the contact for security faults expired on {}", security.expires.value);
        problems.push(Problem::warning(security.expires.location.clone(), message));
    }
    for year in [today.year(), today.year() + 1] {
        let due = year == today.year() || today.month() == 12;
        if due && content.holidays_of(year).is_none() {
            let location = content.newest_holiday_place();
            let message = format!("{year} has no holiday notice; add holidays-{year}.toml");
            problems.push(Problem::warning(location, message));
        }
    }
    problems
}

/// The ids of the content by what they name.
struct Ids<'a> {
    sections: Vec<&'a Spanned<Slug>>,
    parts: Vec<&'a Spanned<Slug>>,
    facts: Vec<&'a Spanned<Slug>>,
    numbers: Vec<&'a Spanned<Slug>>,
    doubts: Vec<&'a Spanned<Slug>>,
    aliases: Vec<&'a Spanned<Slug>>,
    pages: Vec<&'a Spanned<Slug>>,
}

impl<'a> Ids<'a> {
    fn of(content: &'a Content) -> Self {
        let mut ids = Self {
            sections: Vec::new(),
            parts: Vec::new(),
            facts: Vec::new(),
            numbers: Vec::new(),
            doubts: content.doubts.doubt.iter().map(|doubt| &doubt.id).collect(),
            aliases: content.doubts.doubt.iter().flat_map(|doubt| &doubt.aliases).collect(),
            pages: Vec::new(),
        };
        for guide in content.guides() {
            ids.pages.extend(&guide.intro.aliases);
            for section in guide.sections {
                ids.sections.push(&section.heading().id);
                ids.aliases.extend(&section.heading().aliases);
                ids.add_parts(section);
            }
        }
        for entry in ledger::entries(content) {
            ids.facts.push(&entry.provenance.id);
            ids.aliases.extend(&entry.provenance.aliases);
        }
        ids.numbers.extend(content.lines().flat_map(|(_, line)| &line.number).map(|number| &number.provenance.id));
        ids
    }

    fn add_parts(&mut self, section: Section<'a>) {
        let parts = match section {
            Section::Channel(channel) => channel.part.as_slice(),
            Section::Steps(steps) => steps.part.as_slice(),
            Section::Documents(documents) => {
                self.aliases.extend(documents.group.iter().flat_map(|group| &group.aliases));
                &[]
            }
            _ => &[],
        };
        for part in parts {
            self.parts.push(&part.id);
            self.aliases.extend(&part.aliases);
        }
    }

    /// Old names of guides lead to them, so none may be the name of a page that there is.
    fn taken_pages(&self) -> Vec<Problem> {
        let mut taken: BTreeSet<&str> = GuideId::ALL.iter().map(|guide| guide.as_str()).chain(OTHER_PAGES).collect();
        let again = self.pages.iter().filter(|alias| !taken.insert(&alias.value));
        again
            .map(|alias| Problem::error(alias.location.clone(), format!("page {:?} is taken", &*alias.value)))
            .collect()
    }

    fn all(&self) -> impl Iterator<Item = &'a Spanned<Slug>> {
        [&self.sections, &self.parts, &self.facts, &self.doubts, &self.aliases].into_iter().flatten().copied()
    }
}

/// Ids share one space, because every one of them is a fragment of `/print`.
fn duplicates(ids: &Ids<'_>) -> Vec<Problem> {
    let mut seen: BTreeMap<&Slug, &SourceLocation> = BTreeMap::new();
    let mut problems = Vec::new();
    for id in ids.all() {
        if let Some(first) = seen.insert(&id.value, &id.location) {
            problems.push(Problem::error(id.location.clone(), format!("id {:?} is taken at {first}", &*id.value)));
        }
    }
    problems
}

fn unresolved(content: &Content, ids: &Ids<'_>) -> Vec<Problem> {
    let mut references = References::default();
    references.expect("a phone line", &ids_of_lines(content), [&content.site.hotline]);
    for guide in content.guides() {
        let targets: Vec<_> = ids.sections.iter().chain(&ids.numbers).copied().collect();
        references.expect("a section or phone number", &targets, [&guide.intro.action.to]);
        for section in guide.sections {
            references.expect("a section", &ids.sections, &*section.heading().fallback);
        }
    }
    for entry in ledger::entries(content) {
        references.expect("a doubt", &ids.doubts, &entry.provenance.doubt);
    }
    for doubt in &content.doubts.doubt {
        let targets: Vec<_> = ids.sections.iter().chain(&ids.parts).chain(&ids.facts).copied().collect();
        references.expect("a section or fact", &targets, &doubt.about);
    }
    references.problems
}

fn ids_of_lines(content: &Content) -> Vec<&Spanned<Slug>> {
    content.lines().map(|(channel, _)| &channel.heading.id).collect()
}

#[derive(Default)]
struct References {
    problems: Vec<Problem>,
}

impl References {
    fn expect<'a>(
        &mut self,
        what: &str,
        targets: &[&Spanned<Slug>],
        references: impl IntoIterator<Item = &'a Spanned<Slug>>,
    ) {
        for reference in references {
            if targets.iter().any(|target| target.value == reference.value) {
                continue;
            }
            let near = nearest(&reference.value, targets.iter().map(|target| &*target.value as &str));
            let hint = near.map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
            let message = format!("{:?} is not the id of {what}{hint}", &*reference.value as &str);
            self.problems.push(Problem::error(reference.location.clone(), message));
        }
    }
}

/// Topics, groups and office rules are closed lists: each stands in the content once.
fn incomplete_vocabularies(content: &Content) -> Vec<Problem> {
    let topics: Vec<_> = content.topics.topic.iter().map(|topic| (topic.id.value, &topic.id.location)).collect();
    let groups: Vec<_> =
        content.card.documents.group.iter().map(|group| (group.id.value, &group.id.location)).collect();
    let rules: Vec<_> = content.card.offices.rule.iter().map(|rule| (rule.rule.value, &rule.rule.location)).collect();
    let mut problems = each_once("topic", TopicId::ALL, &topics, TopicId::as_str);
    problems.extend(each_once("group", GroupId::ALL, &groups, GroupId::as_str));
    problems.extend(each_once("office rule", OfficeRuleId::ALL, &rules, OfficeRuleId::as_str));
    problems
}

fn each_once<T: Copy + PartialEq>(
    what: &str,
    all: &[T],
    found: &[(T, &SourceLocation)],
    word: fn(T) -> &'static str,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for &item in all {
        let places: Vec<&SourceLocation> =
            found.iter().filter(|(other, _)| *other == item).map(|(_, location)| *location).collect();
        if let [first, rest @ ..] = places.as_slice() {
            let message = format!("{what} {:?} is there already at {first}", word(item));
            problems.extend(rest.iter().map(|location| Problem::error((*location).clone(), message.clone())));
        } else if let Some((_, location)) = found.first() {
            problems.push(Problem::error((*location).clone(), format!("{what} {:?} is missing", word(item))));
        }
    }
    problems
}

fn division_codes(content: &Content) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let mut problems = Vec::new();
    for district in &content.divisions.district {
        let codes = std::iter::once(&district.code).chain(district.towns.iter().map(|town| &town.code));
        for code in codes {
            if !seen.insert(code.as_str()) {
                problems.push(Problem::error(code.location.clone(), format!("code {} is taken", code.value)));
            }
            if !code.as_str().starts_with(district.code.as_str()) {
                let message = format!("code {} doesn't start with its district's {}", code.value, district.code.value);
                problems.push(Problem::error(code.location.clone(), message));
            }
        }
        if district.code.as_str().len() != 6 {
            problems.push(Problem::error(district.code.location.clone(), "a district's code has six digits"));
        }
        for town in district.towns.iter().filter(|town| town.code.as_str().len() != 9) {
            problems.push(Problem::error(town.code.location.clone(), "a town's code has nine digits"));
        }
    }
    problems
}

fn holiday_years(content: &Content) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, notice) in content.holidays.iter().enumerate() {
        if content.holidays.iter().take(index).any(|other| other.year.value == notice.year.value) {
            let message = format!("the notice for {} is loaded already", notice.year.value.0);
            problems.push(Problem::error(notice.year.location.clone(), message));
        }
    }
    problems
}
