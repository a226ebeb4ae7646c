//! When those who are insured already pay for the next year: what the leading source says, and beside it what the source
//! says that it contradicts.

use jiff::civil::Date;

use crate::content::Dates;
use crate::rules::enrolment::insurance_year::{Payment, YearSpan};

/// When the next insurance year is paid, as of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewal {
    /// The insurance year in which the day lies, by the leading source.
    pub running: YearSpan,
    /// When the next is paid, by the leading source.
    pub payment: Payment,
    /// When the next is paid, by the source that it contradicts.
    pub former: Payment,
}

/// What somebody should do who wants to be sure, as both sources may be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SafeStep {
    /// In the second half of the year: ask before the year ends.
    AskBefore(Date),
    /// In the first half: who hasn't paid for the running year should ask at once.
    AskNow(YearSpan),
}

impl Renewal {
    /// What holds on the day `day`.
    pub fn on(day: Date, dates: &Dates) -> Self {
        Self {
            running: YearSpan::containing(day, &dates.year),
            payment: Payment::on_or_after(day, &dates.payment, &dates.year),
            former: Payment::on_or_after(day, &dates.former_payment, &dates.former_year),
        }
    }

    /// What to do to be sure. While the former source's deadline comes first, the running year of the leading source
    /// should have been paid already, and that is what counts.
    pub fn safe_step(&self) -> SafeStep {
        if self.former.last < self.payment.last {
            SafeStep::AskNow(self.running)
        } else {
            SafeStep::AskBefore(self.payment.last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::test_fixtures::CONTENT;
    use jiff::civil::date;

    fn on(day: Date) -> Renewal {
        Renewal::on(day, &CONTENT.card.dates)
    }

    #[test]
    fn the_next_year_is_paid_before_the_year_ends() {
        let november = on(date(2026, 11, 23));
        assert_eq!((november.payment.first, november.payment.last), (date(2026, 10, 8), date(2026, 12, 31)));
        assert_eq!((november.payment.days_left, november.payment.is_now), (38, true));
        assert_eq!(november.payment.pays_for, YearSpan { first: date(2027, 1, 1), last: date(2027, 12, 31) });
        assert_eq!(november.safe_step(), SafeStep::AskBefore(date(2026, 12, 31)));
        let last = on(date(2026, 12, 31));
        assert_eq!((last.payment.days_left, last.payment.is_now), (0, true));
        let first = on(date(2027, 1, 1));
        assert_eq!((first.payment.last, first.payment.is_now), (date(2027, 12, 31), false));
    }

    #[test]
    fn the_superseded_june_stands_beside_it() {
        let november = on(date(2026, 11, 23));
        assert_eq!((november.former.first, november.former.last), (date(2027, 6, 1), date(2027, 6, 30)));
        assert_eq!(november.former.pays_for, YearSpan { first: date(2027, 7, 1), last: date(2028, 6, 30) });
        assert!(on(date(2027, 6, 15)).former.is_now);
    }

    #[test]
    fn in_the_first_half_of_a_year_the_running_year_is_the_question() {
        for day in [date(2027, 1, 1), date(2027, 3, 9), date(2027, 6, 30)] {
            let renewal = on(day);
            assert_eq!(renewal.safe_step(), SafeStep::AskNow(renewal.running), "{day}");
            assert_eq!(renewal.running.first, date(2027, 1, 1));
        }
        assert_eq!(on(date(2027, 7, 1)).safe_step(), SafeStep::AskBefore(date(2027, 12, 31)));
    }
}
