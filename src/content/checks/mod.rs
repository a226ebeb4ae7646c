//! Checks that need more than one record. Each file looks for one kind of mistake.

mod banks;
mod divisions;
mod evidence;
mod holidays;
mod ids;
mod number_phrases;
pub mod numbers_in_texts;
mod overdue;
pub mod phone_numbers;
mod references;
mod strings;

use jiff::civil::Date;

use crate::content::checks::ids::Ids;
use crate::content::decode::problem::Problem;
use crate::content::model::content::Content;

/// The errors of content whose files have no error one by one.
pub fn errors(content: &Content) -> Vec<Problem> {
    let ids = Ids::of(content);
    [
        ids.duplicates(),
        references::errors(content, &ids),
        evidence::errors(content),
        banks::errors(content),
        divisions::errors(content),
        holidays::errors(content),
    ]
    .concat()
}

/// What somebody should look at on the day `today`.
pub fn warnings(content: &Content, today: Date) -> Vec<Problem> {
    [overdue::warnings(content, today), holidays::warnings(content, today)].concat()
}
