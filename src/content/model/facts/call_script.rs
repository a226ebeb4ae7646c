//! What to say and ask on the phone, with blanks for the answers.

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// What to say and ask on a phone line.
    pub struct CallScript {
        /// The id of the line.
        line: Spanned<Slug>,
        /// What to say first, ending with `：`.
        say: Text,
        /// What to ask then.
        ask: NonEmpty<CallQuestion>,
    }
    check leads_to_the_questions;
}

record! {
    /// One question, with the blanks for its answer.
    pub struct CallQuestion {
        /// The question, as it is spoken.
        question: Text,
        /// What is to be written down: `地址`, `几点`.
        blanks: NonEmpty<Text>,
    }
    check is_a_question;
}

/// How many characters stand before a blank on a narrow phone.
const BLANK_LIMIT: usize = 5;

fn leads_to_the_questions(script: &CallScript, table: &Table<'_>) {
    if !script.say.ends_with('：') {
        table.report("say must end with ：, since the questions follow it");
    }
}

fn is_a_question(asked: &CallQuestion, table: &Table<'_>) {
    if !asked.question.ends_with('？') {
        table.report("this question must end with ？");
    }
    if let Some(long) = asked.blanks.iter().find(|blank| blank.chars().count() > BLANK_LIMIT) {
        table.report(format!("a blank has room for {BLANK_LIMIT} characters, not for {:?}", long.as_str()));
    }
}
