//! Checks of the content that need to know the pages.

use std::collections::BTreeSet;

use crate::content::{Content, Problem};
use crate::pages::page_id::PageId;

/// The first path segments of routes that are no pages.
const OTHER_FIRST_SEGMENTS: [&str; 2] = ["healthz", "static"];

/// Earlier names of guides that are the name of a page or of another guide. A request for such a path could not be redirected.
pub fn errors(content: &Content) -> Vec<Problem> {
    let mut taken = first_segments(content);
    let mut problems = Vec::new();
    for guide in content.guides() {
        for alias in &guide.intro.aliases {
            if !taken.insert(alias.value.to_string()) {
                problems.push(Problem::error(alias.location.clone(), format!("page {:?} is taken", &*alias.value)));
            }
        }
    }
    problems
}

/// The first segment of every path that is taken.
fn first_segments(content: &Content) -> BTreeSet<String> {
    let paths = PageId::all(content).into_iter().map(PageId::path);
    let pages = paths.filter_map(|path| path.split('/').nth(1).map(str::to_owned));
    pages.chain(OTHER_FIRST_SEGMENTS.map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn the_first_segment_of_every_path_is_taken() {
        with_context(|ctx| {
            let taken = first_segments(ctx.content);
            for segment in ["online", "card", "find", "search", "print", "about", "sitemap.xml", "healthz", "static"] {
                assert!(taken.contains(segment), "{segment}");
            }
        });
    }
}
