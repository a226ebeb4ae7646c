//! Huizhou's time zone, and conversions between its wall clock and instants.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};

/// Huizhou's time zone, the only one of the site. It is part of the binary: the machine's own zone and zone database
/// don't matter.
pub static SHANGHAI: TimeZone = jiff::tz::get!("Asia/Shanghai");

/// What a wall clock in Huizhou shows at this moment.
pub fn wall_clock(moment: &Zoned) -> DateTime {
    SHANGHAI.to_datetime(moment.timestamp())
}

/// The day that it is in Huizhou.
pub fn today(moment: &Zoned) -> Date {
    wall_clock(moment).date()
}

/// The instant at which a wall clock in Huizhou shows `clock`; the last instant that jiff can hold for a clock beyond it.
pub fn instant(clock: DateTime) -> Zoned {
    SHANGHAI.to_timestamp(clock).unwrap_or(Timestamp::MAX).to_zoned(SHANGHAI.clone())
}

/// The midnight that ends the day of this moment.
pub fn next_midnight(moment: &Zoned) -> Zoned {
    instant(midnight_after(today(moment)))
}

/// The moment as it stands in `data-until`: `2026-11-23T12:00:00+08:00`.
pub fn rfc3339(moment: &Zoned) -> String {
    let local = moment.with_time_zone(SHANGHAI.clone());
    local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The day `days` after `date`; the last day that jiff can hold for one beyond it.
pub(in crate::rules) fn days_after(date: Date, days: i64) -> Date {
    date.saturating_add(Span::new().days(days.clamp(-100_000, 100_000)))
}

/// The wall clock at the midnight that ends `date`.
pub(in crate::rules) fn midnight_after(date: Date) -> DateTime {
    days_after(date, 1).to_datetime(Time::midnight())
}

/// The first day of the month `months` after that of `date`.
pub(in crate::rules) fn first_of_month(date: Date, months: i64) -> Date {
    date.first_of_month().saturating_add(Span::new().months(months.clamp(-1_000, 1_000)))
}

/// How many days lie between two days; negative if `to` is the earlier.
pub(in crate::rules) fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_moment_is_read_in_huizhou_whatever_its_zone() {
        let moment: Timestamp = "2026-12-31T16:00:00Z".parse().unwrap();
        assert_eq!(wall_clock(&moment.to_zoned(TimeZone::UTC)), date(2027, 1, 1).at(0, 0, 0, 0));
        let before: Timestamp = "2026-12-31T15:59:59.999999999Z".parse().unwrap();
        assert_eq!(today(&before.to_zoned(TimeZone::UTC)), date(2026, 12, 31));
        assert_eq!(rfc3339(&next_midnight(&before.to_zoned(TimeZone::UTC))), "2027-01-01T00:00:00+08:00");
    }

    #[test]
    fn wall_clock_and_instant_are_inverse() {
        let clock = date(2028, 2, 29).at(14, 30, 0, 0);
        assert_eq!(wall_clock(&instant(clock)), clock);
        assert_eq!(rfc3339(&instant(clock)), "2028-02-29T14:30:00+08:00");
    }

    #[test]
    fn days_that_jiff_cannot_hold_do_not_panic() {
        assert_eq!(days_after(Date::MAX, 1), Date::MAX);
        assert_eq!(first_of_month(Date::MAX, 1).month(), 12);
        let _ = instant(DateTime::MAX);
    }

    #[test]
    fn days_between_counts_midnights() {
        assert_eq!(days_between(date(2028, 2, 28), date(2028, 3, 1)), 2);
        assert_eq!(days_between(date(2026, 3, 1), date(2026, 2, 28)), -1);
    }
}
