//! Dates by which somebody has to do something.

use jiff::civil::Date;

use crate::content::decode::problem::Problem;
use crate::content::model::content::Content;

/// A warning for each date before `today`: the next review, the end of the contact for security faults.
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
    problems
}
