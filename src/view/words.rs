//! Dates and counts as readers see them.

use jiff::civil::Date;

/// A day: `2026年11月22日`.
pub fn date_words(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
