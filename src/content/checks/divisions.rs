//! The codes of districts and towns.

use std::collections::BTreeSet;

use crate::content::decode::problem::Problem;
use crate::content::model::content::Content;

/// Codes that are not unique, have a wrong length or don't start with the code of their district.
pub fn errors(content: &Content) -> Vec<Problem> {
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
