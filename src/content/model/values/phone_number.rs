//! Numbers that can be dialled.

use std::fmt;

use crate::content::decode::decoder::{Decode, Node};

/// A Chinese landline or service number with its area code: `0752-2890770`, `0752-12333`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PhoneNumber {
    area: String,
    local: String,
}

impl PhoneNumber {
    /// The number `text`, if it can be dialled: an area code of three or four digits that starts with 0, a hyphen,
    /// five to eight digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (area, local) = text.split_once('-')?;
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let dialable = digits(area)
            && digits(local)
            && area.starts_with('0')
            && (3..=4).contains(&area.len())
            && (5..=8).contains(&local.len());
        dialable.then(|| Self { area: area.to_owned(), local: local.to_owned() })
    }

    /// The URL that dials it from anywhere: `tel:+8675212333`.
    pub fn href(&self) -> String {
        format!("tel:{}", self.international())
    }

    /// The number with its country code: `+8675212333`.
    pub fn international(&self) -> String {
        format!("+86{}{}", self.area.trim_start_matches('0'), self.local)
    }
}

impl Decode for PhoneNumber {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.parsed(Self::parse, "can't be dialled; write area code, hyphen, number, as in \"0752-2890770\"")
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.area, self.local)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_as_written_and_dialled_internationally() {
        let number = PhoneNumber::parse("0752-12333").unwrap();
        assert_eq!(number.to_string(), "0752-12333");
        assert_eq!(number.href(), "tel:+8675212333");
    }

    #[test]
    fn what_cannot_be_dialled_is_refused() {
        for bad in ["", "12333", "752-12333", "0752-1233", "0752 12333", "0752-123456789", "0752-12a33", "(0752)12333"]
        {
            assert_eq!(PhoneNumber::parse(bad), None, "{bad}");
        }
    }
}
