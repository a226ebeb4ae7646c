//! Which papers one needs to apply: the answers to a few questions decide the group, and each group has a list (the
//! article, §四).

use crate::content::{Documents, Fact, Group, GroupId, Paper, PaperCondition};

/// How old the person is, in the bands in which the papers differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgeBand {
    /// Not yet 16, when one may not have an ID card yet.
    Under16,
    /// 16 or 17 years old.
    From16To17,
    /// 18 or older.
    Adult,
}

/// The answers so far; `None` for a question that is not answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DocumentAnswers {
    pub age: Option<AgeBand>,
    /// Whether they are in full-time study; a question from 18 on.
    pub studying: Option<bool>,
    /// Whether they served in the forces; a question from 18 on for those who don't study.
    pub veteran: Option<bool>,
    /// Whether they get 低保.
    pub low_income: Option<bool>,
}

/// A question that is not answered yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentQuestion {
    /// Whether one gets 低保.
    LowIncome,
    Age,
    /// Whether one is in full-time study.
    Studying,
    /// Whether one served in the forces.
    Veteran,
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
    /// For 低保对象: the group of their age, whose papers may be needed too (存疑).
    pub own_group: Option<GroupId>,
}

impl AgeBand {
    /// Every band, youngest first.
    pub const ALL: [Self; 3] = [Self::Under16, Self::From16To17, Self::Adult];

    /// Its value in queries.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Under16 => "under-16",
            Self::From16To17 => "16-17",
            Self::Adult => "18-up",
        }
    }

    /// The band that is written as `text`.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.as_str() == text)
    }
}

impl DocumentAnswers {
    /// The next question to answer; `None` if the list is certain.
    pub fn next_question(self) -> Option<DocumentQuestion> {
        match (self.low_income, self.age, self.studying, self.veteran) {
            (None, ..) => Some(DocumentQuestion::LowIncome),
            (Some(false), None, ..) => Some(DocumentQuestion::Age),
            (Some(false), Some(AgeBand::Adult), None, _) => Some(DocumentQuestion::Studying),
            (Some(false), Some(AgeBand::Adult), Some(false), None) => Some(DocumentQuestion::Veteran),
            _ => None,
        }
    }

    /// The group, once the answers decide it. A pupil below 18 is in the minors' group.
    pub fn group(self) -> Option<GroupId> {
        if self.low_income? { Some(GroupId::LowIncome) } else { self.own_group() }
    }

    /// The group by age and study alone.
    fn own_group(self) -> Option<GroupId> {
        match self.age? {
            AgeBand::Under16 | AgeBand::From16To17 => Some(GroupId::Minor),
            AgeBand::Adult if self.studying? => Some(GroupId::Student),
            AgeBand::Adult => Some(GroupId::Adult),
        }
    }
}

impl<'a> Checklist<'a> {
    /// The list of one group, whoever it is for.
    pub fn of_group(documents: &'a Documents, group: GroupId) -> Self {
        Self::of(documents, group, DocumentAnswers::default())
    }

    /// The list that the answers lead to; `None` while they don't decide the group.
    pub fn of_answers(documents: &'a Documents, answers: DocumentAnswers) -> Option<Self> {
        Some(Self::of(documents, answers.group()?, answers))
    }

    fn of(documents: &'a Documents, id: GroupId, answers: DocumentAnswers) -> Self {
        let group = documents.group_by_id(id);
        let papers = group.paper.iter().filter_map(|paper| {
            let requirement = requirement(paper.condition, answers)?;
            Some(ChecklistPaper { paper, requirement })
        });
        let own_group = if id == GroupId::LowIncome { answers.own_group() } else { None };
        Self { group, papers: papers.collect(), notes: &group.note, own_group }
    }
}

/// Whether a paper with this condition is to be brought; `None` if the answers rule it out.
fn requirement(condition: Option<PaperCondition>, answers: DocumentAnswers) -> Option<Requirement> {
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
    use crate::content::Status;
    use crate::rules::test_fixtures::CONTENT;

    const fn answers(
        age: Option<AgeBand>,
        studying: Option<bool>,
        veteran: Option<bool>,
        low: Option<bool>,
    ) -> DocumentAnswers {
        DocumentAnswers { age, studying, veteran, low_income: low }
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
        let low_income = "《广东省城乡居（村）民最低生活保障金领取证》";
        let cases: [(DocumentAnswers, GroupId, &[&str]); 8] = [
            (answers(Some(Under16), None, None, no), GroupId::Minor, &["《户口簿》", "?card 《身份证》"]),
            (answers(Some(From16To17), None, None, no), GroupId::Minor, &["《户口簿》", "《身份证》"]),
            (answers(Some(From16To17), yes, None, no), GroupId::Minor, &["《户口簿》", "《身份证》"]),
            (answers(Some(Adult), yes, None, no), GroupId::Student, &["《户口簿》", "《身份证》", "学籍证明"]),
            (answers(Some(Adult), no, no, no), GroupId::Adult, &["《户口簿》", "《身份证》"]),
            (answers(Some(Adult), no, yes, no), GroupId::Adult, &["《户口簿》", "《身份证》", "退伍或转业证件"]),
            (answers(None, None, None, yes), GroupId::LowIncome, &["《户口簿》", "《身份证》", low_income]),
            (answers(Some(Adult), yes, None, yes), GroupId::LowIncome, &["《户口簿》", "《身份证》", low_income]),
        ];
        for (answers, group, papers) in cases {
            assert_eq!(answers.next_question(), None, "{answers:?}");
            let list = Checklist::of_answers(&CONTENT.card.documents, answers).unwrap();
            assert_eq!(list.group.id.value, group, "{answers:?}");
            assert_eq!(names(&list), papers, "{answers:?}");
        }
    }

    #[test]
    fn there_is_a_next_question_until_the_list_is_certain() {
        let options = [None, Some(true), Some(false)];
        let ages = [None, Some(AgeBand::Under16), Some(AgeBand::From16To17), Some(AgeBand::Adult)];
        for age in ages {
            for studying in options {
                for veteran in options {
                    for low in options {
                        let answers = answers(age, studying, veteran, low);
                        match answers.next_question() {
                            None => assert!(answers.group().is_some(), "{answers:?}"),
                            Some(DocumentQuestion::LowIncome) => assert_eq!(low, None),
                            Some(DocumentQuestion::Age) => assert_eq!((age, low), (None, Some(false))),
                            Some(DocumentQuestion::Studying) => {
                                assert_eq!((age, studying), (Some(AgeBand::Adult), None));
                            }
                            Some(DocumentQuestion::Veteran) => {
                                assert_eq!(answers.group(), Some(GroupId::Adult));
                                assert_eq!(veteran, None);
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_groups_own_list_keeps_its_conditions() {
        let list = |group| Checklist::of_group(&CONTENT.card.documents, group);
        assert_eq!(names(&list(GroupId::Minor)), ["《户口簿》", "?card 《身份证》"]);
        assert_eq!(names(&list(GroupId::Adult)), ["《户口簿》", "《身份证》", "?veteran 退伍或转业证件"]);
        for group in GroupId::ALL {
            assert_eq!(list(*group).papers.len(), list(*group).group.paper.len());
        }
    }

    #[test]
    fn a_checklist_names_its_doubtful_cases() {
        let doubtful = |answers| {
            let list = Checklist::of_answers(&CONTENT.card.documents, answers).unwrap();
            (list.notes.iter().any(|note| note.provenance.status == Status::Doubtful), list.own_group)
        };
        assert_eq!(doubtful(answers(Some(AgeBand::From16To17), None, None, Some(false))), (true, None));
        let low = |age, studying| doubtful(answers(age, studying, None, Some(true)));
        assert_eq!(low(None, None), (true, None));
        assert_eq!(low(Some(AgeBand::Under16), None), (true, Some(GroupId::Minor)));
        assert_eq!(low(Some(AgeBand::Adult), Some(true)), (true, Some(GroupId::Student)));
        assert_eq!(low(Some(AgeBand::Adult), Some(false)), (true, Some(GroupId::Adult)));
    }

    #[test]
    fn an_age_band_is_parsed_from_its_own_text() {
        for band in AgeBand::ALL {
            assert_eq!(AgeBand::parse(band.as_str()), Some(band));
        }
        assert_eq!(AgeBand::parse("17"), None);
    }
}
