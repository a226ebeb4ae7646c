//! Every id of the content.

use std::collections::BTreeMap;

use crate::content::decode::problem::Problem;
use crate::content::decode::source_location::SourceLocation;
use crate::content::decode::spanned::Spanned;
use crate::content::ledger;
use crate::content::model::content::Content;
use crate::content::model::section::Section;
use crate::content::model::values::slug::Slug;

/// The ids of the content by what they name.
pub struct Ids<'a> {
    /// Sections.
    pub sections: Vec<&'a Spanned<Slug>>,
    /// Parts inside sections.
    pub parts: Vec<&'a Spanned<Slug>>,
    /// Facts.
    pub facts: Vec<&'a Spanned<Slug>>,
    /// Phone numbers, which are facts too.
    pub numbers: Vec<&'a Spanned<Slug>>,
    /// Doubts.
    pub doubts: Vec<&'a Spanned<Slug>>,
    /// Sources.
    pub sources: Vec<&'a Spanned<Slug>>,
    /// What sources say about facts of others, and disagreements.
    pub evidence: Vec<&'a Spanned<Slug>>,
    /// Earlier ids of all of these, except of guides.
    pub aliases: Vec<&'a Spanned<Slug>>,
    /// Topics.
    pub topics: Vec<&'a Spanned<Slug>>,
    /// Situations.
    pub situations: Vec<&'a Spanned<Slug>>,
    /// Headings of the list of situations.
    pub situation_groups: Vec<&'a Spanned<Slug>>,
    /// What the site doesn't cover.
    pub outside: Vec<&'a Spanned<Slug>>,
    /// Groups of people.
    pub groups: Vec<&'a Spanned<Slug>>,
    /// Office rules.
    pub office_rules: Vec<&'a Spanned<Slug>>,
    /// Credentials.
    pub credentials: Vec<&'a Spanned<Slug>>,
}

impl<'a> Ids<'a> {
    /// Collects the ids of `content`.
    pub fn of(content: &'a Content) -> Self {
        let mut ids = Self {
            sections: Vec::new(),
            parts: Vec::new(),
            facts: Vec::new(),
            numbers: Vec::new(),
            doubts: content.doubts.doubt.iter().map(|doubt| &doubt.id).collect(),
            sources: content.sources.source.iter().map(|source| &source.id).collect(),
            evidence: content.sources.evidence.iter().map(|evidence| &evidence.id).collect(),
            aliases: content.doubts.doubt.iter().flat_map(|doubt| &doubt.aliases).collect(),
            topics: content.topics.topic.iter().map(|topic| &topic.id).collect(),
            situations: content.situations.situation.iter().map(|situation| &situation.id).collect(),
            situation_groups: content.situations.group.iter().map(|group| &group.id).collect(),
            outside: content.situations.outside.iter().map(|matter| &matter.id).collect(),
            groups: content.card.documents.group.iter().map(|group| &group.id).collect(),
            office_rules: content.card.offices.rule.iter().map(|rule| &rule.rule).collect(),
            credentials: content.credentials.need.iter().map(|credential| &credential.id).collect(),
        };
        ids.evidence.push(&content.card.dates.disagreement.id);
        ids.parts.push(&content.card.overview.id);
        for guide in content.guides() {
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

    /// Ids that are used more than once. Ids that are URL fragments share one namespace, because the page `/print` has
    /// most of them; topics, situations, groups, office rules and the others have one each.
    pub fn duplicates(&self) -> Vec<Problem> {
        let fragments =
            [&self.sections, &self.parts, &self.facts, &self.doubts, &self.sources, &self.evidence, &self.aliases];
        let others = [
            &self.topics,
            &self.situations,
            &self.situation_groups,
            &self.outside,
            &self.groups,
            &self.office_rules,
            &self.credentials,
        ];
        let mut problems = duplicates_in(&fragments);
        problems.extend(others.into_iter().flat_map(|ids| duplicates_in(&[ids])));
        problems
    }
}

fn duplicates_in(lists: &[&Vec<&Spanned<Slug>>]) -> Vec<Problem> {
    let mut seen: BTreeMap<&Slug, &SourceLocation> = BTreeMap::new();
    let mut problems = Vec::new();
    for id in lists.iter().copied().flatten() {
        if let Some(first) = seen.insert(&id.value, &id.location) {
            let message = format!("id {:?} is taken at {first}", id.value.as_str());
            problems.push(Problem::error(id.location.clone(), message));
        }
    }
    problems
}
