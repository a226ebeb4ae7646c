//! What opens a guide.

use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::values::answer::Answer;
use crate::content::model::values::question::Question;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// What opens one of the five guides: its `[page]`.
    pub struct PageIntro {
        /// Its name in the menu: `打电话`.
        nav: Text,
        /// The reader's question, the page's h1.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// What search engines and shared links show below the title.
        description: Text,
        /// The one thing to do.
        action: Action,
        /// Everyday words and questions that mean it, for search.
        words: Vec<Spanned<Text>>,
        /// Earlier addresses of the page.
        aliases: Vec<Spanned<Slug>>,
    }
}

record! {
    /// The one thing to do on a page: a call or a way to a section.
    pub struct Action {
        /// What the button says.
        label: Text,
        /// The id of a phone number (dials it) or of a section (leads there).
        to: Spanned<Slug>,
    }
}
