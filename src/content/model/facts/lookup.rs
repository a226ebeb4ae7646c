//! Something that can be looked up.

use crate::content::decode::decoder::Table;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::facts::fact::Fact;
use crate::content::model::facts::need::Need;
use crate::content::model::facts::step::Step;
use crate::content::model::values::flag::Flag;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// Something that can be found out, and the topic that it answers.
    pub struct Lookup {
        /// What can be found out, in words.
        @flat fact: Fact,
        /// The topic that it answers.
        topic: Spanned<Slug>,
        /// The official menu that leads to it, without its brackets.
        menu: Option<Text>,
        /// Whether it is found in another way than the channel's needs and steps describe. Then only its own needs and
        /// steps are shown for it; where it has none, the source doesn't state them.
        apart: Flag,
        /// What it needs, if it stands apart.
        need: Vec<Need>,
        /// What to do, in order, if it stands apart.
        step: Vec<Step>,
    }
    check own_needs_and_steps_stand_apart;
}

fn own_needs_and_steps_stand_apart(lookup: &Lookup, table: &Table<'_>) {
    let has_own = !lookup.need.is_empty() || !lookup.step.is_empty();
    if has_own && !lookup.apart.0 {
        table.report("needs and steps of its own need apart = true");
    }
}
