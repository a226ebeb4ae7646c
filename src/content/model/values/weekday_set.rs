//! Some of the seven weekdays.

use std::fmt;

use jiff::civil::Weekday;

use crate::content::model::values::weekday_range::weekday_name;

/// Some of the seven weekdays, shown as runs: `周一至周四、周六`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekdaySet([bool; 7]);

/// A run of at least this many days is shown by its first and last; a shorter one day by day.
const RUN: usize = 3;

impl WeekdaySet {
    /// The days for which `wanted` holds.
    pub fn of(wanted: impl Fn(Weekday) -> bool) -> Self {
        Self(std::array::from_fn(|index| wanted(WEEK[index])))
    }

    /// Whether `day` belongs to it.
    pub fn contains(&self, day: Weekday) -> bool {
        WEEK.iter().zip(self.0).any(|(listed, belongs)| belongs && *listed == day)
    }

    /// The first of them in a week that starts on Monday.
    pub fn first(&self) -> Option<Weekday> {
        WEEK.into_iter().find(|day| self.contains(*day))
    }
}

/// The seven weekdays, Monday first.
pub const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

impl fmt::Display for WeekdaySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names: Vec<String> = Vec::new();
        for run in WEEK.chunk_by(|a, b| self.contains(*a) == self.contains(*b)) {
            match run {
                [day, ..] if !self.contains(*day) => {}
                [first, .., last] if run.len() >= RUN => {
                    names.push(format!("{}至{}", weekday_name(*first), weekday_name(*last)));
                }
                days => names.extend(days.iter().map(|day| weekday_name(*day).to_owned())),
            }
        }
        f.write_str(&names.join("、"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_shown_as_runs() {
        let shown = |days: &[Weekday]| WeekdaySet::of(|day| days.contains(&day)).to_string();
        assert_eq!(shown(&WEEK), "周一至周日");
        assert_eq!(shown(&WEEK[..5]), "周一至周五");
        assert_eq!(shown(&[Weekday::Monday, Weekday::Tuesday, Weekday::Thursday]), "周一、周二、周四");
        assert_eq!(
            shown(&[Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Saturday]),
            "周一至周三、周六"
        );
        assert_eq!(shown(&[Weekday::Sunday]), "周日");
        assert_eq!(WeekdaySet::of(|_| false).first(), None);
    }
}
