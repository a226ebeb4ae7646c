//! How sure a fact is.

use crate::content::decode::string_enum::string_enum;

string_enum! {
    /// How sure a fact is.
    pub enum Status {
        /// 原文: the source article states it.
        Stated = "stated",
        /// 推算: worked out by this site.
        Derived = "derived",
        /// 存疑: sources disagree, or the source article doesn't state it.
        Doubtful = "doubtful",
    }
}
