//! Whether the status of a fact and the evidence about it agree.

use crate::content::decode::problem::Problem;
use crate::content::ledger;
use crate::content::model::content::Content;
use crate::content::model::facts::status::Status;

/// Superseded facts that no evidence contradicts, and contradicted facts that are neither superseded nor doubtful.
pub fn errors(content: &Content) -> Vec<Problem> {
    let mut problems = Vec::new();
    for entry in ledger::entries(content) {
        let id = &entry.provenance.id;
        let contradiction = content.sources.contradiction_of(&id.value);
        let message = match (entry.provenance.status, contradiction) {
            (Status::Superseded, None) => {
                format!("{:?} is superseded, so sources.toml needs evidence that contradicts it", id.value.as_str())
            }
            (Status::Stated | Status::Derived, Some(evidence)) => format!(
                "{:?} is contradicted by evidence {:?}; write status = \"superseded\" or \"doubtful\"",
                id.value.as_str(),
                evidence.id.value.as_str()
            ),
            _ => continue,
        };
        problems.push(Problem::error(id.location.clone(), message));
    }
    problems
}
