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
    let lines: Vec<_> = content.lines().map(|(channel, _)| &channel.heading.id).collect();
    let action_targets = [&*ids.sections, &ids.numbers].concat();
    let doubt_targets = [&*ids.sections, &ids.parts, &ids.facts].concat();

    let mut problems = unresolved("a phone line", &lines, [&content.site.hotline]);
    for guide in content.guides() {
        problems.extend(unresolved("a section or phone number", &action_targets, [&guide.intro.action.to]));
        for section in guide.sections {
            problems.extend(unresolved("a section", &ids.sections, &section.heading().fallback));
        }
    }
    for entry in ledger::entries(content) {
        problems.extend(unresolved("a doubt", &ids.doubts, &entry.provenance.doubt));
    }
    for doubt in &content.doubts.doubt {
        problems.extend(unresolved("a section or fact", &doubt_targets, &doubt.about));
    }
    problems
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
        let reference_text: &str = &reference.value;
        let suggestion = nearest(reference_text, targets.iter().map(|target| &*target.value as &str));
        let message = format!("{reference_text:?} is not the id of {kind}{}", did_you_mean(suggestion));
        problems.push(Problem::error(reference.location.clone(), message));
    }
    problems
}
