//! What opens a page or a section.

use crate::content::decode::decoder::{NonEmpty, Spanned, Table};
use crate::content::decode::record::record;
use crate::content::model::slug::Slug;
use crate::content::model::text::{Answer, Question, Text};

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

record! {
    /// What opens a section, which is also a page of its own.
    pub struct Heading {
        /// Its id, the last part of its address.
        id: Spanned<Slug>,
        /// Its name in contents lists: `微信「粤省事」`.
        nav: Text,
        /// The reader's question.
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
