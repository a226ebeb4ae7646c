//! Phone lines.

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::model::channels::peak_hours::PeakHours;
use crate::content::model::channels::weekly_hours::WeeklyHours;
use crate::content::model::facts::fact::Fact;
use crate::content::model::facts::provenance::Provenance;
use crate::content::model::values::flag::Flag;
use crate::content::model::values::phone_number::PhoneNumber;
use crate::content::model::values::text::Text;

record! {
    /// A phone line.
    pub struct PhoneLine {
        /// The official name of the line.
        line: Text,
        /// Its numbers.
        number: NonEmpty<PhoneLineNumber>,
        /// Its weekly hours, if the source states them.
        hours: Option<WeeklyHours>,
        /// That a machine answers at all hours, if it does.
        self_service: Option<Fact>,
        /// What is known of its agents.
        agents: Vec<Fact>,
        /// Whether the source leaves out when agents answer.
        agent_hours_unstated: Flag,
        /// When its agents are hard to reach.
        peak: Option<PeakHours>,
    }
    check has_hours_or_self_service;
}

fn has_hours_or_self_service(line: &PhoneLine, table: &Table<'_>) {
    if line.hours.is_none() && line.self_service.is_none() {
        table.report("a phone line needs [channel.hours] or [channel.self_service]");
    }
}

record! {
    /// One number of a line.
    pub struct PhoneLineNumber {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// The number.
        number: PhoneNumber,
    }
}
