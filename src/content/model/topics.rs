//! What people want to look up.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::values::answer::Answer;
use crate::content::model::values::guide_id::GuideId;
use crate::content::model::values::question::Question;
use crate::content::model::values::text::Text;
use crate::content::model::values::topic_id::TopicId;

record! {
    /// The file `topics.toml`.
    pub struct Topics {
        /// Every topic, in the order in which they are shown.
        topic: NonEmpty<Topic>,
    }
}

record! {
    /// One topic.
    pub struct Topic {
        /// Which topic.
        id: Spanned<TopicId>,
        /// Its name: `个人账户余额`.
        name: Text,
        /// The question that its page opens with.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// The guide to read first, if the topic is more than something to look up.
        guide: Option<GuideId>,
        /// Everyday words and questions that mean it, for search.
        words: NonEmpty<Spanned<Text>>,
    }
}

impl Topics {
    /// The topic with this id.
    #[expect(clippy::expect_used, reason = "loading checks that every topic of the closed list is there once")]
    pub fn by_id(&self, id: TopicId) -> &Topic {
        self.topic.iter().find(|topic| topic.id.value == id).expect("topics.toml has every topic")
    }
}
