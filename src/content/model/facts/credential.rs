//! What a channel may require.

use crate::content::decode::string_enum::string_enum;

string_enum! {
    /// Something that a channel may require: a card, a number, a password, an app.
    pub enum Credential {
        /// 身份证原件
        IdCard = "id-card",
        /// 社保卡
        SocialCard = "social-card",
        /// 身份证号
        IdNumber = "id-number",
        /// 社保卡号
        SocialCardNumber = "social-card-number",
        /// 姓名
        Name = "name",
        /// 手机号
        PhoneNumber = "phone-number",
        /// 官网登录密码
        Password = "password",
        /// 本人刷脸
        Face = "face",
        /// 微信
        Wechat = "wechat",
        /// 支付宝
        Alipay = "alipay",
    }
}
