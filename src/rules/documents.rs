//! Which papers one needs to apply: the answers to a few questions decide the group, and each group has a list (the
//! article, §四). Adults whose employer insures them have no list, as the residents' insurance is not for them.

use crate::content::{AgeBand, Documents, Fact, Group, Paper, PaperCondition};

/// The answers so far; `None` for a question that is not answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentAnswers {
    /// The answers to the questions of groups that have one, by the id of the group.
    pub asked: Vec<(String, bool)>,
    pub age: Option<AgeBand>,
    /// Whether they are in full-time study; a question from 18 on.
    pub studying: Option<bool>,
    /// Whether an employer insures them; a question from 18 on for those who don't study.
    pub employed: Option<bool>,
    /// Whether they served in the forces; a question from 18 on for those who don't study.
    pub veteran: Option<bool>,
}

/// The questions that are asked together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentRound {
    /// The age, and the questions of groups.
    First,
    /// Employer, study and service.
    Adult,
}

/// What the answers decide.
#[derive(Debug, Clone, Copy)]
pub enum DocumentOutcome<'a> {
    /// The list of this group.
    Group(&'a Group),
    /// No list: the employer is whom to ask.
    Employer,
    /// These questions have to be answered first.
    Ask(DocumentRound),
}

/// Whether a paper of the list is to be brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Requirement {
    /// In any case.
    Always,
    /// Only if an ID card has been fetched.
    WithIdCard,
    /// Only by those who served.
    Veterans,
}

/// One line of a checklist.
#[derive(Debug, Clone, Copy)]
pub struct ChecklistPaper<'a> {
    pub paper: &'a Paper,
    pub requirement: Requirement,
}

/// The papers of a person, or of a whole group.
#[derive(Debug, Clone)]
pub struct Checklist<'a> {
    pub group: &'a Group,
    /// The papers; those that the answers rule out are left out.
    pub papers: Vec<ChecklistPaper<'a>>,
    /// Who else belongs to the group or may, uncertain cases among them.
    pub notes: &'a [Fact],
    /// For a group of its own question: the group of their age, whose papers may be needed too (存疑).
    pub own_group: Option<&'a Group>,
}

impl DocumentAnswers {
    /// The answer to the question of the group with this id.
    pub fn asked(&self, group: &str) -> Option<bool> {
        self.asked.iter().find(|(id, _)| id == group).map(|(_, answer)| *answer)
    }

    /// What the answers decide.
    pub fn outcome<'a>(&self, documents: &'a Documents) -> DocumentOutcome<'a> {
        let mut unanswered = false;
        for (group, _) in documents.asked_groups() {
            match self.asked(group.id.value.as_str()) {
                Some(true) => return DocumentOutcome::Group(group),
                Some(false) => {}
                None => unanswered = true,
            }
        }
        if unanswered {
            return DocumentOutcome::Ask(DocumentRound::First);
        }
        match (self.age, self.studying, self.employed, self.veteran) {
            (None, ..) => DocumentOutcome::Ask(DocumentRound::First),
            (Some(age @ (AgeBand::Under16 | AgeBand::From16To17)), ..) => {
                DocumentOutcome::Group(documents.group_for(age, false))
            }
            (Some(age), Some(true), ..) => DocumentOutcome::Group(documents.group_for(age, true)),
            (Some(_), _, Some(true), _) => DocumentOutcome::Employer,
            (Some(age), Some(false), Some(false), Some(_)) => DocumentOutcome::Group(documents.group_for(age, false)),
            (Some(_), ..) => DocumentOutcome::Ask(DocumentRound::Adult),
        }
    }

    /// The group by age and study alone.
    fn own_group<'a>(&self, documents: &'a Documents) -> Option<&'a Group> {
        match (self.age?, self.studying) {
            (age @ (AgeBand::Under16 | AgeBand::From16To17), _) => Some(documents.group_for(age, false)),
            (age, Some(studying)) => Some(documents.group_for(age, studying)),
            (AgeBand::Adult, None) => None,
        }
    }
}

impl<'a> Checklist<'a> {
    /// The list of one group, whoever it is for.
    pub fn of_group(group: &'a Group) -> Self {
        Self::of(group, &DocumentAnswers::default(), None)
    }

    /// The list that the answers lead to; `None` while they don't decide a group.
    pub fn of_answers(documents: &'a Documents, answers: &DocumentAnswers) -> Option<Self> {
        let DocumentOutcome::Group(group) = answers.outcome(documents) else { return None };
        let own = if group.ask.is_some() { answers.own_group(documents) } else { None };
        Some(Self::of(group, answers, own))
    }

    fn of(group: &'a Group, answers: &DocumentAnswers, own_group: Option<&'a Group>) -> Self {
        let papers = group.paper.iter().filter_map(|paper| {
            let requirement = requirement(paper.condition, answers)?;
            Some(ChecklistPaper { paper, requirement })
        });
        Self { group, papers: papers.collect(), notes: &group.note, own_group }
    }
}

/// Whether a paper with this condition is to be brought; `None` if the answers rule it out.
fn requirement(condition: Option<PaperCondition>, answers: &DocumentAnswers) -> Option<Requirement> {
    match (condition, answers.age, answers.veteran) {
        // At 16 the card is due; whether one may still be without it is doubtful, which the group's notes state.
        (None, ..)
        | (Some(PaperCondition::HasIdCard), Some(AgeBand::From16To17 | AgeBand::Adult), _)
        | (Some(PaperCondition::Veteran), _, Some(true)) => Some(Requirement::Always),
        (Some(PaperCondition::HasIdCard), None | Some(AgeBand::Under16), _) => Some(Requirement::WithIdCard),
        (Some(PaperCondition::Veteran), _, None) => Some(Requirement::Veterans),
        (Some(PaperCondition::Veteran), _, Some(false)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::test_fixtures::CONTENT;

    fn documents() -> &'static Documents {
        &CONTENT.card.documents
    }

    fn answers(
        age: Option<AgeBand>,
        studying: Option<bool>,
        veteran: Option<bool>,
        low: Option<bool>,
    ) -> DocumentAnswers {
        let asked = low.map(|low| ("low-income".to_owned(), low)).into_iter().collect();
        DocumentAnswers { asked, age, studying, employed: Some(false), veteran }
    }

    /// The papers of a list, with a `?` and the condition before those that only some bring.
    fn names(list: &Checklist<'_>) -> Vec<String> {
        let name = |line: &ChecklistPaper<'_>| match line.requirement {
            Requirement::Always => line.paper.name.to_string(),
            Requirement::WithIdCard => format!("?card {}", line.paper.name),
            Requirement::Veterans => format!("?veteran {}", line.paper.name),
        };
        list.papers.iter().map(name).collect()
    }

    #[test]
    fn every_path_of_questions_ends_in_the_articles_list() {
        use AgeBand::{Adult, From16To17, Under16};
        let (yes, no) = (Some(true), Some(false));
        let low_income = "广东省城乡居（村）民最低生活保障金领取证";
        let cases: [(DocumentAnswers, &str, &[&str]); 8] = [
            (answers(Some(Under16), None, None, no), "minor", &["户口簿", "?card 身份证"]),
            (answers(Some(From16To17), None, None, no), "minor", &["户口簿", "身份证"]),
            (answers(Some(From16To17), yes, None, no), "minor", &["户口簿", "身份证"]),
            (answers(Some(Adult), yes, None, no), "student", &["户口簿", "身份证", "学籍证明"]),
            (answers(Some(Adult), no, no, no), "adult", &["户口簿", "身份证"]),
            (answers(Some(Adult), no, yes, no), "adult", &["户口簿", "身份证", "退伍或转业证件"]),
            (answers(None, None, None, yes), "low-income", &["户口簿", "身份证", low_income]),
            (answers(Some(Adult), yes, None, yes), "low-income", &["户口簿", "身份证", low_income]),
        ];
        for (answers, group, papers) in cases {
            let list = Checklist::of_answers(documents(), &answers).unwrap();
            assert_eq!(list.group.id.value.as_str(), group, "{answers:?}");
            assert_eq!(names(&list), papers, "{answers:?}");
        }
    }

    #[test]
    fn what_is_not_answered_is_asked_first() {
        let outcome = |answers: &DocumentAnswers| answers.outcome(documents());
        let nothing = DocumentAnswers::default();
        assert!(matches!(outcome(&nothing), DocumentOutcome::Ask(DocumentRound::First)));
        let adult = DocumentAnswers { employed: None, ..answers(Some(AgeBand::Adult), None, None, Some(false)) };
        assert!(matches!(outcome(&adult), DocumentOutcome::Ask(DocumentRound::Adult)));
        assert!(Checklist::of_answers(documents(), &adult).is_none());
    }

    #[test]
    fn an_adult_whose_employer_insures_them_gets_no_list() {
        let employed = DocumentAnswers {
            employed: Some(true),
            ..answers(Some(AgeBand::Adult), Some(false), Some(true), Some(false))
        };
        assert!(matches!(employed.outcome(documents()), DocumentOutcome::Employer));
        let student = DocumentAnswers { studying: Some(true), ..employed };
        let DocumentOutcome::Group(group) = student.outcome(documents()) else { panic!("no list") };
        assert_eq!(group.id.value.as_str(), "student");
    }

    #[test]
    fn low_income_residents_see_which_other_list_may_be_theirs() {
        let own = |answers: DocumentAnswers| {
            let list = Checklist::of_answers(documents(), &answers).unwrap();
            list.own_group.map(|group| group.id.value.to_string())
        };
        assert_eq!(own(answers(Some(AgeBand::Under16), None, None, Some(true))).as_deref(), Some("minor"));
        assert_eq!(own(answers(Some(AgeBand::Adult), Some(true), None, Some(true))).as_deref(), Some("student"));
        assert_eq!(own(answers(None, None, None, Some(true))), None);
        assert_eq!(own(answers(Some(AgeBand::Under16), None, None, Some(false))), None);
    }

    #[test]
    fn a_groups_own_page_lists_every_paper() {
        for group in &documents().group {
            assert_eq!(Checklist::of_group(group).papers.len(), group.paper.len());
        }
    }
}
