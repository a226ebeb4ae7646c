//! The groups of people that bring different papers.

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::decode::string_enum::string_enum;
use crate::content::model::card::paper::Paper;
use crate::content::model::facts::call_script::CallQuestion;
use crate::content::model::facts::fact::Fact;
use crate::content::model::values::answer::Answer;
use crate::content::model::values::question::Question;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// One group's papers. The form leads to a group by its question (`ask`) or by age and study (`ages`, `studying`); a
    /// group with neither has its own page and is chosen from the list.
    pub struct Group {
        /// Its id, the last segment of its path.
        id: Spanned<Slug>,
        /// Earlier ids, under which bookmarks still find it.
        aliases: Vec<Spanned<Slug>>,
        /// Its name: `未满18周岁`.
        name: Text,
        /// The question whose answer 是 leads to it, whatever one's age.
        ask: Option<Text>,
        /// The ages for which it is.
        ages: Vec<AgeBand>,
        /// From 18 on: whether it is for those in full-time study or for the others.
        studying: Option<bool>,
        /// The question that its page opens with.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// What search engines and shared links show below the title.
        description: Text,
        /// Everyday words and questions that mean it, for search.
        words: Vec<Spanned<Text>>,
        /// How a caller names somebody of the group: `没有工作的大人`.
        spoken: Text,
        /// What to ask on the phone for this group, beside where and when.
        ask_also: Vec<CallQuestion>,
        /// The papers.
        paper: NonEmpty<Paper>,
        /// Who else belongs to the group, and what is uncertain about it.
        note: Vec<Fact>,
    }
    check is_found_in_one_way;
}

string_enum! {
    /// How old a person is, in the bands in which the papers differ.
    pub enum AgeBand {
        /// Not yet 16, when one may not have an ID card yet.
        Under16 = "under-16",
        /// 16 or 17 years old.
        From16To17 = "16-17",
        /// 18 or older.
        Adult = "18-up",
    }
}

fn is_found_in_one_way(group: &Group, table: &Table<'_>) {
    if group.ask.is_some() && !group.ages.is_empty() {
        table.report("a group is found by ask or by ages, not by both");
    }
    if group.studying.is_some() && group.ages != [AgeBand::Adult] {
        table.report("studying goes with ages = [\"18-up\"]");
    }
}
