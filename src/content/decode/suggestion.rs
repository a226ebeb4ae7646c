//! Suggestions for misspelt keys, values and ids.

/// The candidate that `typed` was most likely meant to be: the one at the smallest edit distance, unless even that one
/// differs in more than a third of its characters and one.
pub fn nearest<'c>(typed: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(typed, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 3)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The end of an error message: `; did you mean "status"?`, or nothing without a suggestion.
pub fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion.map(|suggestion| format!("; did you mean {suggestion:?}?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_suggests_the_nearest_candidate_or_none() {
        let candidates = ["status", "state", "number"];
        assert_eq!(nearest("statsu", candidates), Some("status"));
        assert_eq!(nearest("numbre", candidates), Some("number"));
        assert_eq!(nearest("colour", candidates), None);
    }
}
