//! Enrolment and the card: offices, steps, dates, documents.

use jiff::civil::Date;

use crate::content::decode::decoder::{Decode, Node, NonEmpty, Spanned, Table};
use crate::content::decode::record::{record, string_enum};
use crate::content::model::fact::{Fact, Provenance};
use crate::content::model::heading::{Heading, PageIntro};
use crate::content::model::part::Part;
use crate::content::model::slug::Slug;
use crate::content::model::text::{Answer, Question, Text};

record! {
    /// The file `card.toml`.
    pub struct CardGuide {
        /// The day on which the whole file was last compared with the source.
        checked: Date,
        /// What opens the page.
        page: PageIntro,
        /// Where to go.
        offices: Offices,
        /// What to do.
        steps: Steps,
        /// When.
        dates: Dates,
        /// What to bring.
        documents: Documents,
    }
}

string_enum! {
    /// The article's three rules of which office is whose.
    pub enum OfficeRuleId {
        /// The six streets of 惠城区 that the article names.
        Urban = "urban",
        /// A county seat, 淡水 or 澳头.
        Seat = "seat",
        /// Every other town.
        Local = "local",
    }
}

record! {
    /// The section on offices.
    pub struct Offices {
        /// What opens it.
        @flat heading: Heading,
        /// The three rules.
        rule: NonEmpty<OfficeRule>,
        /// Further statements.
        note: Vec<Fact>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}

record! {
    /// One rule: who lives here goes there.
    pub struct OfficeRule {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// Which rule.
        rule: Spanned<OfficeRuleId>,
        /// Who it is for: `住在…的居民`.
        residents: Text,
        /// The office to go to.
        office: Text,
    }
}

record! {
    /// The section on the steps.
    pub struct Steps {
        /// What opens it.
        @flat heading: Heading,
        /// The steps, in order.
        part: NonEmpty<Part>,
        /// What to beware of.
        caution: Vec<Fact>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}

record! {
    /// The section on dates. Numbers that rules calculate with stand beside the sentence that says them.
    pub struct Dates {
        /// What opens it.
        @flat heading: Heading,
        /// On which days of a month applications are accepted.
        window: Window,
        /// When cover begins.
        effect: Fact,
        /// What follows from applying after the window.
        late: Fact,
        /// When the insurance year starts.
        year: InsuranceYear,
        /// That the year is paid in one sum.
        one_sum: Fact,
        /// When the next year is paid.
        payment: PaymentMonth,
        /// How long errors in the check sheet can be corrected.
        correction: Correction,
        /// What the source leaves open about that.
        correction_start: Fact,
        /// What to beware of.
        caution: Vec<Fact>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}

impl Dates {
    /// Every fact of the section, in the order of the page.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        let single = [
            &self.window.fact,
            &self.effect,
            &self.late,
            &self.year.fact,
            &self.one_sum,
            &self.payment.fact,
            &self.correction.fact,
            &self.correction_start,
        ];
        single.into_iter().chain(&self.caution)
    }
}

record! {
    /// The days of each month on which applications are accepted, both included.
    pub struct Window {
        /// The sentence.
        @flat fact: Fact,
        /// The first day.
        first_day: DayOfMonth,
        /// The last day.
        last_day: DayOfMonth,
    }
    check window_is_said;
}

record! {
    /// The insurance year.
    pub struct InsuranceYear {
        /// The sentence.
        @flat fact: Fact,
        /// The month on whose first day it starts.
        starts_in: Month,
    }
    check year_is_said;
}

record! {
    /// The month in which the next insurance year is paid.
    pub struct PaymentMonth {
        /// The sentence.
        @flat fact: Fact,
        /// The month, from its first to its last day.
        month: Month,
    }
    check payment_is_said;
}

record! {
    /// The correction period after the check sheet.
    pub struct Correction {
        /// The sentence.
        @flat fact: Fact,
        /// Its length in working days.
        working_days: DayOfMonth,
    }
    check correction_is_said;
}

/// A day of any month: 1 to 28, so that every month has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayOfMonth(pub i8);

/// A month: 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month(pub i8);

impl Decode for DayOfMonth {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.integer(1, 28).and_then(|day| i8::try_from(day).ok()).map(Self)
    }
}

impl Decode for Month {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.integer(1, 12).and_then(|month| i8::try_from(month).ok()).map(Self)
    }
}

/// The sentence and the number beside it must not drift apart when one of them is edited.
fn says(fact: &Fact, words: &str, table: &Table<'_>) {
    if !fact.text.contains(words) {
        table.report(format!("the text and the number beside it disagree: the text must say \"{words}\""));
    }
}

fn window_is_said(window: &Window, table: &Table<'_>) {
    if window.last_day < window.first_day {
        table.report("last_day is before first_day");
    }
    says(&window.fact, &format!("{}日", window.last_day.0), table);
    says(&window.fact, &format!("{}日", window.first_day.0), table);
}

fn year_is_said(year: &InsuranceYear, table: &Table<'_>) {
    says(&year.fact, &format!("{}月1日", year.starts_in.0), table);
}

fn payment_is_said(payment: &PaymentMonth, table: &Table<'_>) {
    says(&payment.fact, &format!("{}月1日", payment.month.0), table);
}

fn correction_is_said(correction: &Correction, table: &Table<'_>) {
    says(&correction.fact, &format!("{}个工作日", correction.working_days.0), table);
}

string_enum! {
    /// The four groups of people.
    pub enum GroupId {
        /// 未满18周岁
        Minor = "minor",
        /// 18周岁以上全日制在读
        Student = "student",
        /// 18周岁以上城镇非从业居民
        Adult = "adult",
        /// 低保对象
        LowIncome = "low-income",
    }
}

string_enum! {
    /// For whom a paper of a group's list is meant, when not for all of it.
    pub enum PaperCondition {
        /// Below 16 and without an ID card the paper may be absent.
        HasIdCard = "has-id-card",
        /// Only those who served.
        Veteran = "veteran",
    }
}

record! {
    /// The section on documents.
    pub struct Documents {
        /// What opens it.
        @flat heading: Heading,
        /// The groups, in the order in which they are shown.
        group: NonEmpty<Group>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}

record! {
    /// One group's papers.
    pub struct Group {
        /// Which group.
        id: Spanned<GroupId>,
        /// Earlier ids, under which bookmarks still find it.
        aliases: Vec<Spanned<Slug>>,
        /// Its name: `未满18周岁`.
        name: Text,
        /// The question that its page opens with.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// What search engines and shared links show below the title.
        description: Text,
        /// Everyday words and questions that mean it, for search.
        words: Vec<Spanned<Text>>,
        /// The papers.
        paper: NonEmpty<Paper>,
        /// Edges: who also belongs here, what is uncertain.
        note: Vec<Fact>,
    }
}

record! {
    /// One paper of a checklist.
    pub struct Paper {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// Its name: `《户口簿》`.
        name: Text,
        /// Copy or original, and what it must hold.
        detail: Option<Text>,
        /// For whom it is, when not for the whole group.
        condition: Option<PaperCondition>,
    }
}

impl Group {
    /// The fragment of its address: `documents-minor`.
    pub fn anchor(&self) -> String {
        format!("documents-{}", self.id.as_str())
    }
}

impl Paper {
    /// The paper as a sentence: name, then detail in brackets.
    pub fn statement(&self) -> String {
        match &self.detail {
            Some(detail) => format!("{}：{detail}", self.name),
            None => self.name.to_string(),
        }
    }
}

impl Offices {
    /// The rule `id`; loading makes sure that each is there once.
    pub fn rule(&self, id: OfficeRuleId) -> Option<&OfficeRule> {
        self.rule.iter().find(|rule| *rule.rule == id)
    }
}
