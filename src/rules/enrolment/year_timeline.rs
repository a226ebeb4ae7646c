//! The insurance year by each source on one axis of months, so that two sources can be compared at a glance.

use jiff::civil::Date;

use crate::content::{Dates, InsuranceYear, PaymentPeriod};
use crate::rules::enrolment::insurance_year::{Payment, YearSpan};
use crate::rules::time::{days_after, days_between, first_of_month};

/// How many months the axis shows: enough for a year that starts in July and the calendar year after that July.
const AXIS_MONTHS: i64 = 18;

/// The month in which the axis starts.
const AXIS_START: i8 = 7;

/// An insurance year on the axis, with today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearTimeline {
    /// The first day of the axis.
    pub first: Date,
    /// The last day of the axis.
    pub last: Date,
    /// The insurance year.
    pub year: YearSpan,
    /// When the year after it, or this one, is paid: the period that lies on the axis.
    pub payment: Payment,
    /// Today.
    pub today: Date,
}

/// A place on the axis, in thousandths of its length from its start.
pub type PerMille = i64;

impl YearTimeline {
    /// The leading source's and the former source's year, as of the day `today`.
    pub fn both(dates: &Dates, today: Date) -> [Self; 2] {
        let first = axis_start(today);
        let newer = Self::of(first, 6, &dates.year, &dates.payment, today);
        let former = Self::of(first, 0, &dates.former_year, &dates.former_payment, today);
        [newer, former]
    }

    /// `months_in` is how many months after the start of the axis a day of the year to show lies.
    fn of(first: Date, months_in: i64, year: &InsuranceYear, period: &PaymentPeriod, today: Date) -> Self {
        let last = days_after(first_of_month(first, AXIS_MONTHS), -1);
        let span = YearSpan::containing(first_of_month(first, months_in), year);
        Self { first, last, year: span, payment: Payment::on_or_after(today, period, year), today }
    }

    /// Where a day begins on the axis, cut off at its ends.
    pub fn place(&self, day: Date) -> PerMille {
        let length = days_between(self.first, self.last) + 1;
        (days_between(self.first, day) * 1000 / length).clamp(0, 1000)
    }

    /// Where the insurance year lies: its start and its length.
    pub fn year_bar(&self) -> (PerMille, PerMille) {
        self.bar(self.year.first, self.year.last)
    }

    /// Where the payment lies: its start and its length.
    pub fn payment_bar(&self) -> (PerMille, PerMille) {
        self.bar(self.payment.first, self.payment.last)
    }

    fn bar(&self, first: Date, last: Date) -> (PerMille, PerMille) {
        let start = self.place(first);
        (start, self.place(days_after(last, 1)) - start)
    }
}

/// The July on or before today.
fn axis_start(today: Date) -> Date {
    let months_in = (i64::from(today.month()) - i64::from(AXIS_START)).rem_euclid(12);
    first_of_month(today, -months_in)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::test_fixtures::CONTENT;
    use jiff::civil::date;

    #[test]
    fn on_every_day_of_four_years_both_payments_and_today_lie_on_the_axis() {
        let mut today = date(2026, 1, 1);
        while today < date(2030, 1, 1) {
            for timeline in YearTimeline::both(&CONTENT.card.dates, today) {
                assert!((timeline.first..=timeline.last).contains(&today), "{today}");
                assert!(timeline.payment.last <= timeline.last && timeline.payment.last >= today, "{today}");
                assert!(timeline.year_bar().1 > 600 && timeline.payment_bar().1 > 40, "{today}");
            }
            today = today.tomorrow().unwrap();
        }
    }

    #[test]
    fn in_november_the_calendar_year_ahead_stands_beside_the_year_from_july() {
        let [newer, former] = YearTimeline::both(&CONTENT.card.dates, date(2026, 11, 23));
        assert_eq!((newer.first, newer.last), (date(2026, 7, 1), date(2027, 12, 31)));
        assert_eq!(newer.year, YearSpan { first: date(2027, 1, 1), last: date(2027, 12, 31) });
        assert_eq!(former.year, YearSpan { first: date(2026, 7, 1), last: date(2027, 6, 30) });
        assert_eq!((newer.payment.last, former.payment.last), (date(2026, 12, 31), date(2027, 6, 30)));
        assert_eq!(newer.year_bar(), (335, 665));
        assert_eq!(former.year_bar(), (0, 664));
    }
}
