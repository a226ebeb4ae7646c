//! An insurance year as a picture: a band of twelve months.

use crate::pages::parts::date_words::insurance_year_name;
use crate::rules::YearTimeline;

/// An insurance year as a band of twelve months.
#[derive(Debug)]
pub struct YearTimelineView {
    /// `2026年7月至2027年6月`.
    pub name: String,
    pub months: Vec<MonthCell>,
}

/// A month of the band.
#[derive(Debug)]
pub struct MonthCell {
    /// `7月`.
    pub name: String,
    pub classes: String,
    pub labels: Vec<&'static str>,
}

impl YearTimelineView {
    pub fn of(year: &YearTimeline) -> Self {
        let cover = year.months.iter().position(|month| month.is_covered);
        let months = year.months.iter().enumerate().map(|(index, month)| {
            let labels = [(month.is_now, "现在"), (cover == Some(index), "生效"), (month.is_payment, "缴费")];
            let classes =
                [(month.is_covered, "is-covered"), (month.is_payment, "is-payment"), (month.is_now, "is-today")];
            MonthCell {
                name: format!("{}月", month.first.month()),
                classes: labels_that_apply(&classes).join(" "),
                labels: labels_that_apply(&labels),
            }
        });
        Self { name: insurance_year_name(year.span), months: months.collect() }
    }
}

fn labels_that_apply(labels: &[(bool, &'static str)]) -> Vec<&'static str> {
    labels.iter().filter(|(applies, _)| *applies).map(|(_, label)| *label).collect()
}
