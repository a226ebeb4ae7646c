//! The fact ledger: every fact of the content with the place that claims it.

use crate::content::Content;
use crate::content::model::card::{Documents, Offices, Steps};
use crate::content::model::channel::{Access, Channel};
use crate::content::model::fact::{Fact, Provenance};
use crate::content::model::part::Part;
use crate::content::model::section::{GuideId, Section};

/// One fact, as the ledger lists it.
#[derive(Debug, Clone)]
pub struct LedgerEntry<'a> {
    /// Id, status, day of the last check.
    pub provenance: &'a Provenance,
    /// The fact in words.
    pub statement: String,
    /// The guide that claims it.
    pub guide: GuideId,
    /// The section that claims it.
    pub section: &'a str,
}

/// Every fact, in the order of the pages.
pub fn entries(content: &Content) -> Vec<LedgerEntry<'_>> {
    let mut entries = Vec::new();
    for guide in content.guides() {
        for section in guide.sections {
            let facts = facts_of(section).into_iter();
            entries.extend(facts.map(|(provenance, statement)| LedgerEntry {
                provenance,
                statement,
                guide: guide.id,
                section: section.id(),
            }));
        }
    }
    entries
}

/// The marks of the facts of one section.
pub fn provenances(section: Section<'_>) -> Vec<&Provenance> {
    facts_of(section).into_iter().map(|(provenance, _)| provenance).collect()
}

type Statement<'a> = (&'a Provenance, String);

fn facts_of(section: Section<'_>) -> Vec<Statement<'_>> {
    match section {
        Section::Channel(channel) => channel_facts(channel),
        Section::Offices(offices) => offices_facts(offices),
        Section::Steps(steps) => steps_facts(steps),
        Section::Dates(dates) => dates.facts().map(stated).collect(),
        Section::Documents(documents) => documents_facts(documents),
        Section::Tip(tip) => tip.point.iter().chain(&tip.caution).map(stated).collect(),
    }
}

fn stated(fact: &Fact) -> Statement<'_> {
    (&fact.provenance, fact.text.to_string())
}

fn part_facts(parts: &[Part]) -> impl Iterator<Item = Statement<'_>> {
    parts.iter().flat_map(|part| part.point.iter().map(stated))
}

fn channel_facts(channel: &Channel) -> Vec<Statement<'_>> {
    let mut facts = access_facts(&channel.access);
    facts.extend(channel.need.iter().map(|need| stated(&need.fact)));
    facts.extend(channel.step.iter().map(|step| stated(&step.fact)));
    facts.extend(part_facts(&channel.part));
    for find in &channel.finds {
        facts.push(stated(&find.fact));
        facts.extend(find.need.iter().map(|need| stated(&need.fact)));
    }
    facts.extend(channel.note.iter().chain(&channel.caution).map(stated));
    facts
}

fn access_facts(access: &Access) -> Vec<Statement<'_>> {
    match access {
        Access::Phone(line) => {
            let numbers =
                line.number.iter().map(|number| (&number.provenance, format!("{}：{}", line.line, number.number)));
            let hours = line.hours.iter().map(|hours| (&hours.provenance, hours.to_string()));
            let peak = line.peak.iter().map(|peak| (&peak.provenance, peak.to_string()));
            let spoken = line.self_service.iter().chain(&line.agents).map(stated);
            numbers.chain(hours).chain(spoken).chain(peak).collect()
        }
        Access::Counter(visit) | Access::Kiosk(visit) => vec![stated(&visit.place), stated(&visit.opening)],
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
    rules.chain(offices.note.iter().map(stated)).collect()
}

fn steps_facts(steps: &Steps) -> Vec<Statement<'_>> {
    part_facts(&steps.part).chain(steps.caution.iter().map(stated)).collect()
}

fn documents_facts(documents: &Documents) -> Vec<Statement<'_>> {
    let mut facts = Vec::new();
    for group in &documents.group {
        facts.extend(
            group.paper.iter().map(|paper| (&paper.provenance, format!("{}：{}", group.name, paper.statement()))),
        );
        facts.extend(group.note.iter().map(stated));
    }
    facts
}
