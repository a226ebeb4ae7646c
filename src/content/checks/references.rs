//! Ids that refer to something elsewhere in the content.

use crate::content::checks::ids::Ids;
use crate::content::decode::problem::Problem;
use crate::content::decode::spanned::Spanned;
use crate::content::decode::suggestion::{did_you_mean, nearest};
use crate::content::ledger;
use crate::content::model::content::Content;
use crate::content::model::values::slug::Slug;

/// References to an id that doesn't exist, or that is of another kind.
pub fn errors(content: &Content, ids: &Ids<'_>) -> Vec<Problem> {
    [
        of_pages(content, ids),
        of_facts(content, ids),
        of_lookups(content, ids),
        of_towns(content, ids),
        of_sources(content, ids),
        of_situations(content, ids),
    ]
    .concat()
}

fn of_pages(content: &Content, ids: &Ids<'_>) -> Vec<Problem> {
    let lines: Vec<_> = content.lines().map(|(channel, _)| &channel.heading.id).collect();
    let action_targets = [&*ids.sections, &ids.numbers].concat();
    let mut problems = unresolved("a phone line", &lines, [&content.site.hotline]);
    for guide in content.guides() {
        problems.extend(unresolved("a section or phone number", &action_targets, [&guide.intro.action.to]));
        for section in guide.sections {
            problems.extend(unresolved("a section", &ids.sections, &section.heading().fallback));
        }
    }
    let shortcut_targets = [&*ids.sections, &ids.topics].concat();
    let shortcuts = content.site.shortcut.iter().map(|shortcut| &shortcut.to);
    problems.extend(unresolved("a section or topic", &shortcut_targets, shortcuts));
    let ways = content.topics.topic.iter().flat_map(|topic| &topic.way);
    let ways = ways.filter_map(|way| way.section.as_ref());
    let topics = content.topics.topic.iter().filter_map(|topic| topic.section.as_ref());
    problems.extend(unresolved("a section", &ids.sections, ways.chain(topics)));
    problems
}

fn of_facts(content: &Content, ids: &Ids<'_>) -> Vec<Problem> {
    let doubt_targets = [&*ids.sections, &ids.parts, &ids.facts].concat();
    let mut problems = Vec::new();
    for entry in ledger::entries(content) {
        problems.extend(unresolved("a doubt", &ids.doubts, &entry.provenance.doubt));
        problems.extend(unresolved("a source", &ids.sources, &entry.provenance.sources));
    }
    for doubt in &content.doubts.doubt {
        problems.extend(unresolved("a section or fact", &doubt_targets, &doubt.about));
    }
    problems
}

fn of_lookups(content: &Content, ids: &Ids<'_>) -> Vec<Problem> {
    let lookups = || content.channels().flat_map(|channel| &*channel.finds);
    let tips = || content.tips.tip.iter().flat_map(|tip| &tip.topics);
    let needs = content.channels().flat_map(|channel| &channel.need).chain(lookups().flat_map(|lookup| &lookup.need));
    let ways = needs.flat_map(|need| &*need.ways).flat_map(|way| &**way);
    let included = content.credentials.need.iter().flat_map(|credential| &credential.includes);
    let mut problems = unresolved("a topic", &ids.topics, lookups().map(|lookup| &lookup.topic).chain(tips()));
    problems.extend(unresolved("a topic", &ids.topics, [&content.card.offices.pay_topic]));
    problems.extend(unresolved("a need", &ids.credentials, ways.chain(included)));
    problems
}

fn of_towns(content: &Content, ids: &Ids<'_>) -> Vec<Problem> {
    let towns = content.divisions.district.iter().flat_map(|district| &*district.towns);
    unresolved("an office rule", &ids.office_rules, towns.map(|town| &town.rule))
}

fn of_sources(content: &Content, ids: &Ids<'_>) -> Vec<Problem> {
    let evidence = &content.sources.evidence;
    let disagreement = &content.card.dates.disagreement;
    let sources = evidence.iter().map(|evidence| &evidence.source);
    let positions = [&disagreement.newer.source, &disagreement.former.source];
    let about = evidence.iter().flat_map(|evidence| &*evidence.about);
    let alone = content.sources.alone.iter().flat_map(|alone| &*alone.about);
    let mut problems = unresolved("a source", &ids.sources, sources.chain(positions));
    let targets = [&*ids.sections, &ids.facts].concat();
    problems.extend(unresolved("a section or fact", &targets, about.chain(alone)));
    problems
}

fn of_situations(content: &Content, ids: &Ids<'_>) -> Vec<Problem> {
    let lines: Vec<_> = content.lines().map(|(channel, _)| &channel.heading.id).collect();
    let situations = &content.situations.situation;
    let facts = situations.iter().flat_map(|situation| situation.known.iter().chain(&situation.helps));
    let ways_on = [&*ids.situations, &ids.topics, &ids.sections].concat();
    [
        unresolved("a group of situations", &ids.situation_groups, situations.iter().map(|situation| &situation.group)),
        unresolved("a fact", &ids.facts, facts),
        unresolved("a phone line", &lines, situations.iter().map(|situation| &situation.call.line)),
        unresolved("a phone line", &lines, content.tips.tip.iter().filter_map(|tip| Some(&tip.call.as_ref()?.line))),
        unresolved("a phone line", &lines, [&content.card.overview.call.line, &content.card.offices.call.line]),
        unresolved("a situation, topic or section", &ways_on, situations.iter().flat_map(|it| &*it.on)),
        unresolved("a group of papers", &ids.groups, situations.iter().filter_map(|it| it.applicant.as_ref())),
    ]
    .concat()
}

/// Those of `references` that are not the id of one of `targets`. The message calls the targets `kind`.
fn unresolved<'a>(
    kind: &str,
    targets: &[&Spanned<Slug>],
    references: impl IntoIterator<Item = &'a Spanned<Slug>>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for reference in references {
        if targets.iter().any(|target| target.value == reference.value) {
            continue;
        }
        let reference_text = reference.value.as_str();
        let suggestion = nearest(reference_text, targets.iter().map(|target| target.value.as_str()));
        let message = format!("{reference_text:?} is not the id of {kind}{}", did_you_mean(suggestion));
        problems.push(Problem::error(reference.location.clone(), message));
    }
    problems
}
