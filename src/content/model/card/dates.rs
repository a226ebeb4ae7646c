//! When to enrol and when to pay.

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::facts::fact::Fact;
use crate::content::model::facts::status::Status;
use crate::content::model::heading::Heading;
use crate::content::model::values::date_numbers::{DayOfMonth, Month, WorkingDays};
use crate::content::model::values::month_day::MonthDay;
use crate::content::model::values::slug::Slug;
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
        /// What else holds for those who enrol for the first time or again after a gap.
        newcomer: Vec<Fact>,
        /// When the insurance year starts.
        year: InsuranceYear,
        /// When the next year is paid.
        payment: PaymentPeriod,
        /// When the insurance year starts by a source that a newer one contradicts.
        former_year: InsuranceYear,
        /// When the next year is paid by that source.
        former_payment: PaymentPeriod,
        /// That the year is paid in one sum.
        one_sum: Fact,
        /// What was paid in earlier years.
        amount: NonEmpty<Fact>,
        /// What follows from paying late, or not at all.
        missed: NonEmpty<Fact>,
        /// What continuous cover brings.
        benefit: Vec<Fact>,
        /// How long errors in the check sheet can be corrected.
        correction: Correction,
        /// What the source leaves open about that.
        correction_start: Fact,
        /// How the two sources on the year differ, and what to do about it.
        disagreement: Disagreement,
        /// What to beware of.
        caution: Vec<Fact>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
    check former_rules_are_superseded;
}

impl Dates {
    /// Every fact of the section, in the order of the page.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        let enrolling = [&self.window.fact, &self.effect, &self.late];
        let paying = [&self.payment.fact, &self.year.fact, &self.one_sum];
        let former = [&self.former_year.fact, &self.former_payment.fact];
        let correcting = [&self.correction.fact, &self.correction_start];
        enrolling
            .into_iter()
            .chain(&self.newcomer)
            .chain(paying)
            .chain(&*self.amount)
            .chain(&*self.missed)
            .chain(&self.benefit)
            .chain(former)
            .chain(correcting)
            .chain(&self.caution)
    }
}

fn former_rules_are_superseded(dates: &Dates, table: &Table<'_>) {
    let superseded = |fact: &Fact| fact.provenance.status == Status::Superseded;
    if [&dates.former_year.fact, &dates.former_payment.fact].into_iter().any(|fact| !superseded(fact)) {
        table.report("former_year and former_payment need status = \"superseded\"");
    }
    if [&dates.year.fact, &dates.payment.fact].into_iter().any(superseded) {
        table.report("year and payment lead, so neither can be superseded; use former_year and former_payment");
    }
}

record! {
    /// How two sources differ on the insurance year.
    pub struct Disagreement {
        /// Its id, also its URL fragment.
        id: Spanned<Slug>,
        /// What they differ on.
        title: Text,
        /// Why the earlier date is the one to keep.
        why: Text,
        /// What the source says that leads.
        newer: Position,
        /// What the source says that it contradicts.
        former: Position,
    }
}

record! {
    /// What one side of a disagreement says.
    pub struct Position {
        /// The source.
        source: Spanned<Slug>,
        /// How much it can be relied on.
        trust: Text,
        /// What it says.
        claim: Text,
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
    /// The days of each year on which the next insurance year is paid, both included.
    pub struct PaymentPeriod {
        /// The sentence.
        @flat fact: Fact,
        /// The first day.
        first: MonthDay,
        /// The last day.
        last: MonthDay,
    }
    check check_payment;
}

fn check_payment(payment: &PaymentPeriod, table: &Table<'_>) {
    if payment.last < payment.first {
        table.report("last is before first");
    }
    for day in [payment.first, payment.last] {
        require_in_text(&payment.fact, &day.to_string(), table);
    }
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
    if !says(&fact.text, phrase) {
        table.report(format!("the text and the number beside it disagree: the text must say \"{phrase}\""));
    }
}

/// Whether the text has the phrase with its numbers whole: `24日` doesn't say `4日`, and `12月1日` doesn't say `2月1日`.
fn says(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(start, found)| {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let mut before = text[..start].chars().rev();
        let (last, before_it) = (before.next(), before.next());
        let after = text[start + found.len()..].chars().next();
        // The day of a date such as 12月24日 is no day of every month, that of 每月24日 is.
        let is_of_a_date = last == Some('月') && is_digit(before_it);
        !is_digit(last) && !is_digit(after) && !is_of_a_date
    })
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn numbers_are_compared_whole() {
        assert!(says("每月1日至24日受理", "24日") && says("每月1日至24日受理", "1日"));
        assert!(says("1月1日到12月31日", "12月31日"));
        for (text, phrase) in
            [("每月1日至24日受理", "4日"), ("12月1日交", "2月1日"), ("15个工作日内", "5个工作日"), ("12月24日", "24日")]
        {
            assert!(!says(text, phrase), "{text} {phrase}");
        }
    }
}
