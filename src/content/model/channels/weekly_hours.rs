//! When a phone line is answered.

use std::fmt;

use jiff::civil::Weekday;

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::model::facts::provenance::Provenance;
use crate::content::model::values::flag::Flag;
use crate::content::model::values::time_range::TimeRange;
use crate::content::model::values::weekday_range::WeekdayRange;
use crate::content::model::values::weekday_set::{WEEK, WeekdaySet};

record! {
    /// The weekly hours of a line.
    pub struct WeeklyHours {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// The days with the usual hours, those in `except` aside.
        days: WeekdayRange,
        /// The usual hours of a day, in order, without overlap.
        open: NonEmpty<TimeRange>,
        /// Days with other hours. A day outside `days` may be one of them.
        except: Vec<HoursException>,
        /// Whether statutory holidays are excepted.
        closed_on_holidays: bool,
    }
    check days_and_hours_agree;
}

record! {
    /// The hours of days that differ from the usual ones.
    pub struct HoursException {
        /// The days.
        days: WeekdayRange,
        /// Their hours, in order, without overlap. Empty if `closed`.
        open: Vec<TimeRange>,
        /// Whether the line is not answered on these days.
        closed: Flag,
    }
    check open_or_closed;
}

impl WeeklyHours {
    /// The hours of a weekday, in order; none on a day on which the line is not answered.
    pub fn on(&self, day: Weekday) -> &[TimeRange] {
        if let Some(exception) = self.except.iter().find(|exception| exception.days.contains(day)) {
            return &exception.open;
        }
        if self.days.contains(day) { &self.open } else { &[] }
    }

    /// The days on which the line is answered.
    pub fn weekdays(&self) -> WeekdaySet {
        WeekdaySet::of(|day| !self.on(day).is_empty())
    }

    /// Every stretch of the usual hours and the other ones.
    pub fn stretches(&self) -> impl Iterator<Item = &TimeRange> {
        self.open.iter().chain(self.except.iter().flat_map(|exception| &exception.open))
    }
}

fn days_and_hours_agree(hours: &WeeklyHours, table: &Table<'_>) {
    refuse_overlap(&hours.open, table);
    if hours.weekdays().first().is_none() {
        table.report("no day is left on which the line is answered");
    }
    let twice = WeekdaySet::of(|day| hours.except.iter().filter(|exception| exception.days.contains(day)).count() > 1);
    if twice.first().is_some() {
        table.report(format!("{twice} has two exceptions"));
    }
}

fn open_or_closed(exception: &HoursException, table: &Table<'_>) {
    refuse_overlap(&exception.open, table);
    if exception.open.is_empty() != exception.closed.0 {
        table.report("an exception needs either open = [...] or closed = true");
    }
}

fn refuse_overlap(open: &[TimeRange], table: &Table<'_>) {
    for pair in open.windows(2) {
        if pair[1].start < pair[0].end {
            table.report(format!("hours overlap or stand out of order: {} and {}", pair[0], pair[1]));
        }
    }
}

/// Days with the same hours stand together: `周一至周四9:00–12:00、14:30–17:30；周五9:00–11:30，法定节假日除外`.
impl fmt::Display for WeeklyHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut groups: Vec<String> = Vec::new();
        for day in WEEK {
            let alike = WeekdaySet::of(|other| self.on(other) == self.on(day));
            if self.on(day).is_empty() || alike.first() != Some(day) {
                continue;
            }
            let open: Vec<String> = self.on(day).iter().map(ToString::to_string).collect();
            groups.push(format!("{alike}{}", open.join("、")));
        }
        f.write_str(&groups.join("；"))?;
        if self.closed_on_holidays { f.write_str("，法定节假日除外") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::test_fixtures::line_variants;

    #[test]
    fn days_with_the_same_hours_are_named_together() {
        let shown = |variant: usize| line_variants()[variant].hours.as_ref().unwrap().to_string();
        assert_eq!(shown(0), "周一至周五9:00–12:00、14:30–17:30，法定节假日除外");
        assert_eq!(shown(8), "周一至周四9:00–12:00、14:30–17:30；周五9:00–11:30、14:30–17:00，法定节假日除外");
        assert_eq!(shown(9), "周一至周五9:00–12:00、14:30–17:30；周六9:00–12:00，法定节假日除外");
        assert_eq!(
            shown(10),
            "周一8:30–10:00、10:15–12:00、15:00–18:00；周二、周四、周五9:00–12:00、14:30–17:30，法定节假日除外"
        );
    }
}
