//! Why each date follows, and what to check by phone before going, one sentence each.

use crate::content::Dates;
use crate::pages::parts::date_words::{day_name, full_day_name, month_name};
use crate::rules::Application;
use crate::rules::enrolment::application::{Acceptance, MaybeClosed};
use crate::rules::enrolment::correction_deadline::{CorrectionDeadline, Deadline};
use crate::rules::enrolment::insurance_year::Payment;

/// That the office may be closed.
pub fn caution(caution: MaybeClosed<'_>) -> String {
    let day_off = |day, what: &str| format!("{}是{what}，经办部门开不开门，来源没有写，先打电话确认。", day_name(day));
    match caution {
        MaybeClosed::Weekend(day) => day_off(day, "周末"),
        MaybeClosed::Holiday(day, name) => day_off(day, &format!("{name}假期")),
        MaybeClosed::UnknownYear(day) => {
            format!("{}年放假安排还没收录，{}上不上班，先打电话确认。", day.year(), day_name(day))
        }
    }
}

/// Why applications are or are not accepted.
pub fn window(application: &Application<'_>, dates: &Dates) -> String {
    let (first, last) = (dates.window.first_day.0, dates.window.last_day.0);
    let position = match application.acceptance.value {
        Acceptance::Accepted => "在受理期内",
        Acceptance::TooEarly => "还没到受理期",
        Acceptance::TooLate => "已过本月受理期",
    };
    format!("{}{position}，每月{first}日至{last}日受理。", day_name(application.applied))
}

/// Why cover begins when it does.
pub fn cover(application: &Application<'_>) -> String {
    let first = application.window.value.first;
    if application.is_accepted() {
        format!("{}申报，次月生效。", month_name(first))
    } else {
        format!("要等{}起申报，再下个月生效。", full_day_name(first))
    }
}

/// Why it is this insurance year.
pub fn year(application: &Application<'_>) -> String {
    format!("{}在这个社保年度里。", full_day_name(application.cover.value))
}

/// Why the payment month is this one.
pub fn payment(payment: &Payment, dates: &Dates) -> String {
    let month = dates.payment.month.0;
    if payment.is_now {
        format!("每年{month}月缴下一个社保年度的费用，这次到{}为止。", day_name(payment.last))
    } else {
        format!("每年{month}月缴下一个社保年度的费用，下一次是{}。", month_name(payment.first))
    }
}

/// How the earlier deadline for corrections is counted.
pub fn safe_correction(correction: &CorrectionDeadline) -> String {
    counting("从拿到校对表的当天", correction.working_days, correction.safe.value)
}

/// How the later deadline for corrections is counted.
pub fn latest_correction(correction: &CorrectionDeadline) -> String {
    counting("从拿到校对表的下一个工作日", correction.working_days, correction.latest.value)
}

fn counting(start: &str, working_days: u8, deadline: Deadline) -> String {
    match deadline {
        Deadline::Day(_) => {
            format!("{start}数起，第{working_days}个工作日；放假的日子不算，调休上班的日子算。")
        }
        Deadline::UnknownYear(year) => format!("{year}年放假安排还没收录，数不出第{working_days}个工作日。"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::content::typography_fault;
    use crate::pages::parts::date_words::insurance_year_name;
    use crate::rules::Calendar;
    use crate::rules::test_fixtures::CONTENT;

    fn dates() -> &'static Dates {
        &CONTENT.card.dates
    }

    fn on(day: Date) -> Application<'static> {
        Application::on(day, dates(), &Calendar::of(&CONTENT))
    }

    #[test]
    fn the_last_day_of_a_window_and_the_first_after_it_say_why() {
        let inside = on(date(2026, 12, 24));
        assert_eq!(window(&inside, dates()), "12月24日在受理期内，每月1日至24日受理。");
        assert_eq!(cover(&inside), "2026年12月申报，次月生效。");
        let late = on(date(2026, 12, 25));
        assert_eq!(window(&late, dates()), "12月25日已过本月受理期，每月1日至24日受理。");
        assert_eq!(cover(&late), "要等2027年1月1日起申报，再下个月生效。");
    }

    #[test]
    fn the_payment_month_says_whether_it_is_now() {
        let reason = |day| payment(&on(day).payment.value, dates());
        assert_eq!(reason(date(2026, 5, 31)), "每年6月缴下一个社保年度的费用，下一次是2026年6月。");
        assert_eq!(reason(date(2026, 6, 1)), "每年6月缴下一个社保年度的费用，这次到6月30日为止。");
    }

    #[test]
    fn beyond_the_notices_no_deadline_is_counted() {
        let january = on(date(2027, 1, 8));
        let correction = january.correction.unwrap();
        assert_eq!(safe_correction(&correction), "2027年放假安排还没收录，数不出第5个工作日。");
        assert_eq!(caution(january.caution.unwrap()), "2027年放假安排还没收录，1月8日上不上班，先打电话确认。");
    }

    #[test]
    fn a_day_off_inside_the_window_is_cautioned() {
        let caution = |day| caution(on(day).caution.unwrap());
        assert_eq!(caution(date(2026, 10, 3)), "10月3日是国庆节假期，经办部门开不开门，来源没有写，先打电话确认。");
        assert_eq!(caution(date(2026, 11, 22)), "11月22日是周末，经办部门开不开门，来源没有写，先打电话确认。");
        assert_eq!(caution(date(2026, 9, 25)), "10月1日是国庆节假期，经办部门开不开门，来源没有写，先打电话确认。");
    }

    #[test]
    fn sentences_are_clean_on_every_day() {
        let mut day = date(2026, 1, 1);
        while day < date(2027, 2, 1) {
            let application = on(day);
            let mut sentences = vec![
                window(&application, dates()),
                cover(&application),
                year(&application),
                payment(&application.payment.value, dates()),
                insurance_year_name(application.year.value),
            ];
            sentences.extend(application.caution.map(caution));
            sentences.extend(application.correction.iter().flat_map(|it| [safe_correction(it), latest_correction(it)]));
            for sentence in sentences {
                assert_eq!(typography_fault(&sentence), None, "{sentence}");
            }
            day = day.tomorrow().unwrap();
        }
    }
}
