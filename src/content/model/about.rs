//! The text of the about page.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::values::answer::Answer;
use crate::content::model::values::question::Question;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// The file `about.toml`.
    pub struct About {
        /// Its name in the foot of every page.
        nav: Text,
        /// The question that the page answers.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// What search engines and shared links show below the title.
        description: Text,
        /// Everyday words and questions that mean it, for search.
        words: Vec<Spanned<Text>>,
        /// Sections that are plain prose: privacy, accessibility.
        section: NonEmpty<AboutSection>,
    }
}

record! {
    /// One section of prose.
    pub struct AboutSection {
        /// Its id, also its URL fragment.
        id: Spanned<Slug>,
        /// Its title.
        title: Text,
        /// Its paragraphs.
        text: NonEmpty<Text>,
    }
}
