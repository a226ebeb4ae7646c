//! Dates by which somebody has to do something.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::content::decode::problem::Problem;
use crate::content::ledger;
use crate::content::model::content::Content;

/// A warning for each date before `today`: the next review, the end of the contact for security
/// faults; and for each day of a check that is yet to come.
pub fn warnings(content: &Content, today: Date) -> Vec<Problem> {
    let mut problems = Vec::new();
    let review = &content.site.review.next;
    if review.value < today {
        let message = format!("the review was due on {}; compare the facts with their source", review.value);
        problems.push(Problem::warning(review.location.clone(), message));
    }
    if let Some(security) = &content.site.security
        && security.expires.value < today
    {
        let message = format!("the contact for security faults expired on {}", security.expires.value);
        problems.push(Problem::warning(security.expires.location.clone(), message));
    }
    problems.extend(future_checks(content, today));
    problems
}

/// A warning for each day on which facts are said to have been checked and that has not come yet, at the first of them.
fn future_checks(content: &Content, today: Date) -> Vec<Problem> {
    let mut seen: BTreeSet<(String, Date)> = BTreeSet::new();
    let mut problems = Vec::new();
    for entry in ledger::entries(content) {
        let (checked, location) = (entry.provenance.checked.0, &entry.provenance.id.location);
        if checked > today && seen.insert((location.path.clone(), checked)) {
            let message = format!("checked = {checked} lies in the future");
            problems.push(Problem::warning(location.clone(), message));
        }
    }
    problems
}
