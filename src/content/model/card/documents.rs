//! What to bring.

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::model::card::applicant_group::{AgeBand, Group};
use crate::content::model::facts::fact::Fact;
use crate::content::model::heading::Heading;
use crate::content::model::values::text::Text;

record! {
    /// The section on documents.
    pub struct Documents {
        /// Its heading.
        @flat heading: Heading,
        /// What holds for adults whose employer insures them: no group is theirs.
        employed: Employed,
        /// The groups, in the order in which they are shown.
        group: NonEmpty<Group>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
    check every_age_has_one_group;
}

record! {
    /// What holds for adults whose employer insures them.
    pub struct Employed {
        /// The question that finds out.
        ask: Text,
        /// What they should do instead.
        @flat fact: Fact,
    }
}

/// The form asks age and study, so each combination must lead to exactly one group.
fn every_age_has_one_group(documents: &Documents, table: &Table<'_>) {
    for age in AgeBand::ALL {
        let studies: &[bool] = if *age == AgeBand::Adult { &[true, false] } else { &[false] };
        for studying in studies {
            let count = documents.group.iter().filter(|group| group.is_for(*age, *studying)).count();
            if count != 1 {
                let age = age.as_str();
                table.report(format!(
                    "{count} groups are for age {age:?} with studying = {studying}; there must be one"
                ));
            }
        }
    }
}

impl Group {
    /// Whether it is the group of this age and, from 18 on, of who does or doesn't study.
    pub fn is_for(&self, age: AgeBand, studying: bool) -> bool {
        self.ages.contains(&age) && self.studying.is_none_or(|wanted| wanted == studying)
    }
}

impl Documents {
    /// The group with this id, if there is one.
    pub fn get(&self, id: &str) -> Option<&Group> {
        self.group.iter().find(|group| group.id.value.as_str() == id)
    }

    /// The group of this age and, from 18 on, of who does or doesn't study.
    #[expect(clippy::expect_used, reason = "decoding checks that each combination has one group")]
    pub fn group_for(&self, age: AgeBand, studying: bool) -> &Group {
        self.group.iter().find(|group| group.is_for(age, studying)).expect("every age has a group")
    }

    /// The groups that a question of their own leads to.
    pub fn asked_groups(&self) -> impl Iterator<Item = (&Group, &Text)> {
        self.group.iter().filter_map(|group| Some((group, group.ask.as_ref()?)))
    }
}
