//! The banks at which each district pays.

use crate::content::decode::problem::Problem;
use crate::content::model::content::Content;

/// Districts whose bank the sentence on banks doesn't name together with them.
pub fn errors(content: &Content) -> Vec<Problem> {
    let sentence = content.card.offices.bank.text.as_str();
    let mut problems = Vec::new();
    for district in &content.divisions.district {
        let short = district.name.trim_end_matches(['区', '县']);
        let agrees = sentence.split('，').any(|part| part.contains(short) && part.contains(district.bank.as_str()));
        if !agrees {
            let message =
                format!("[offices.bank] of card.toml doesn't say that {short} pays at {}", district.bank.value);
            problems.push(Problem::error(district.bank.location.clone(), message));
        }
    }
    problems
}
