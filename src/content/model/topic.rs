//! What people want to look up.

use crate::content::decode::decoder::{NonEmpty, Spanned};
use crate::content::decode::record::{record, string_enum};
use crate::content::model::section::GuideId;
use crate::content::model::text::{Answer, Question, Text};

string_enum! {
    /// The closed list of topics.
    pub enum TopicId {
        /// 个人账户余额
        Balance = "balance",
        /// 消费流水
        Spending = "spending",
        /// 缴费明细
        Contributions = "contributions",
        /// 参保状态
        Enrolment = "enrolment",
        /// 待遇记录
        Benefits = "benefits",
        /// 定点医院和药店
        Designated = "designated",
        /// 办卡进度
        CardProgress = "card-progress",
        /// 医保转移进度
        Transfer = "transfer",
        /// 补缴
        BackPayment = "back-payment",
        /// 怎么办理
        Procedures = "procedures",
        /// 家庭缴费代码
        Household = "household",
    }
}

record! {
    /// One topic with the words people use for it.
    pub struct Topic {
        /// Which topic.
        id: Spanned<TopicId>,
        /// Its name: `个人账户余额`.
        name: Text,
        /// The question that its page opens with.
        question: Question,
        /// The answer in one sentence.
        answer: Answer,
        /// The guide to read first, for a topic that is more than a thing to look up.
        guide: Option<GuideId>,
        /// Everyday words and questions that mean it, for search.
        words: NonEmpty<Spanned<Text>>,
    }
}

record! {
    /// The file `topics.toml`.
    pub struct Topics {
        /// Every topic, in the order in which they are shown.
        topic: NonEmpty<Topic>,
    }
}
