//! The questions that lead to the right list of papers. Nobody is asked who they are.

use crate::pages::query::Query;
use crate::rules::{AgeBand, Answers, DocumentQuestion};

/// The questions of the form and what was answered so far.
#[derive(Debug)]
pub struct DocumentsForm {
    /// What was answered before, carried along by the form.
    pub carried: Vec<(&'static str, &'static str)>,
    /// The questions to ask now.
    pub questions: Vec<Question>,
    /// What is missing, if the form was sent without it.
    pub message: Option<&'static str>,
}

/// A question with its choices.
#[derive(Debug)]
pub struct Question {
    /// The name of its parameter.
    pub name: &'static str,
    /// The question.
    pub words: &'static str,
    /// Its choices: value, words, whether it was chosen.
    pub choices: Vec<(&'static str, &'static str, bool)>,
}

const LOW_INCOME: &str = "low-income";
const AGE: &str = "age";
const STUDYING: &str = "studying";
const VETERAN: &str = "veteran";

/// The parameters that answers are given in.
pub const PARAMETERS: &[&str] = &[LOW_INCOME, AGE, STUDYING, VETERAN];

/// What the parameters of a request answer.
pub fn answers(query: &Query<'_>) -> Answers {
    Answers {
        low_income: query.yes_or_no(LOW_INCOME),
        age: AgeBand::parse(query.first(AGE)),
        studying: query.yes_or_no(STUDYING),
        veteran: query.yes_or_no(VETERAN),
    }
}

/// The answers as parameters, in order.
pub fn parameters(answers: Answers) -> Vec<(&'static str, &'static str)> {
    [
        answers.low_income.map(|yes| (LOW_INCOME, word(yes))),
        answers.age.map(|age| (AGE, age.as_str())),
        answers.studying.map(|yes| (STUDYING, word(yes))),
        answers.veteran.map(|yes| (VETERAN, word(yes))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn word(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

impl DocumentsForm {
    /// Nothing answered yet.
    pub(in crate::pages) fn new() -> Self {
        Self { carried: Vec::new(), questions: first_questions(Answers::default()), message: None }
    }

    /// What is still to be asked; nothing if the answers decide.
    pub fn after(answers: Answers) -> Option<Self> {
        let message = Some("还差一点，答完下面的就行。");
        match answers.next_question()? {
            DocumentQuestion::LowIncome | DocumentQuestion::Age => {
                Some(Self { carried: Vec::new(), questions: first_questions(answers), message })
            }
            DocumentQuestion::Studying | DocumentQuestion::Veteran => Some(Self {
                carried: parameters(Answers { studying: None, veteran: None, ..answers }),
                questions: later_questions(answers),
                message,
            }),
        }
    }
}

fn first_questions(answers: Answers) -> Vec<Question> {
    let ages = AgeBand::ALL.iter().map(|age| (age.as_str(), age.label(), answers.age == Some(*age)));
    vec![
        Question { name: AGE, words: "办卡的人多大？", choices: ages.collect() },
        yes_or_no(LOW_INCOME, "是低保对象吗？", answers.low_income),
    ]
}

fn later_questions(answers: Answers) -> Vec<Question> {
    vec![
        yes_or_no(STUDYING, "在全日制学校读书吗？", answers.studying),
        yes_or_no(VETERAN, "是复退军人吗？", answers.veteran),
    ]
}

fn yes_or_no(name: &'static str, words: &'static str, answer: Option<bool>) -> Question {
    Question {
        name, words, choices: vec![("yes", "是", answer == Some(true)), ("no", "不是", answer == Some(false))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_rounds_of_questions_decide_every_case() {
        let adult = Answers { low_income: Some(false), age: Some(AgeBand::Adult), ..Answers::default() };
        assert!(DocumentsForm::after(Answers { age: Some(AgeBand::Under16), ..adult }).is_none());
        assert!(DocumentsForm::after(Answers { low_income: Some(true), ..Answers::default() }).is_none());
        let second = DocumentsForm::after(adult).unwrap();
        assert_eq!(second.carried, [("low-income", "no"), ("age", "18-up")]);
        assert_eq!(second.questions.len(), 2);
        assert!(DocumentsForm::after(Answers { studying: Some(false), veteran: Some(true), ..adult }).is_none());
    }
}
