//! `/card/documents?age=…`: the questions that lead to the right list of papers.

use crate::content::{AgeBand, Documents, GuideId, Section};
use crate::pages::context::Context;
use crate::pages::guides::section_page;
use crate::pages::page_id::PageId;
use crate::pages::parts::section_view::SectionView;
use crate::pages::query_params::{FromQuery, QueryParams};
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::PageResponse;
use crate::rules::{DocumentAnswers, DocumentOutcome, DocumentRound, Requirement};

/// The answers so far, as they came: the age and every parameter whose value is yes or no.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentsQuery {
    age: Option<AgeBand>,
    yes_or_no: Vec<(String, bool)>,
}

/// The questions of the form and the answers so far.
#[derive(Debug)]
pub struct DocumentsForm {
    /// The answers of earlier steps, as hidden fields of the form.
    pub carried: Vec<(String, String)>,
    /// The questions of this step.
    pub questions: Vec<Question>,
    /// What is missing, if the form was sent without it.
    pub message: Option<&'static str>,
    /// Whether the answers say that an employer insures the person: the list is then none of these.
    pub employed: bool,
}

/// A question with its choices.
#[derive(Debug)]
pub struct Question {
    /// The parameter of its answer.
    pub name: String,
    pub words: String,
    /// Its choices: value, words, whether it was chosen.
    pub choices: Vec<(&'static str, &'static str, bool)>,
}

const AGE: &str = "age";
const STUDYING: &str = "studying";
const EMPLOYED: &str = "employed";
const VETERAN: &str = "veteran";

/// Responds with the next questions, or with a redirect to the list of papers once the answers decide it.
///
/// # Errors
/// When the template can't be rendered.
pub fn respond(ctx: &Context<'_>, query: &DocumentsQuery) -> Result<PageResponse, RenderError> {
    let documents = &ctx.content.card.documents;
    let answers = query.answers(documents);
    let form = match answers.outcome(documents) {
        DocumentOutcome::Group(group) => {
            let parameters: Vec<String> =
                parameters(&answers).iter().map(|(name, value)| format!("{name}={value}")).collect();
            return Ok(PageResponse::SeeOther(format!("{}?{}", PageId::of_group(group).path(), parameters.join("&"))));
        }
        DocumentOutcome::Employer => DocumentsForm { employed: true, ..DocumentsForm::new(documents) },
        DocumentOutcome::Ask(round) => DocumentsForm::after(documents, &answers, round),
    };
    let view = SectionView::new(ctx, GuideId::Card, Section::Documents(documents), 2).with_documents(form);
    section_page::of_view(ctx, GuideId::Card, view).map(PageResponse::unlisted)
}

impl FromQuery for DocumentsQuery {
    fn from_query(params: &QueryParams) -> Option<Self> {
        let age = params.first(AGE);
        let yes_or_no = params.names().filter_map(|name| Some((name.to_owned(), params.yes_or_no(name)?))).collect();
        let query = Self { age: age.and_then(AgeBand::parse), yes_or_no };
        (age.is_some() || !query.yes_or_no.is_empty()).then_some(query)
    }
}

impl DocumentsQuery {
    /// The answers to the questions that there are.
    pub fn answers(&self, documents: &Documents) -> DocumentAnswers {
        let answer = |name: &str| self.yes_or_no.iter().find(|(key, _)| key == name).map(|(_, answer)| *answer);
        let asked = documents.asked_groups().map(|(group, _)| group.id.value.as_str());
        DocumentAnswers {
            asked: asked.filter_map(|id| Some((id.to_owned(), answer(id)?))).collect(),
            age: self.age,
            studying: answer(STUDYING),
            employed: answer(EMPLOYED),
            veteran: answer(VETERAN),
        }
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
fn parameters(answers: &DocumentAnswers) -> Vec<(String, String)> {
    let mut parameters: Vec<(String, String)> =
        answers.asked.iter().map(|(id, yes)| (id.clone(), yes_or_no_value(*yes).to_owned())).collect();
    parameters.extend(answers.age.map(|age| (AGE.to_owned(), age.as_str().to_owned())));
    let adult = [(EMPLOYED, answers.employed), (STUDYING, answers.studying), (VETERAN, answers.veteran)];
    let adult = adult.into_iter().filter_map(|(name, answer)| Some((name, answer?)));
    parameters.extend(adult.map(|(name, yes)| (name.to_owned(), yes_or_no_value(yes).to_owned())));
    parameters
}

fn yes_or_no_value(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

impl DocumentsForm {
    /// The form before any answer.
    pub(in crate::pages) fn new(documents: &Documents) -> Self {
        let questions = first_questions(documents, &DocumentAnswers::default());
        Self { carried: Vec::new(), questions, message: None, employed: false }
    }

    /// The form with the questions of a round that are not answered yet.
    fn after(documents: &Documents, answers: &DocumentAnswers, round: DocumentRound) -> Self {
        let message = Some("再答下面几个问题，就知道带什么。");
        let (carried, questions) = match round {
            DocumentRound::First => (Vec::new(), first_questions(documents, answers)),
            DocumentRound::Adult => {
                let earlier = DocumentAnswers { studying: None, employed: None, veteran: None, ..answers.clone() };
                (parameters(&earlier), adult_questions(documents, answers))
            }
        };
        Self { carried, questions, message, employed: false }
    }
}

fn first_questions(documents: &Documents, answers: &DocumentAnswers) -> Vec<Question> {
    let ages = AgeBand::ALL.iter().map(|age| (age.as_str(), age_label(*age), answers.age == Some(*age)));
    let age = Question { name: AGE.to_owned(), words: "参保的人多大？".to_owned(), choices: ages.collect() };
    let asked = documents.asked_groups().map(|(group, ask)| {
        let id = group.id.value.as_str();
        yes_or_no(id, ask, answers.asked(id))
    });
    std::iter::once(age).chain(asked).collect()
}

fn age_label(age: AgeBand) -> &'static str {
    match age {
        AgeBand::Under16 => "未满16周岁",
        AgeBand::From16To17 => "16或17周岁",
        AgeBand::Adult => "18周岁以上",
    }
}

fn adult_questions(documents: &Documents, answers: &DocumentAnswers) -> Vec<Question> {
    vec![
        yes_or_no(EMPLOYED, &documents.employed.ask, answers.employed),
        yes_or_no(STUDYING, "在全日制学校读书吗？", answers.studying),
        yes_or_no(VETERAN, "当过兵，现在已经复员退伍或转业吗？", answers.veteran),
    ]
}

fn yes_or_no(name: &str, words: &str, answer: Option<bool>) -> Question {
    let choices = vec![("yes", "是", answer == Some(true)), ("no", "不是", answer == Some(false))];
    Question { name: name.to_owned(), words: words.to_owned(), choices }
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
    fn answers_lead_to_the_list_and_are_kept() {
        assert_eq!(outcome("age=16-17&low-income=no"), "/card/documents/minor?low-income=no&age=16-17");
        let adult = "age=18-up&low-income=no&employed=no&studying=no&veteran=yes";
        let kept = "/card/documents/adult?low-income=no&age=18-up&employed=no&studying=no&veteran=yes";
        assert_eq!(outcome(adult), kept);
        assert_eq!(outcome("low-income=yes"), "/card/documents/low-income?low-income=yes");
    }

    #[test]
    fn an_adult_is_asked_about_the_employer_before_a_list() {
        let second = outcome("age=18-up&low-income=no");
        for words in ["单位给他买医保（职工医保）吗？", "在全日制学校读书吗？", "value=\"18-up\""]
        {
            assert!(second.contains(words), "{words}");
        }
        let employed = outcome("age=18-up&low-income=no&employed=yes&studying=no&veteran=no");
        assert!(employed.contains("id=\"documents-employed\"") && employed.contains("先问单位"));
    }

    #[test]
    fn questions_without_an_answer_are_shown_again() {
        assert!(outcome("age=<b>&low-income=no").contains("参保的人多大？"));
    }

    #[test]
    fn a_query_without_an_answer_is_none() {
        assert_eq!(DocumentsQuery::from_query(&QueryParams::parse("from=timeline")), None);
        let unclear = DocumentsQuery::from_query(&QueryParams::parse("age=17&studying=perhaps"));
        assert_eq!(unclear, Some(DocumentsQuery::default()));
    }
}
