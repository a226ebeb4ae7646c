//! The names that pages show for values of the content.

use crate::content::{SourceKind, Status};

/// The name of a value on pages, in contrast to `as_str`, its string in the content and in URLs.
pub trait Label {
    /// The name in the language of the pages.
    fn label(self) -> &'static str;
}

impl Label for Status {
    fn label(self) -> &'static str {
        match self {
            Self::Stated => "原文",
            Self::Derived => "推算",
            Self::Doubtful => "存疑",
            Self::Superseded => "有新说法",
        }
    }
}

impl Label for SourceKind {
    fn label(self) -> &'static str {
        match self {
            Self::Government => "政府网站",
            Self::Document => "政府文件，只见到转载",
            Self::Notice => "本地通知，只见到转载",
            Self::Article => "民间文章，不是政府网站",
        }
    }
}
