//! What is worth a reminder: the month in which the next insurance year is paid, its last day, and the last day of
//! each month on which applications are accepted.
//!
//! All of them are whole days. A deadline is a day, not an instant; a day needs no zone, and is the same day on every
//! phone, wherever its owner has set the clock.

use jiff::civil::Date;

use crate::content::Dates;
use crate::rules::calendar::Calendar;
use crate::rules::day_name::day_name;
use crate::rules::enrolment::application::{AcceptanceWindow, Payment};
use crate::rules::time::days_after;

/// The hour of the day at which one is reminded.
pub const ALARM_HOUR: i8 = 9;

/// A recurring day, or run of days, with its alarms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Its name for machines. It never changes: a phone knows the entry by it.
    pub id: &'static str,
    /// What it is: `医保缴费最后一天`.
    pub title: &'static str,
    /// When it is, every time: `每月24日`.
    pub when: String,
    /// What to do and what to know, one sentence each.
    pub notes: Vec<String>,
    /// The first day of its first occurrence.
    pub first: Date,
    /// The last day of its first occurrence.
    pub last: Date,
    /// How often it comes.
    pub every: Every,
    /// On which days one is reminded, as days before its first day.
    pub alarms: &'static [u8],
}

/// How often a reminder comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// On the same day of each month.
    Month,
    /// On the same day of each year.
    Year,
}

/// The reminders that follow from the content's dates, the first occurrence of each on or after the day `since`.
pub fn reminders(dates: &Dates, since: Date) -> [Reminder; 3] {
    let payment = Payment::on_or_after(since, &dates.payment, &dates.year);
    let window = AcceptanceWindow::on_or_after(since, dates, &Calendar::from_notices(&[]));
    let doubts: Vec<String> = dates.caution.iter().map(|fact| fact.text.to_string()).collect();
    let payment_notes =
        || [vec![dates.payment.fact.text.to_string(), dates.one_sum.text.to_string()], doubts.clone()].concat();
    [
        Reminder {
            id: "payment-month",
            title: "医保缴费月",
            when: format!("每年{}至{}", day_name(payment.first), day_name(payment.last)),
            notes: payment_notes(),
            first: payment.first,
            last: payment.last,
            every: Every::Year,
            alarms: &[0],
        },
        Reminder {
            id: "payment-last-day",
            title: "医保缴费最后一天",
            when: format!("每年{}", day_name(payment.last)),
            notes: payment_notes(),
            first: payment.last,
            last: payment.last,
            every: Every::Year,
            alarms: &[7, 1],
        },
        Reminder {
            id: "acceptance-last-day",
            title: "本月参保受理最后一天",
            when: format!("每月{}日", dates.window.last_day.0),
            notes: vec![
                dates.window.fact.text.to_string(),
                dates.effect.text.to_string(),
                dates.late.text.to_string(),
                "碰上周末或放假，经办部门开不开门，来源没有写，提前打电话确认。".to_owned(),
            ],
            first: window.last,
            last: window.last,
            every: Every::Month,
            alarms: &[3, 0],
        },
    ]
}

impl Reminder {
    /// The day after its last day, at which it is over.
    pub fn end(&self) -> Date {
        days_after(self.last, 1)
    }

    /// When one is reminded: `提前3天和当天9:00提醒`.
    pub fn alarm_words(&self) -> String {
        let days: Vec<String> = self.alarms.iter().map(|days| days_before(*days)).collect();
        let day = if self.first == self.last { "当天" } else { "第一天" };
        format!("{}{ALARM_HOUR}:00提醒", days.join("和").replace("当天", day))
    }
}

fn days_before(days: u8) -> String {
    match days {
        0 => "当天".to_owned(),
        1 => "前一天".to_owned(),
        more => format!("提前{more}天"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::typography_fault;
    use crate::rules::test_content::CONTENT;
    use jiff::civil::date;

    fn days(since: Date) -> Vec<(&'static str, Date, Date)> {
        let reminders = reminders(&CONTENT.card.dates, since);
        reminders.iter().map(|reminder| (reminder.id, reminder.first, reminder.last)).collect()
    }

    #[test]
    fn the_first_occurrence_is_never_in_the_past() {
        assert_eq!(
            days(date(2026, 11, 22)),
            [
                ("payment-month", date(2027, 6, 1), date(2027, 6, 30)),
                ("payment-last-day", date(2027, 6, 30), date(2027, 6, 30)),
                ("acceptance-last-day", date(2026, 11, 24), date(2026, 11, 24)),
            ]
        );
        assert_eq!(days(date(2026, 6, 30))[1].1, date(2026, 6, 30));
        assert_eq!(days(date(2026, 12, 25))[2].1, date(2027, 1, 24));
    }

    #[test]
    fn when_and_alarms_are_said_in_words() {
        let reminders = reminders(&CONTENT.card.dates, date(2026, 11, 22));
        let words: Vec<_> = reminders.iter().map(|it| (it.when.as_str(), it.alarm_words())).collect();
        assert_eq!(
            words,
            [
                ("每年6月1日至6月30日", "第一天9:00提醒".to_owned()),
                ("每年6月30日", "提前7天和前一天9:00提醒".to_owned()),
                ("每月24日", "提前3天和当天9:00提醒".to_owned()),
            ]
        );
    }

    #[test]
    fn what_is_doubtful_about_the_year_goes_with_it_and_all_of_it_is_clean_chinese() {
        for reminder in reminders(&CONTENT.card.dates, date(2026, 11, 22)) {
            if reminder.every == Every::Year {
                assert!(reminder.notes.iter().any(|note| note.contains("2021年以后的通知")));
            }
            for text in reminder.notes.iter().chain([&reminder.when, &reminder.alarm_words()]) {
                assert_eq!(typography_fault(text), None, "{text}");
            }
        }
    }
}
