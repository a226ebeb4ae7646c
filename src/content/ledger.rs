//! The fact ledger: every fact of the content with the section that states it.

use crate::content::model::card::documents::Documents;
use crate::content::model::card::offices::Offices;
use crate::content::model::card::steps::Steps;
use crate::content::model::channels::channel::Channel;
use crate::content::model::channels::channel_kind::Access;
use crate::content::model::content::Content;
use crate::content::model::facts::fact::Fact;
use crate::content::model::facts::provenance::Provenance;
use crate::content::model::facts::subsection::Subsection;
use crate::content::model::section::Section;
use crate::content::model::values::guide_id::GuideId;

/// One fact, as the ledger lists it.
#[derive(Debug, Clone)]
pub struct LedgerEntry<'a> {
    /// Id, status, day of the last check.
    pub provenance: &'a Provenance,
    /// The fact as one sentence or phrase, with the name of what it is about.
    pub statement: String,
    /// The part of the content that states it.
    pub place: FactPlace<'a>,
}

/// The part of the content that states a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactPlace<'a> {
    /// A guide, outside its sections.
    Guide(GuideId),
    /// A section, by its id.
    Section(GuideId, &'a str),
    /// A topic, by its id.
    Topic(&'a str),
    /// A situation, by its id.
    Situation(&'a str),
}

/// Every fact, in the order of the pages.
pub fn entries(content: &Content) -> Vec<LedgerEntry<'_>> {
    let mut entries = Vec::new();
    for guide in content.guides() {
        if guide.id == GuideId::Card {
            let facts = content.card.overview.facts().map(statement_of).collect();
            entries.extend(at(FactPlace::Guide(guide.id), facts));
        }
        for section in guide.sections {
            entries.extend(at(FactPlace::Section(guide.id, section.id()), facts_of(section)));
        }
    }
    for topic in &content.topics.topic {
        entries.extend(at(FactPlace::Topic(topic.id.value.as_str()), topic.facts().map(statement_of).collect()));
    }
    for situation in &content.situations.situation {
        let facts = situation.facts().map(statement_of).collect();
        entries.extend(at(FactPlace::Situation(situation.id.value.as_str()), facts));
    }
    entries
}

fn at<'a>(place: FactPlace<'a>, facts: Vec<Statement<'a>>) -> impl Iterator<Item = LedgerEntry<'a>> {
    facts.into_iter().map(move |(provenance, statement)| LedgerEntry { provenance, statement, place })
}

type Statement<'a> = (&'a Provenance, String);

fn facts_of(section: Section<'_>) -> Vec<Statement<'_>> {
    match section {
        Section::Channel(channel) => channel_facts(channel),
        Section::Offices(offices) => offices_facts(offices),
        Section::Steps(steps) => steps_facts(steps),
        Section::Dates(dates) => dates.facts().map(statement_of).collect(),
        Section::Documents(documents) => documents_facts(documents),
        Section::Tip(tip) => tip.point.iter().chain(&tip.caution).map(statement_of).collect(),
    }
}

fn statement_of(fact: &Fact) -> Statement<'_> {
    (&fact.provenance, fact.text.to_string())
}

fn part_facts(parts: &[Subsection]) -> impl Iterator<Item = Statement<'_>> {
    parts.iter().flat_map(|part| part.point.iter().map(statement_of))
}

fn channel_facts(channel: &Channel) -> Vec<Statement<'_>> {
    let mut facts = access_facts(&channel.access);
    facts.extend(channel.need.iter().map(|need| statement_of(&need.fact)));
    facts.extend(channel.step.iter().map(|step| statement_of(&step.fact)));
    facts.extend(part_facts(&channel.part));
    for lookup in &channel.finds {
        facts.push(statement_of(&lookup.fact));
        facts.extend(lookup.need.iter().map(|need| statement_of(&need.fact)));
        facts.extend(lookup.step.iter().map(|step| statement_of(&step.fact)));
    }
    facts.extend(channel.note.iter().chain(&channel.caution).map(statement_of));
    facts
}

fn access_facts(access: &Access) -> Vec<Statement<'_>> {
    match access {
        Access::Phone(line) => {
            let numbers =
                line.number.iter().map(|number| (&number.provenance, format!("{}：{}", line.line, number.number)));
            let hours = line.hours.iter().map(|hours| (&hours.provenance, hours.to_string()));
            let peak = line.peak.iter().map(|peak| (&peak.provenance, peak.to_string()));
            let sentences = line.self_service.iter().chain(&line.agents).map(statement_of);
            numbers.chain(hours).chain(sentences).chain(peak).collect()
        }
        Access::Counter(visit) | Access::Kiosk(visit) => vec![statement_of(&visit.place), statement_of(&visit.opening)],
        Access::App(_) => Vec::new(),
        Access::Website(website) => website
            .address
            .iter()
            .map(|address| (&address.provenance, format!("{}：{}", website.site, address.url)))
            .collect(),
    }
}

fn offices_facts(offices: &Offices) -> Vec<Statement<'_>> {
    let rules = offices.rule.iter().map(|rule| (&rule.provenance, format!("{}：{}", rule.residents, rule.office)));
    rules.chain([&offices.bank].into_iter().chain(&offices.note).map(statement_of)).collect()
}

fn steps_facts(steps: &Steps) -> Vec<Statement<'_>> {
    part_facts(&steps.part).chain([&steps.beyond.fact].into_iter().chain(&steps.caution).map(statement_of)).collect()
}

fn documents_facts(documents: &Documents) -> Vec<Statement<'_>> {
    let mut facts = vec![statement_of(&documents.employed.fact)];
    for group in &documents.group {
        facts.extend(
            group.paper.iter().map(|paper| (&paper.provenance, format!("{}：{}", group.name, paper.statement()))),
        );
        facts.extend(group.note.iter().map(statement_of));
    }
    facts
}
