//! The groups of people that bring different papers.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::decode::string_enum::string_enum;
use crate::content::model::card::paper::Paper;
use crate::content::model::facts::fact::Fact;
use crate::content::model::values::answer::Answer;
use crate::content::model::values::question::Question;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

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
        /// Who else belongs to the group, and what is uncertain about it.
        note: Vec<Fact>,
    }
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
