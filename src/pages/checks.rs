//! Checks of the content that need to know the pages.

use std::collections::BTreeSet;

use crate::content::{Content, GuideId, Problem};

/// The first path segments of the pages that are not guides.
const OTHER_FIRST_SEGMENTS: [&str; 6] = ["about", "find", "healthz", "print", "search", "static"];

/// Earlier names of guides that are the name of a page or of another guide. Such an address could not redirect.
pub fn errors(content: &Content) -> Vec<Problem> {
    let mut taken: BTreeSet<&str> =
        GuideId::ALL.iter().map(|guide| guide.as_str()).chain(OTHER_FIRST_SEGMENTS).collect();
    let mut problems = Vec::new();
    for guide in content.guides() {
        for alias in &guide.intro.aliases {
            if !taken.insert(&alias.value) {
                problems.push(Problem::error(alias.location.clone(), format!("page {:?} is taken", &*alias.value)));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::{RenderedPage, documents, test_support};

    #[test]
    fn the_first_path_segment_of_every_page_is_taken() {
        test_support::with_context(|ctx| {
            for RenderedPage { address, .. } in documents(ctx).unwrap() {
                let segment = address.split('/').nth(1).unwrap();
                let is_guide = GuideId::parse(segment).is_some();
                // A slug has no dots, so an earlier name can't be that of a file.
                let is_free = segment.is_empty() || segment.contains('.');
                assert!(is_free || is_guide || OTHER_FIRST_SEGMENTS.contains(&segment), "{address}");
            }
        });
    }
}
