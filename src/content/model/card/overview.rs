//! What enrolment is, who it is for, and what the cards are called.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::facts::call_script::CallScript;
use crate::content::model::facts::fact::Fact;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// What enrolment is, before where, how and when.
    pub struct Overview {
        /// Its id, also its URL fragment.
        id: Spanned<Slug>,
        /// Its title.
        title: Text,
        /// What the steps do.
        does: Fact,
        /// What they don't.
        does_not: Fact,
        /// Who should ask the employer first.
        employer: Fact,
        /// Who may enrol.
        who: NonEmpty<Fact>,
        /// Who need not pay.
        free: Fact,
        /// The names of cards, which are easily confused.
        card_name: NonEmpty<CardName>,
        /// The heading of what to ask before going.
        ask_title: Text,
        /// What to ask before going.
        call: CallScript,
    }
}

record! {
    /// The name of a card, and what the source says of it.
    pub struct CardName {
        /// The name.
        name: Text,
        /// What the source says of it.
        @flat fact: Fact,
    }
}

impl Overview {
    /// What the steps do and don't, and who should ask the employer first.
    pub fn purpose(&self) -> [&Fact; 3] {
        [&self.does, &self.does_not, &self.employer]
    }

    /// Every fact, in the order of the page.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        let names = self.card_name.iter().map(|name| &name.fact);
        self.purpose().into_iter().chain(&*self.who).chain([&self.free]).chain(names)
    }
}
