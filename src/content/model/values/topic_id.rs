//! The closed list of topics.

use crate::content::decode::string_enum::string_enum;

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
