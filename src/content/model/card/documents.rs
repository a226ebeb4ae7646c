//! What to bring.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::model::card::applicant_group::{Group, GroupId};
use crate::content::model::heading::Heading;
use crate::content::model::values::text::Text;

record! {
    /// The section on documents.
    pub struct Documents {
        /// Its heading.
        @flat heading: Heading,
        /// The groups, in the order in which they are shown.
        group: NonEmpty<Group>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}

impl Documents {
    /// The group with this id.
    #[expect(clippy::expect_used, reason = "loading checks that every group of the closed list is there once")]
    pub fn group_by_id(&self, id: GroupId) -> &Group {
        self.group.iter().find(|group| group.id.value == id).expect("card.toml has every group")
    }
}
