//! How sure a fact is.

use crate::content::decode::string_enum::string_enum;

string_enum! {
    /// How sure a fact is.
    pub enum Status {
        /// A source states it.
        Stated = "stated",
        /// 推算: worked out by this site.
        Derived = "derived",
        /// 存疑: it may be wrong.
        Doubtful = "doubtful",
        /// 有新说法: a newer or better source says otherwise.
        Superseded = "superseded",
    }
}
