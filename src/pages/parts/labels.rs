//! The names that pages show for values of the content.

use crate::content::{Credential, Status};

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
        }
    }
}

impl Label for Credential {
    fn label(self) -> &'static str {
        match self {
            Self::IdCard => "身份证原件",
            Self::SocialCard => "社保卡",
            Self::IdNumber => "身份证号",
            Self::SocialCardNumber => "社保卡号",
            Self::Name => "姓名",
            Self::PhoneNumber => "手机号",
            Self::Password => "官网登录密码",
            Self::Face => "本人刷脸",
            Self::Wechat => "微信",
            Self::Alipay => "支付宝",
        }
    }
}
