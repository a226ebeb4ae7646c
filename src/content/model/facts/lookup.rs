//! Something that can be looked up.

use crate::content::decode::record::record;
use crate::content::model::facts::fact::Fact;
use crate::content::model::facts::need::Need;
use crate::content::model::values::text::Text;
use crate::content::model::values::topic_id::TopicId;

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
