//! What people want to look up.

use jiff::civil::Date;

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::facts::fact::Fact;
use crate::content::model::facts::way::Way;
use crate::content::model::values::answer::Answer;
use crate::content::model::values::guide_id::GuideId;
use crate::content::model::values::question::Question;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// The file `topics.toml`.
    pub struct Topics {
        /// The day on which the whole file was last compared with its sources.
        checked: Date,
        /// Every topic, in the order in which they are shown.
        topic: NonEmpty<Topic>,
    }
}

record! {
    /// One topic.
    pub struct Topic {
        /// Its id, the last segment of its path.
        id: Spanned<Slug>,
        /// Its name: `个人账户余额`.
        name: Text,
        /// The question that its page opens with.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// The guide to read first, if the topic is more than something to look up.
        guide: Option<GuideId>,
        /// The section to read first.
        section: Option<Spanned<Slug>>,
        /// Everyday words and questions that mean it, for search.
        words: NonEmpty<Spanned<Text>>,
        /// What to know about it beside what the routes say.
        point: Vec<Fact>,
        /// Ways that are no channels.
        way: Vec<Way>,
        /// What to beware of.
        caution: Vec<Fact>,
    }
}

impl Topics {
    /// The topic with this id, if there is one.
    pub fn get(&self, id: &str) -> Option<&Topic> {
        self.topic.iter().find(|topic| topic.id.value.as_str() == id)
    }
}

impl Topic {
    /// Its facts, in the order of its page.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        let ways = self.way.iter().map(|way| &way.fact);
        self.point.iter().chain(ways).chain(&self.caution)
    }
}
