//! Situations of people, and what the site doesn't cover.

use jiff::civil::Date;

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::facts::call_script::CallScript;
use crate::content::model::facts::fact::Fact;
use crate::content::model::values::answer::Answer;
use crate::content::model::values::glyph::Glyph;
use crate::content::model::values::question::Question;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// The file `situations.toml`.
    pub struct Situations {
        /// The day on which the whole file was last compared with its sources.
        checked: Date,
        /// The page that lists them.
        page: SituationList,
        /// The headings under which they are listed.
        group: NonEmpty<SituationGroup>,
        /// The situations, in the order in which they are listed.
        situation: NonEmpty<Situation>,
        /// What people ask about and this site has nothing on.
        outside: Vec<OutsideMatter>,
    }
}

record! {
    /// The page that lists the situations.
    pub struct SituationList {
        /// Its name: `我的情况`.
        nav: Text,
        /// The question that it opens with.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// What search engines and shared links show below the title.
        description: Text,
        /// Everyday words and questions that mean it, for search.
        words: Vec<Spanned<Text>>,
    }
}

record! {
    /// A heading of the list.
    pub struct SituationGroup {
        /// The id by which situations name it.
        id: Spanned<Slug>,
        /// The heading: `给谁参保`.
        title: Text,
        /// The glyph beside it.
        glyph: Glyph,
    }
}

record! {
    /// One situation.
    pub struct Situation {
        /// Its id, the last segment of its path.
        id: Spanned<Slug>,
        /// The id of the heading under which it is listed.
        group: Spanned<Slug>,
        /// Its name in the list: `卡丢了`.
        name: Text,
        /// The question that its page opens with.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// What search engines and shared links show below the title.
        description: Text,
        /// Everyday words and questions that mean it, for search.
        words: NonEmpty<Spanned<Text>>,
        /// The ids of facts that answer the question and stand elsewhere.
        known: Vec<Spanned<Slug>>,
        /// Facts that answer the question and stand only here.
        point: Vec<Fact>,
        /// The ids of facts that don't answer it but help, and stand elsewhere.
        helps: Vec<Spanned<Slug>>,
        /// Facts that don't answer it but help, and stand only here.
        help: Vec<Fact>,
        /// What no source says.
        unknown: Vec<Text>,
        /// What not to do.
        never: Vec<Text>,
        /// Whom to ask, and in which words.
        call: CallScript,
        /// The ids of situations, topics and sections to read next.
        on: NonEmpty<Spanned<Slug>>,
        /// The id of the group whose papers they bring, where they may enrol.
        applicant: Option<Spanned<Slug>>,
    }
    check says_something;
}

record! {
    /// Something that people ask about and this site has nothing on.
    pub struct OutsideMatter {
        /// Its id.
        id: Spanned<Slug>,
        /// Its name: `住房公积金`.
        name: Text,
        /// Everyday words that mean it, for search.
        words: NonEmpty<Spanned<Text>>,
    }
}

/// How much the sources say about a situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coverage {
    /// Everything that is asked.
    Full,
    /// A part.
    Partial,
    /// Nothing.
    None,
}

fn says_something(situation: &Situation, table: &Table<'_>) {
    if situation.unknown.is_empty() && situation.coverage() == Coverage::None {
        table.report("a situation has known or point for what sources say, or unknown for what they don't");
    }
}

impl Situations {
    /// The situation with this id, if there is one.
    pub fn get(&self, id: &str) -> Option<&Situation> {
        self.situation.iter().find(|situation| situation.id.value.as_str() == id)
    }

    /// The situations under a heading.
    pub fn of_group(&self, group: &SituationGroup) -> impl Iterator<Item = &Situation> {
        self.situation.iter().filter(|situation| situation.group.value == group.id.value)
    }
}

impl Situation {
    /// The facts that stand only here, in the order of its page.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.point.iter().chain(&self.help)
    }

    /// How much the sources say.
    pub fn coverage(&self) -> Coverage {
        match (self.known.is_empty() && self.point.is_empty(), self.unknown.is_empty()) {
            (true, _) => Coverage::None,
            (false, true) => Coverage::Full,
            (false, false) => Coverage::Partial,
        }
    }
}
