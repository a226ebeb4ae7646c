//! The years that holiday notices are for.

use jiff::civil::Date;

use crate::content::decode::problem::Problem;
use crate::content::decode::source_location::SourceLocation;
use crate::content::model::content::Content;

/// Years with more than one notice.
pub fn errors(content: &Content) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, notice) in content.holidays.iter().enumerate() {
        if content.holidays[..index].iter().any(|earlier| earlier.year.value == notice.year.value) {
            let message = format!("the notice for {} is loaded already", notice.year.value.0);
            problems.push(Problem::error(notice.year.location.clone(), message));
        }
    }
    problems
}

/// Years without a notice: this year and, from November on, the next one, because that is when the State Council
/// publishes it.
pub fn warnings(content: &Content, today: Date) -> Vec<Problem> {
    let mut years = vec![today.year()];
    if today.month() >= 11 {
        years.push(today.year() + 1);
    }
    let missing = years.into_iter().filter(|year| content.holidays_of(*year).is_none());
    missing
        .map(|year| {
            let message = format!("{year} has no holiday notice; add holidays-{year}.toml");
            Problem::warning(newest_notice(content), message)
        })
        .collect()
}

/// Where the newest notice gives its year; without any notice, where the next review is due.
fn newest_notice(content: &Content) -> SourceLocation {
    let newest = content.holidays.last().map(|notice| &notice.year.location);
    newest.unwrap_or(&content.site.review.next.location).clone()
}
