//! What opens a page or a section.

use super::decode::{Located, NonEmpty, Table};
use super::record::record;
use super::slug::Slug;
use super::text::{Answer, Question, Text};

record! {
    /// What opens one of the five guides: its `[page]`.
    pub struct Opening {
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
        words: Vec<Located<Text>>,
        /// Earlier addresses of the page.
        aliases: Vec<Located<Slug>>,
    }
}

record! {
    /// The one thing to do on a page: a call or a way to a section.
    pub struct Action {
        /// What the button says.
        label: Text,
        /// The id of a phone number (dials it) or of a section (leads there).
        to: Located<Slug>,
    }
}

record! {
    /// What opens a section, which is also a page of its own.
    pub struct Heading {
        /// Its id, the last part of its address.
        id: Located<Slug>,
        /// Its name in contents lists: `微信「粤省事」`.
        nav: Text,
        /// The reader's question.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// What search engines and shared links show below the title.
        description: Text,
        /// Everyday words and questions that mean it, for search.
        words: Vec<Located<Text>>,
        /// Earlier ids, under which bookmarks still find it.
        aliases: Vec<Located<Slug>>,
        /// Sections to try if this one doesn't help, best first.
        fallback: NonEmpty<Located<Slug>>,
    }
    check is_no_fallback_of_itself;
}

fn is_no_fallback_of_itself(heading: &Heading, table: &Table<'_>) {
    if heading.fallback.iter().any(|other| other.value == heading.id.value) {
        table.report(format!("section {:?} names itself as fallback", &*heading.id.value));
    }
}
