//! When a phone line is busiest.

use std::fmt;

use crate::content::decode::record::record;
use crate::content::model::facts::provenance::Provenance;
use crate::content::model::values::time_range::TimeRange;

record! {
    /// The hours in which a line's agents are hard to reach.
    pub struct PeakHours {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// The busy hours of each working day.
        between: TimeRange,
    }
}

impl fmt::Display for PeakHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "工作日{}人工最忙，尽量避开", self.between)
    }
}
