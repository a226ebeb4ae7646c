//! Numbers that can be dialled.

use std::fmt;

use crate::content::decode::decoder::{Decode, Node};

/// A Chinese phone number as it is written: `0752-2890770`, `12345`, `400-8888888`, `13800000000`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PhoneNumber {
    written: String,
    form: Form,
}

/// The forms of Chinese phone numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// Area code of three or four digits that starts with 0, hyphen, five to eight digits.
    AreaCode,
    /// 400 or 800 and seven more digits.
    Service,
    /// Eleven digits from 13 to 19 on.
    Mobile,
    /// Five or six digits that start with 1 or 9 and are dialled as they are: 12345, 12393, the lines of banks.
    Short,
}

impl PhoneNumber {
    /// The number `text`, if it can be dialled.
    pub fn parse(text: &str) -> Option<Self> {
        let form = Form::of(text)?;
        Some(Self { written: text.to_owned(), form })
    }

    /// The number that begins `text`, if its form alone tells that it is one: `12345` in a sentence may be anything.
    pub fn at_start_of(text: &str) -> Option<Self> {
        let length = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
        Self::parse(text.get(..length)?).filter(|number| number.form != Form::Short)
    }

    /// The URL that dials it: `tel:+8675212333`.
    pub fn href(&self) -> String {
        format!("tel:{}", self.dialled())
    }

    /// What a phone dials: `+8675212333`. Short numbers and those with 400 or 800 have no country code.
    pub fn dialled(&self) -> String {
        let digits: String = self.written.chars().filter(char::is_ascii_digit).collect();
        match self.form {
            Form::AreaCode | Form::Mobile => format!("+86{}", digits.trim_start_matches('0')),
            Form::Service | Form::Short => digits,
        }
    }

    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.written
    }
}

impl Form {
    fn of(text: &str) -> Option<Self> {
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !text.split('-').all(is_digits) {
            return None;
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        match text.split_once('-') {
            Some((area, local)) if area.starts_with('0') => {
                let fits = (3..=4).contains(&area.len()) && (5..=8).contains(&local.len()) && is_digits(local);
                fits.then_some(Self::AreaCode)
            }
            Some(("400" | "800", _)) if digits == 10 => Some(Self::Service),
            None if digits == 10 && (text.starts_with("400") || text.starts_with("800")) => Some(Self::Service),
            None if digits == 11 && text.starts_with('1') && matches!(text.as_bytes()[1], b'3'..=b'9') => {
                Some(Self::Mobile)
            }
            None if (5..=6).contains(&digits) && text.starts_with(['1', '9']) => Some(Self::Short),
            _ => None,
        }
    }
}

impl Decode for PhoneNumber {
    fn decode(node: Node<'_>) -> Option<Self> {
        let complaint =
            "can't be dialled; write it as in \"0752-2890770\", \"12345\", \"400-8888888\" or \"13800000000\"";
        node.parsed(Self::parse, complaint)
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_as_written_and_dialled_with_its_country_code_where_it_has_one() {
        for (written, dialled) in [
            ("0752-12333", "+8675212333"),
            ("020-87654321", "+862087654321"),
            ("12345", "12345"),
            ("12393", "12393"),
            ("95588", "95588"),
            ("400-123-4567", "4001234567"),
            ("8001234567", "8001234567"),
            ("13800000000", "+8613800000000"),
        ] {
            let number = PhoneNumber::parse(written).unwrap();
            assert_eq!(number.to_string(), written);
            assert_eq!(number.dialled(), dialled);
            assert_eq!(number.href(), format!("tel:{dialled}"));
        }
    }

    #[test]
    fn what_cannot_be_dialled_is_refused() {
        for bad in [
            "",
            "-",
            "752-12333",
            "0752-1233",
            "0752 12333",
            "0752-123456789",
            "0752-12a33",
            "(0752)12333",
            "0752-2890-770",
            "0752-",
            "400-123456",
            "400-1234567-",
            "12800000000",
            "1380000000",
            "22345",
            "2026-11-26",
        ] {
            assert_eq!(PhoneNumber::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_short_number_is_not_recognised_in_a_sentence() {
        let found = |text| PhoneNumber::at_start_of(text).map(|number| number.to_string());
        assert_eq!(found("0752-12333问"), Some("0752-12333".to_owned()));
        assert_eq!(found("400-1234567。"), Some("400-1234567".to_owned()));
        assert_eq!(found("13800000000"), Some("13800000000".to_owned()));
        assert_eq!(found("12345元"), None);
        assert_eq!(found("2026年"), None);
    }
}
