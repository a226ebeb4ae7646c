//! Situations of people: the list of them, and each as a page of its own.

pub mod situation_list;
pub mod situation_page;

use crate::content::Coverage;

/// How much the sources say, as pages show it: the end of a CSS class and the words.
pub fn coverage_words(coverage: Coverage) -> (&'static str, &'static str) {
    match coverage {
        Coverage::Full => ("full", "查到了"),
        Coverage::Partial => ("partial", "查到一些"),
        Coverage::None => ("none", "没查到，教你问"),
    }
}
