//! The introduction of a guide's page.

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::values::answer::Answer;
use crate::content::model::values::question::Question;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// The introduction of a guide's page: the table `[page]` of its file.
    pub struct PageIntro {
        /// Its name: `打电话`.
        nav: Text,
        /// Its name in the menu of a narrow screen, in two 汉字: `电话`.
        menu: Text,
        /// The one truth about it that stands at the top of each of its pages, in one or two sentences.
        stripe: NonEmpty<Text>,
        /// The question that the page answers.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// What search engines and shared links show below the title.
        description: Text,
        /// Its main action.
        action: Action,
        /// Everyday words and questions that mean it, for search.
        words: Vec<Spanned<Text>>,
        /// Earlier paths of the page, without the slash.
        aliases: Vec<Spanned<Slug>>,
    }
    check menu_fits;
}

/// How many 汉字 an entry of the menu has room for on a narrow phone in the largest letters.
const MENU_LIMIT: usize = 2;

fn menu_fits(intro: &PageIntro, table: &Table<'_>) {
    if intro.menu.chars().count() > MENU_LIMIT {
        table.report(format!("menu has room for {MENU_LIMIT} characters, not for {:?}", intro.menu.as_str()));
    }
}

record! {
    /// The main action of a page: calling a phone line or going to a section.
    pub struct Action {
        /// The label of the button.
        label: Text,
        /// The id of the phone number to call or of the section to go to.
        to: Spanned<Slug>,
    }
}
