//! The site as a whole.

use jiff::civil::Date;

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::security_contact::{Contact, Security};
use crate::content::model::shortcut::Shortcut;
use crate::content::model::values::answer::Answer;
use crate::content::model::values::question::Question;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// The file `site.toml`.
    pub struct SiteInfo {
        /// Its name: `惠州医保指南`.
        name: Text,
        /// The question that the home page answers.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// The one truth at the top of the pages that belong to no guide, in one or two sentences.
        stripe: NonEmpty<Text>,
        /// What most people come for, first on the home page.
        shortcut: NonEmpty<Shortcut>,
        /// What search engines and shared links show below the title.
        description: Text,
        /// The words under which people look for it.
        keywords: NonEmpty<Text>,
        /// Everyday words and questions that mean the home page, for search.
        words: Vec<Spanned<Text>>,
        /// Everyday words and questions that mean the print edition, for search.
        print_words: Vec<Spanned<Text>>,
        /// The id of the line that every page offers as the last resort.
        hotline: Spanned<Slug>,
        /// What the site is not, shown at the foot of every page.
        disclaimer: Text,
        /// When the content as a whole was reviewed, and when it will be again.
        review: Review,
        /// What the sources are, in a sentence.
        sources: Text,
        /// Numbers that texts may state although no rule calculates with them: `9月30日`.
        other_numbers: Vec<Text>,
        /// Where to report a security fault, if there is a contact.
        security: Option<Security>,
        /// Where readers report what is wrong on a page, if somebody reads that.
        corrections: Option<Corrections>,
    }
}

record! {
    /// Where readers report what is wrong.
    pub struct Corrections {
        /// An address for mail, or a form. A form is given `address`, `edition` and `section` in its query.
        contact: Contact,
    }
}

record! {
    /// The dates of review.
    pub struct Review {
        /// The day of the last review of all facts.
        last: Date,
        /// The day by which the next one is due.
        next: Spanned<Date>,
    }
    check next_comes_after_last;
}

fn next_comes_after_last(review: &Review, table: &Table<'_>) {
    if review.next.value <= review.last {
        table.report(format!("the next review, {}, is not after the last, {}", review.next.value, review.last));
    }
}
