//! From simplified characters into traditional ones as they are written in Hong Kong.
//!
//! `OpenCC`'s dictionaries do it phrase by phrase: 头发 becomes 頭髮, 发展 becomes 發展. What they get wrong for this site is in
//! `traditional.toml`. A text and its conversion always have the same number of characters, so that each knows its place in the
//! other.

use std::collections::HashMap;
use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use crate::content::TraditionalForms;

/// Some milliseconds and two megabytes, once.
#[expect(clippy::expect_used, reason = "the dictionaries are in the binary, and every test of this file loads them")]
static OPENCC: LazyLock<OpenCC> =
    LazyLock::new(|| OpenCC::from_config(BuiltinConfig::S2hk).expect("the embedded dictionaries load"));

/// Converts texts, as the content says where it differs from the dictionaries.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TraditionalConverter {
    /// By the first character: words in simplified characters and in traditional ones, the longest first.
    phrases: HashMap<char, Vec<Phrase>>,
    letters: HashMap<char, char>,
}

/// A word in simplified characters and in traditional ones.
type Phrase = (Box<str>, Box<str>);

impl TraditionalConverter {
    /// The converter for this content.
    pub fn new(forms: &TraditionalForms) -> Self {
        let mut phrases: HashMap<char, Vec<Phrase>> = HashMap::new();
        for phrase in &forms.phrase {
            let first = phrase.from.chars().next();
            let word = (phrase.from.as_str().into(), phrase.to.as_str().into());
            phrases.entry(first.unwrap_or_default()).or_default().push(word);
        }
        for words in phrases.values_mut() {
            words.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        }
        Self { phrases, letters: forms.letters.iter().map(|form| (form.from, form.to)).collect() }
    }

    /// `text` in traditional characters, as many as it has.
    pub fn convert(&self, text: &str) -> String {
        let mut converted = String::with_capacity(text.len() + 8);
        let mut start = 0;
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let word =
                self.phrases.get(&c).and_then(|words| words.iter().find(|(from, _)| text[at..].starts_with(&**from)));
            if let Some((from, to)) = word {
                self.push_by_dictionary(&text[start..at], &mut converted);
                converted.push_str(to);
                at += from.len();
                start = at;
            } else {
                at += c.len_utf8();
            }
        }
        self.push_by_dictionary(&text[start..], &mut converted);
        converted
    }

    fn push_by_dictionary(&self, text: &str, converted: &mut String) {
        if text.is_ascii() {
            converted.push_str(text);
            return;
        }
        let whole = OPENCC.convert(text);
        let letter = |c: char| self.letters.get(&c).copied().unwrap_or(c);
        if whole.chars().count() == text.chars().count() {
            converted.extend(whole.chars().map(letter));
        } else {
            // A phrase became longer or shorter.
            converted.extend(text.chars().map(|c| letter(one(c))));
        }
    }
}

/// One character by itself.
fn one(c: char) -> char {
    OPENCC.convert(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::content::{Content, Source};

    fn of_the_site() -> TraditionalConverter {
        let content = Content::load(&Source::Embedded, date(2026, 11, 26)).content.unwrap();
        TraditionalConverter::new(&content.traditional)
    }

    /// Words of which a character has several traditional forms, and words that are written otherwise in Hong Kong than elsewhere.
    const PHRASES: [(&str, &str); 66] = [
        ("头发", "頭髮"),
        ("发展", "發展"),
        ("发票", "發票"),
        ("发给家人", "發給家人"),
        ("干净", "乾淨"),
        ("晒干", "曬乾"),
        ("干部", "幹部"),
        ("自己干活", "自己幹活"),
        ("干涉", "干涉"),
        ("里面", "裏面"),
        ("去哪里办", "去哪裏辦"),
        ("卡里的钱", "卡裏的錢"),
        ("里程", "里程"),
        ("公里", "公里"),
        ("皇后", "皇后"),
        ("以后", "以後"),
        ("后六位", "後六位"),
        ("柜台", "櫃枱"),
        ("台风", "颱風"),
        ("平台", "平台"),
        ("港澳台", "港澳台"),
        ("放松", "放鬆"),
        ("松树", "松樹"),
        ("面条", "麵條"),
        ("当面", "當面"),
        ("储蓄卡", "儲蓄卡"),
        ("贮存", "貯存"),
        ("个人账户", "個人賬戶"),
        ("账号", "賬號"),
        ("帐篷", "帳篷"),
        ("复印件", "複印件"),
        ("复员", "復員"),
        ("答复", "答覆"),
        ("复核", "覆核"),
        ("只有一只", "只有一隻"),
        ("关系", "關係"),
        ("联系人", "聯繫人"),
        ("系统", "系統"),
        ("制度", "制度"),
        ("复制", "複製"),
        ("申请表", "申請表"),
        ("校对表", "校對表"),
        ("手表", "手錶"),
        ("准备", "準備"),
        ("批准", "批准"),
        ("余额", "餘額"),
        ("征收", "徵收"),
        ("签字", "簽字"),
        ("标签", "標籤"),
        ("咨询", "諮詢"),
        ("注销", "註銷"),
        ("注意", "注意"),
        ("周末", "週末"),
        ("16周岁", "16周歲"),
        ("丰富", "豐富"),
        ("冲突", "衝突"),
        ("收据", "收據"),
        ("困难", "困難"),
        ("日历年", "日曆年"),
        ("历史", "歷史"),
        ("术后", "術後"),
        ("为准", "為準"),
        ("卫生", "衞生"),
        ("户口", "戶口"),
        ("税务局", "稅務局"),
        ("有人参加", "有人參加"),
    ];

    #[test]
    fn each_word_is_written_as_in_hong_kong() {
        let converter = of_the_site();
        let wrong = PHRASES.into_iter().map(|(from, to)| (from, converter.convert(from), to));
        let wrong: Vec<_> = wrong.filter(|(_, converted, to)| converted != to).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        assert!(PHRASES.len() >= 60);
    }

    #[test]
    fn a_text_keeps_its_length_whatever_is_in_it() {
        let converter = of_the_site();
        for text in ["", "a", "12个月，😀头发\u{20000}", "校对校对表校对", "𠮷野家里"] {
            assert_eq!(converter.convert(text).chars().count(), text.chars().count(), "{text}");
        }
    }

    #[test]
    fn what_is_traditional_already_stays() {
        let converter = of_the_site();
        for (_, to) in PHRASES {
            assert_eq!(converter.convert(to), to);
        }
    }
}
