//! One instruction of a numbered list.

use crate::content::decode::decoder::Table;
use crate::content::decode::record::record;
use crate::content::model::facts::fact::Fact;
use crate::content::model::facts::tap::Tap;
use crate::content::model::values::text::Text;

record! {
    /// One instruction of a numbered list.
    pub struct Step {
        /// The instruction.
        @flat fact: Fact,
        /// A word to type, offered for copying.
        copy: Option<Text>,
        /// What to press, for the picture; in the order of the sentence.
        tap: Vec<Tap>,
    }
    check taps_are_in_the_sentence;
}

fn taps_are_in_the_sentence(step: &Step, table: &Table<'_>) {
    for tap in step.tap.iter().filter(|tap| !step.fact.text.contains(tap.press.as_str())) {
        table.report(format!("tap {:?} is not in the sentence of the step", tap.press.as_str()));
    }
}
