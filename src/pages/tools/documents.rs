//! `/card/documents?age=…`: the questions that lead to the right list of papers.

use crate::content::{GuideId, Section};
use crate::pages::context::Context;
use crate::pages::guides::section_page;
use crate::pages::page_id::PageId;
use crate::pages::parts::section_view::SectionView;
use crate::pages::query_params::{FromQuery, QueryParams};
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::PageResponse;
use crate::rules::{AgeBand, DocumentAnswers, DocumentQuestion, Requirement};

/// The answers so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentsQuery(pub DocumentAnswers);

/// The questions of the form and the answers so far.
#[derive(Debug)]
pub struct DocumentsForm {
    /// The answers of earlier steps, as hidden fields of the form.
    pub carried: Vec<(&'static str, &'static str)>,
    /// The questions of this step.
    pub questions: Vec<Question>,
    /// What is missing, if the form was sent without it.
    pub message: Option<&'static str>,
}

/// A question with its choices.
#[derive(Debug)]
pub struct Question {
    /// The parameter of its answer.
    pub name: &'static str,
    pub words: &'static str,
    /// Its choices: value, words, whether it was chosen.
    pub choices: Vec<(&'static str, &'static str, bool)>,
}

const LOW_INCOME: &str = "low-income";
const AGE: &str = "age";
const STUDYING: &str = "studying";
const VETERAN: &str = "veteran";

/// The parameters of all answers.
pub const PARAMETERS: &[&str] = &[LOW_INCOME, AGE, STUDYING, VETERAN];

/// Responds with the next questions, or with a redirect to the list of papers once the answers decide it.
///
/// # Errors
/// When the template can't be rendered.
pub fn respond(ctx: &Context<'_>, query: &DocumentsQuery) -> Result<PageResponse, RenderError> {
    let answers = query.0;
    match (DocumentsForm::after(answers), answers.group()) {
        (None, Some(group)) => {
            let parameters: Vec<String> =
                parameters(answers).iter().map(|(name, value)| format!("{name}={value}")).collect();
            Ok(PageResponse::SeeOther(format!("{}?{}", PageId::Checklist(group.as_str()).path(), parameters.join("&"))))
        }
        (form, _) => {
            let section = Section::Documents(&ctx.content.card.documents);
            let form = form.unwrap_or_else(DocumentsForm::new);
            let view = SectionView::new(ctx, GuideId::Card, section, 2).with_documents(form);
            section_page::of_view(ctx, GuideId::Card, view).map(PageResponse::unlisted)
        }
    }
}

impl FromQuery for DocumentsQuery {
    fn from_query(params: &QueryParams) -> Option<Self> {
        PARAMETERS.iter().any(|name| params.first(name).is_some()).then(|| {
            Self(DocumentAnswers {
                low_income: params.yes_or_no(LOW_INCOME),
                age: params.first(AGE).and_then(AgeBand::parse),
                studying: params.yes_or_no(STUDYING),
                veteran: params.yes_or_no(VETERAN),
            })
        })
    }
}

/// The condition on which a paper of a list is to be brought; `None` if there is none.
pub fn condition_label(requirement: Requirement) -> Option<&'static str> {
    match requirement {
        Requirement::Always => None,
        Requirement::WithIdCard => Some("领了身份证才带"),
        Requirement::Veterans => Some("复退军人才带"),
    }
}

/// The answers as parameters, in order.
fn parameters(answers: DocumentAnswers) -> Vec<(&'static str, &'static str)> {
    [
        answers.low_income.map(|yes| (LOW_INCOME, yes_or_no_value(yes))),
        answers.age.map(|age| (AGE, age.as_str())),
        answers.studying.map(|yes| (STUDYING, yes_or_no_value(yes))),
        answers.veteran.map(|yes| (VETERAN, yes_or_no_value(yes))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn yes_or_no_value(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

impl DocumentsForm {
    /// The form before any answer.
    pub(in crate::pages) fn new() -> Self {
        Self { carried: Vec::new(), questions: first_questions(DocumentAnswers::default()), message: None }
    }

    /// The form with the questions that are not answered yet; `None` if the answers decide the group.
    pub fn after(answers: DocumentAnswers) -> Option<Self> {
        let message = Some("还差一点，答完下面的就行。");
        match answers.next_question()? {
            DocumentQuestion::LowIncome | DocumentQuestion::Age => {
                Some(Self { carried: Vec::new(), questions: first_questions(answers), message })
            }
            DocumentQuestion::Studying | DocumentQuestion::Veteran => Some(Self {
                carried: parameters(DocumentAnswers { studying: None, veteran: None, ..answers }),
                questions: later_questions(answers),
                message,
            }),
        }
    }
}

fn first_questions(answers: DocumentAnswers) -> Vec<Question> {
    let ages = AgeBand::ALL.iter().map(|age| (age.as_str(), age_label(*age), answers.age == Some(*age)));
    vec![
        Question { name: AGE, words: "办卡的人多大？", choices: ages.collect() },
        yes_or_no(LOW_INCOME, "是低保对象吗？", answers.low_income),
    ]
}

fn age_label(age: AgeBand) -> &'static str {
    match age {
        AgeBand::Under16 => "未满16周岁",
        AgeBand::From16To17 => "16或17周岁",
        AgeBand::Adult => "18周岁以上",
    }
}

fn later_questions(answers: DocumentAnswers) -> Vec<Question> {
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
    use crate::pages::test_fixtures::with_context;

    /// The page that is answered, or the path that it leads to.
    fn outcome(query: &str) -> String {
        let query = DocumentsQuery::from_query(&QueryParams::parse(query)).unwrap();
        let mut outcome = String::new();
        with_context(|ctx| {
            outcome = match respond(ctx, &query).unwrap() {
                PageResponse::SeeOther(path) => path,
                PageResponse::RenderedPage(page) => page.body,
            };
        });
        outcome
    }

    #[test]
    fn two_rounds_of_questions_decide_every_case() {
        let adult =
            DocumentAnswers { low_income: Some(false), age: Some(AgeBand::Adult), ..DocumentAnswers::default() };
        assert!(DocumentsForm::after(DocumentAnswers { age: Some(AgeBand::Under16), ..adult }).is_none());
        assert!(
            DocumentsForm::after(DocumentAnswers { low_income: Some(true), ..DocumentAnswers::default() }).is_none()
        );
        let second = DocumentsForm::after(adult).unwrap();
        assert_eq!(second.carried, [("low-income", "no"), ("age", "18-up")]);
        assert_eq!(second.questions.len(), 2);
        assert!(
            DocumentsForm::after(DocumentAnswers { studying: Some(false), veteran: Some(true), ..adult }).is_none()
        );
    }

    #[test]
    fn answers_lead_to_the_list_and_are_kept() {
        assert_eq!(outcome("age=16-17&low-income=no"), "/card/documents/minor?low-income=no&age=16-17");
        let adult = "age=18-up&low-income=no&studying=no&veteran=yes";
        assert_eq!(outcome(adult), "/card/documents/adult?low-income=no&age=18-up&studying=no&veteran=yes");
        assert_eq!(outcome("low-income=yes"), "/card/documents/low-income?low-income=yes");
    }

    #[test]
    fn questions_without_an_answer_are_shown_again() {
        assert!(outcome("age=18-up&low-income=no").contains("在全日制学校读书吗？"));
        assert!(outcome("age=<b>&low-income=").contains("办卡的人多大？"));
    }

    #[test]
    fn a_query_without_an_answer_is_none() {
        assert_eq!(DocumentsQuery::from_query(&QueryParams::parse("from=timeline")), None);
        let unclear = DocumentsQuery::from_query(&QueryParams::parse("age=17&studying=perhaps"));
        assert_eq!(unclear, Some(DocumentsQuery::default()));
    }
}
