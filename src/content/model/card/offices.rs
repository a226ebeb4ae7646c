//! Where to enrol.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::decode::string_enum::string_enum;
use crate::content::model::facts::fact::Fact;
use crate::content::model::facts::provenance::Provenance;
use crate::content::model::heading::Heading;
use crate::content::model::values::text::Text;

record! {
    /// The section on offices.
    pub struct Offices {
        /// Its heading.
        @flat heading: Heading,
        /// The three rules.
        rule: NonEmpty<OfficeRule>,
        /// Further statements.
        note: Vec<Fact>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}

impl Offices {
    /// The rule with this id.
    #[expect(clippy::expect_used, reason = "loading checks that every rule of the closed list is there once")]
    pub fn rule_by_id(&self, id: OfficeRuleId) -> &OfficeRule {
        self.rule.iter().find(|rule| *rule.rule == id).expect("card.toml has every office rule")
    }
}

record! {
    /// One rule: which residents go to which office.
    pub struct OfficeRule {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// Which rule.
        rule: Spanned<OfficeRuleId>,
        /// Who it is for: `住在…的居民`.
        residents: Text,
        /// The office to go to.
        office: Text,
    }
}

string_enum! {
    /// The three rules of the source article for which office is responsible.
    pub enum OfficeRuleId {
        /// The six streets of 惠城区 that the source article names.
        Urban = "urban",
        /// A county seat, 淡水 or 澳头.
        Seat = "seat",
        /// Every other town.
        Local = "local",
    }
}
