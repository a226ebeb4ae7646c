//! What is worth a reminder: the days on which the next insurance year is paid, the last of them, and the last day of
//! each month on which applications are accepted.
//!
//! All of them are whole days, not instants: a day needs no time zone, so every phone shows the same one.

use jiff::civil::Date;

use crate::content::Dates;
use crate::rules::enrolment::insurance_year::Payment;
use crate::rules::enrolment::window::AcceptanceWindow;
use crate::rules::time::days_after;
use crate::rules::work_calendar::Calendar;

/// The hour of the day at which one is reminded.
pub const ALARM_HOUR: i8 = 9;

/// A recurring day, or run of days, with its alarms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// What it is.
    pub kind: ReminderKind,
    /// The first day of its first occurrence.
    pub first: Date,
    /// The last day of its first occurrence.
    pub last: Date,
    /// How often it comes.
    pub recurrence: Recurrence,
    /// On which days one is reminded, as days before its first day.
    pub alarms: &'static [u8],
}

/// What a reminder is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReminderKind {
    /// The days on which the next insurance year is paid.
    PaymentPeriod,
    /// The last of them.
    PaymentLastDay,
    /// The last day of a month on which applications are accepted.
    AcceptanceLastDay,
}

/// How often a reminder comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recurrence {
    /// On the same days of each month.
    Monthly,
    /// On the same days of each year.
    Yearly,
}

/// The reminders that follow from the content's dates, the first occurrence of each on or after the day `since`.
pub fn reminders(dates: &Dates, since: Date) -> [Reminder; 3] {
    let payment = Payment::on_or_after(since, &dates.payment, &dates.year);
    // The last day is a day of the month, worked or not: no notice is needed for it.
    let window = AcceptanceWindow::on_or_after(since, dates, &Calendar::from_notices(&[]));
    [
        Reminder {
            kind: ReminderKind::PaymentPeriod,
            first: payment.first,
            last: payment.last,
            recurrence: Recurrence::Yearly,
            alarms: &[0],
        },
        Reminder {
            kind: ReminderKind::PaymentLastDay,
            first: payment.last,
            last: payment.last,
            recurrence: Recurrence::Yearly,
            alarms: &[7, 1],
        },
        Reminder {
            kind: ReminderKind::AcceptanceLastDay,
            first: window.last,
            last: window.last,
            recurrence: Recurrence::Monthly,
            alarms: &[3, 0],
        },
    ]
}

impl ReminderKind {
    /// Its id in calendar files. It never changes, because calendar apps recognise an entry by it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PaymentPeriod => "payment-month",
            Self::PaymentLastDay => "payment-last-day",
            Self::AcceptanceLastDay => "acceptance-last-day",
        }
    }
}

impl Reminder {
    /// The day after its last day, at which it is over.
    pub fn end(&self) -> Date {
        days_after(self.last, 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::test_fixtures::CONTENT;
    use jiff::civil::date;

    fn days(since: Date) -> Vec<(&'static str, Date, Date)> {
        let reminders = reminders(&CONTENT.card.dates, since);
        reminders.iter().map(|reminder| (reminder.kind.as_str(), reminder.first, reminder.last)).collect()
    }

    #[test]
    fn the_first_occurrence_is_never_in_the_past() {
        assert_eq!(
            days(date(2026, 11, 22)),
            [
                ("payment-month", date(2026, 10, 8), date(2026, 12, 31)),
                ("payment-last-day", date(2026, 12, 31), date(2026, 12, 31)),
                ("acceptance-last-day", date(2026, 11, 24), date(2026, 11, 24)),
            ]
        );
        assert_eq!(days(date(2026, 12, 31))[1].1, date(2026, 12, 31));
        assert_eq!(days(date(2027, 1, 1))[1].1, date(2027, 12, 31));
        assert_eq!(days(date(2026, 12, 25))[2].1, date(2027, 1, 24));
    }
}
