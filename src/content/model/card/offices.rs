//! Where to enrol.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::facts::call_script::CallScript;
use crate::content::model::facts::fact::Fact;
use crate::content::model::facts::provenance::Provenance;
use crate::content::model::heading::Heading;
use crate::content::model::values::flag::Flag;
use crate::content::model::values::place_phrase::PlacePhrase;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// The section on offices.
    pub struct Offices {
        /// Its heading.
        @flat heading: Heading,
        /// The rules.
        rule: NonEmpty<OfficeRule>,
        /// At which bank each district pays.
        bank: Fact,
        /// What to ask before going.
        call: CallScript,
        /// The id of the topic that says how else one can pay.
        pay_topic: Spanned<Slug>,
        /// Further statements.
        note: Vec<Fact>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}

impl Offices {
    /// The rule with this id.
    #[expect(clippy::expect_used, reason = "loading checks that every reference resolves")]
    pub fn rule_by_id(&self, id: &Slug) -> &OfficeRule {
        self.rule.iter().find(|rule| rule.rule.value == *id).expect("card.toml has this office rule")
    }
}

record! {
    /// One rule: which residents go to which office.
    pub struct OfficeRule {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// The id by which `divisions.toml` names it.
        rule: Spanned<Slug>,
        /// Who it is for: `住在…的居民`.
        residents: Text,
        /// The office to go to.
        office: Text,
        /// The same for one town, where the rule leaves the place open.
        office_in: Option<PlacePhrase>,
        /// Why it holds for a town that the source names.
        reason: PlacePhrase,
        /// Why it holds for a town that this site places under it.
        derived_reason: Option<PlacePhrase>,
        /// Whether the towns that this site places under it are county seats, which people call 县城.
        county_seats: Flag,
    }
}
