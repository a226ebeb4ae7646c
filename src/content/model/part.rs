//! Pieces that sections are made of.

use crate::content::decode::decoder::{NonEmpty, Spanned};
use crate::content::decode::record::record;
use crate::content::model::credential::Need;
use crate::content::model::fact::Fact;
use crate::content::model::slug::Slug;
use crate::content::model::text::Text;
use crate::content::model::topic::TopicId;

record! {
    /// One instruction of a numbered list.
    pub struct Step {
        /// The instruction.
        @flat fact: Fact,
        /// A word to type, offered for copying.
        copy: Option<Text>,
    }
}

record! {
    /// Something that can be found out, and the topic that it answers.
    pub struct Lookup {
        /// What can be found out, in words.
        @flat fact: Fact,
        /// The topic that it answers.
        topic: TopicId,
        /// The official menu that leads to it, without its brackets.
        menu: Option<Text>,
        /// What this needs instead of what the channel as a whole needs.
        need: Vec<Need>,
    }
}

record! {
    /// A titled group of facts inside a section, with an address of its own.
    pub struct Part {
        /// The fragment of its address: `official-site-login`, `step-form`.
        id: Spanned<Slug>,
        /// Earlier ids, under which bookmarks still find it.
        aliases: Vec<Spanned<Slug>>,
        /// Its title.
        title: Text,
        /// Its facts, one instruction or statement each.
        point: NonEmpty<Fact>,
    }
}
