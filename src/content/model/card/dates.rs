//! When to enrol.

use crate::content::decode::decoder::Table;
use crate::content::decode::record::record;
use crate::content::model::facts::fact::Fact;
use crate::content::model::heading::Heading;
use crate::content::model::values::date_numbers::{DayOfMonth, Month, WorkingDays};
use crate::content::model::values::text::Text;

record! {
    /// The section on dates. A number that rules calculate with is a field beside the sentence that states it,
    /// and loading checks that the two agree.
    pub struct Dates {
        /// Its heading.
        @flat heading: Heading,
        /// On which days of a month applications are accepted.
        window: Window,
        /// When cover begins.
        effect: Fact,
        /// What follows from applying after the window.
        late: Fact,
        /// When the insurance year starts.
        year: InsuranceYear,
        /// That the year is paid in one sum.
        one_sum: Fact,
        /// When the next year is paid.
        payment: PaymentMonth,
        /// How long errors in the check sheet can be corrected.
        correction: Correction,
        /// What the source leaves open about that.
        correction_start: Fact,
        /// What to beware of.
        caution: Vec<Fact>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}

impl Dates {
    /// Every fact of the section, in the order of the page.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        let single = [
            &self.window.fact,
            &self.effect,
            &self.late,
            &self.year.fact,
            &self.one_sum,
            &self.payment.fact,
            &self.correction.fact,
            &self.correction_start,
        ];
        single.into_iter().chain(&self.caution)
    }
}

record! {
    /// The days of each month on which applications are accepted, both included.
    pub struct Window {
        /// The sentence.
        @flat fact: Fact,
        /// The first day.
        first_day: DayOfMonth,
        /// The last day.
        last_day: DayOfMonth,
    }
    check check_window;
}

fn check_window(window: &Window, table: &Table<'_>) {
    if window.last_day < window.first_day {
        table.report("last_day is before first_day");
    }
    require_in_text(&window.fact, &format!("{}日", window.last_day.0), table);
    require_in_text(&window.fact, &format!("{}日", window.first_day.0), table);
}

record! {
    /// The insurance year.
    pub struct InsuranceYear {
        /// The sentence.
        @flat fact: Fact,
        /// The month on whose first day it starts.
        starts_in: Month,
    }
    check check_year;
}

fn check_year(year: &InsuranceYear, table: &Table<'_>) {
    require_in_text(&year.fact, &format!("{}月1日", year.starts_in.0), table);
}

record! {
    /// The month in which the next insurance year is paid.
    pub struct PaymentMonth {
        /// The sentence.
        @flat fact: Fact,
        /// The month, from its first to its last day.
        month: Month,
    }
    check check_payment;
}

fn check_payment(payment: &PaymentMonth, table: &Table<'_>) {
    require_in_text(&payment.fact, &format!("{}月1日", payment.month.0), table);
}

record! {
    /// The correction period after the check sheet.
    pub struct Correction {
        /// The sentence.
        @flat fact: Fact,
        /// Its length.
        working_days: WorkingDays,
    }
    check check_correction;
}

fn check_correction(correction: &Correction, table: &Table<'_>) {
    require_in_text(&correction.fact, &format!("{}个工作日", correction.working_days.0), table);
}

/// Reports a sentence that doesn't contain `phrase`, the number beside it in words: whoever edits one of them must edit
/// the other.
fn require_in_text(fact: &Fact, phrase: &str, table: &Table<'_>) {
    if !fact.text.contains(phrase) {
        table.report(format!("the text and the number beside it disagree: the text must say \"{phrase}\""));
    }
}
