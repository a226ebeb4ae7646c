//! When a phone line is answered.

use std::fmt;

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::model::facts::provenance::Provenance;
use crate::content::model::values::time_range::TimeRange;
use crate::content::model::values::weekday_range::WeekdayRange;

record! {
    /// The weekly hours of a line.
    pub struct WeeklyHours {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// The days on which the line is answered.
        days: WeekdayRange,
        /// The hours of such a day, in order, without overlap.
        open: NonEmpty<TimeRange>,
        /// Whether statutory holidays are excepted.
        closed_on_holidays: bool,
    }
    check refuse_overlap;
}

fn refuse_overlap(hours: &WeeklyHours, table: &Table<'_>) {
    for pair in hours.open.windows(2) {
        if pair[1].start < pair[0].end {
            table.report(format!("hours overlap or stand out of order: {} and {}", pair[0], pair[1]));
        }
    }
}

impl fmt::Display for WeeklyHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let open: Vec<String> = self.open.iter().map(ToString::to_string).collect();
        write!(f, "{}{}", self.days, open.join("、"))?;
        if self.closed_on_holidays { f.write_str("，法定节假日除外") } else { Ok(()) }
    }
}
