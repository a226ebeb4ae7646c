//! The districts and towns of Huizhou, and which office rule holds in each.

use std::fmt;

use crate::content::decode::decoder::{Decode, Node};
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::facts::status::Status;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;
use crate::content::model::values::web_url::WebUrl;

record! {
    /// The file `divisions.toml`.
    pub struct Divisions {
        /// Who publishes the codes.
        source: Text,
        /// Where they are published.
        url: WebUrl,
        /// The districts and counties, in the order of their codes.
        district: NonEmpty<District>,
    }
}

record! {
    /// A district or county.
    pub struct District {
        /// Its code of six digits.
        code: Spanned<DivisionCode>,
        /// Its name: `惠城区`.
        name: Text,
        /// The bank at which its residents pay.
        bank: Spanned<Text>,
        /// Its towns, streets and special areas, in the order of their codes.
        towns: NonEmpty<Town>,
    }
}

record! {
    /// A town, street or special area.
    pub struct Town {
        /// Its code of nine digits, which starts with the district's.
        code: Spanned<DivisionCode>,
        /// Its full name: `水口街道`.
        name: Text,
        /// The id of the rule that gives its office.
        rule: Spanned<Slug>,
        /// Whether the source article names it (`stated`) or its rule was worked out by this site (`derived`).
        status: Status,
    }
}

/// A division code of the National Bureau of Statistics: six digits for a district, nine for a town.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionCode(String);

impl DivisionCode {
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for DivisionCode {
    fn decode(node: Node<'_>) -> Option<Self> {
        let parse = |text: &str| {
            let is_valid = matches!(text.len(), 6 | 9) && text.bytes().all(|byte| byte.is_ascii_digit());
            is_valid.then(|| Self(text.to_owned()))
        };
        node.parsed(parse, "is not a division code; it has six digits (district) or nine (town)")
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The kinds of divisions, with which names end; where one ends with another, the longer stands first.
const SUFFIXES: [&str; 8] = ["瑶族乡", "街道", "管理区", "度假区", "自然保护区", "镇", "县", "区"];

impl Town {
    /// The name in everyday use: without 街道, 镇 and the like, and without the area before it
    /// (`大亚湾澳头街道` → `澳头`).
    pub fn short_name(&self) -> &str {
        let name = self.name.strip_prefix("大亚湾").unwrap_or(&self.name);
        SUFFIXES
            .iter()
            .filter_map(|suffix| name.strip_suffix(suffix))
            .find(|short| short.chars().count() >= 2)
            .unwrap_or(name)
    }
}
