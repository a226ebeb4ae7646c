//! One way to look something up.

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::model::channels::channel_kind::Access;
use crate::content::model::channels::phone_line::PhoneLine;
use crate::content::model::facts::fact::Fact;
use crate::content::model::facts::lookup::Lookup;
use crate::content::model::facts::need::Need;
use crate::content::model::facts::step::Step;
use crate::content::model::facts::subsection::Subsection;
use crate::content::model::heading::Heading;
use crate::content::model::values::text::Text;

record! {
    /// One way to look something up.
    pub struct Channel {
        /// The heading of its section.
        @flat heading: Heading,
        /// How one gets through.
        @flat access: Access,
        /// What one must have at hand.
        need: Vec<Need>,
        /// What to do, in order.
        step: Vec<Step>,
        /// Titled groups of further facts.
        part: Vec<Subsection>,
        /// What can be found out.
        finds: NonEmpty<Lookup>,
        /// Further statements.
        note: Vec<Fact>,
        /// What to beware of.
        caution: Vec<Fact>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}

impl Channel {
    /// What one must have at hand for this lookup.
    pub fn needs_of<'a>(&'a self, lookup: &'a Lookup) -> &'a [Need] {
        if lookup.apart.0 { &lookup.need } else { &self.need }
    }

    /// What to do for this lookup, in order.
    pub fn steps_of<'a>(&'a self, lookup: &'a Lookup) -> &'a [Step] {
        if lookup.apart.0 { &lookup.step } else { &self.step }
    }

    /// The sort of screen on which its steps are done, for their picture; `None` without one.
    pub fn screen(&self) -> Option<&'static str> {
        if self.step.iter().all(|step| step.tap.is_empty()) {
            return None;
        }
        match self.access {
            Access::App(_) => Some("phone"),
            Access::Website(_) => Some("browser"),
            Access::Kiosk(_) => Some("kiosk"),
            Access::Phone(_) | Access::Counter(_) => None,
        }
    }

    /// The phone line, if the channel is one.
    pub fn line(&self) -> Option<&PhoneLine> {
        match &self.access {
            Access::Phone(line) => Some(line),
            _ => None,
        }
    }
}
