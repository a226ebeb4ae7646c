//! The heading of a section.

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::values::answer::Answer;
use crate::content::model::values::question::Question;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// The heading of a section. Every section is also a page of its own.
    pub struct Heading {
        /// Its id, the last segment of its path.
        id: Spanned<Slug>,
        /// Its name in contents lists: `微信「粤省事」`.
        nav: Text,
        /// The question that the section answers.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// What search engines and shared links show below the title.
        description: Text,
        /// Everyday words and questions that mean it, for search.
        words: Vec<Spanned<Text>>,
        /// Earlier ids, under which bookmarks still find it.
        aliases: Vec<Spanned<Slug>>,
        /// Sections to try if this one doesn't help, best first.
        fallback: NonEmpty<Spanned<Slug>>,
    }
    check is_no_fallback_of_itself;
}

fn is_no_fallback_of_itself(heading: &Heading, table: &Table<'_>) {
    if heading.fallback.iter().any(|other| other.value == heading.id.value) {
        table.report(format!("section {:?} names itself as fallback", &*heading.id.value));
    }
}
