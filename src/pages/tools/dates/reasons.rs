//! What to check by phone before going, and why each date follows, one sentence each.

use crate::content::Dates;
use crate::pages::parts::date_words::{day_and_weekday, day_name, full_day_name, month_name};
use crate::rules::Application;
use crate::rules::enrolment::application::{Acceptance, MaybeClosed};
use crate::rules::enrolment::correction_deadline::{CorrectionDeadline, Deadline};
use crate::rules::enrolment::insurance_year::Payment;

/// That the office may be closed.
pub fn caution(caution: MaybeClosed<'_>) -> String {
    let day_off = |day, what: &str| format!("{}是{what}，办理部门开不开门，原文没写，先打电话确认。", day_name(day));
    match caution {
        MaybeClosed::Weekend(day) => day_off(day, "周末"),
        MaybeClosed::Holiday(day, name) => day_off(day, &format!("{name}假期")),
        MaybeClosed::MakeUp(day, name) => day_off(day, &format!("{name}调休上班的日子")),
        MaybeClosed::Unsettled(day, name) => {
            format!("{name}怎么放假还没公布，{}上不上班，先打电话确认。", day_name(day))
        }
    }
}

/// Why applications are or are not accepted.
pub fn window(application: &Application<'_>, dates: &Dates) -> String {
    let (first, last) = (dates.window.first_day.0, dates.window.last_day.0);
    let position = match application.acceptance.value {
        Acceptance::Accepted => "在能办的日期里",
        Acceptance::TooEarly => "还没到能办的日期",
        Acceptance::TooLate => "已过这个月能办的日期",
    };
    format!("{}{position}，每月{first}日至{last}日受理。", day_name(application.applied))
}

/// On which day of the window it is still worth going, where it ends on a day that may be off.
pub fn last_working_day(application: &Application<'_>) -> Option<String> {
    let window = application.window.value;
    let day = window.last_working_day.filter(|day| *day != window.last)?;
    Some(format!("{}不一定开门，最后一个工作日是{}。", day_and_weekday(window.last), day_and_weekday(day)))
}

/// Why cover begins when it does.
pub fn cover(application: &Application<'_>) -> String {
    let first = application.window.value.first;
    if application.is_accepted() {
        format!("{}办好，下个月起能用。", month_name(first))
    } else {
        format!("要等{}起办，再下个月起能用。", full_day_name(first))
    }
}

/// Why the payment is due when it is, by the leading source.
pub fn payment(payment: &Payment, dates: &Dates) -> String {
    let year = payment.pays_for.first.year();
    format!("{}{year}年的哪天开始收，看当年的通知。", dates.payment.fact.text)
}

/// What the superseded source says of the same payment.
pub fn former_payment(payment: &Payment) -> String {
    let last = day_name(payment.last);
    format!("原文写{}到{last}交，有新说法，不要等到那时。", full_day_name(payment.first))
}

/// How the earlier deadline for corrections is counted.
pub fn safe_correction(correction: &CorrectionDeadline<'_>) -> String {
    counting("从拿到校对表的当天", correction.working_days, correction.safe.value)
}

/// How the later deadline for corrections is counted.
pub fn latest_correction(correction: &CorrectionDeadline<'_>) -> String {
    counting("从拿到校对表的下一个工作日", correction.working_days, correction.latest.value)
}

fn counting(start: &str, working_days: u8, deadline: Deadline<'_>) -> String {
    match deadline {
        Deadline::Day(_) => format!("{start}数起，第{working_days}个工作日；放假的日子不算，调休上班的日子算。"),
        Deadline::MakeUp { day, .. } => format!(
            "{start}数起，第{working_days}个工作日是{}，调休上班，开不开门拿不准，提前去。",
            day_and_weekday(day)
        ),
        Deadline::Unsettled(feast) => format!("{feast}怎么放假还没公布，数不出第{working_days}个工作日。"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::content::typography_fault;
    use crate::rules::test_fixtures::CONTENT;
    use crate::rules::{Calendar, Renewal};

    fn dates() -> &'static Dates {
        &CONTENT.card.dates
    }

    fn on(day: Date) -> Application<'static> {
        Application::on(day, dates(), &Calendar::of(&CONTENT))
    }

    #[test]
    fn the_last_day_of_a_window_and_the_first_after_it_say_why() {
        let inside = on(date(2026, 12, 24));
        assert_eq!(window(&inside, dates()), "12月24日在能办的日期里，每月1日至24日受理。");
        assert_eq!(cover(&inside), "2026年12月办好，下个月起能用。");
        let late = on(date(2026, 12, 25));
        assert_eq!(window(&late, dates()), "12月25日已过这个月能办的日期，每月1日至24日受理。");
        assert_eq!(cover(&late), "要等2027年1月1日起办，再下个月起能用。");
    }

    #[test]
    fn a_window_that_ends_on_a_saturday_names_the_friday() {
        let words = "10月24日（周六）不一定开门，最后一个工作日是10月23日（周五）。";
        assert_eq!(last_working_day(&on(date(2026, 10, 12))).as_deref(), Some(words));
        assert_eq!(last_working_day(&on(date(2026, 11, 2))), None);
    }

    #[test]
    fn a_deadline_on_a_make_up_saturday_is_moved_forward() {
        let sheet = on(date(2026, 2, 24)).correction;
        assert_eq!(sheet.safe.value.day(), Some(date(2026, 2, 27)));
        assert!(safe_correction(&sheet).contains("2月28日（周六），调休上班，开不开门拿不准"));
    }

    #[test]
    fn near_a_feast_without_a_notice_no_deadline_is_counted() {
        let new_year = on(date(2027, 2, 1));
        assert_eq!(safe_correction(&new_year.correction), "春节怎么放假还没公布，数不出第5个工作日。");
        let caution = caution(on(date(2027, 2, 3)).caution.unwrap());
        assert_eq!(caution, "春节怎么放假还没公布，2月3日上不上班，先打电话确认。");
    }

    #[test]
    fn a_day_off_inside_the_window_is_cautioned() {
        let caution = |day| caution(on(day).caution.unwrap());
        assert_eq!(caution(date(2026, 10, 3)), "10月3日是国庆节假期，办理部门开不开门，原文没写，先打电话确认。");
        assert_eq!(caution(date(2026, 11, 22)), "11月22日是周末，办理部门开不开门，原文没写，先打电话确认。");
        assert_eq!(
            caution(date(2026, 10, 10)),
            "10月10日是国庆节调休上班的日子，办理部门开不开门，原文没写，先打电话确认。"
        );
        assert_eq!(on(date(2026, 9, 30)).caution, None);
    }

    #[test]
    fn sentences_are_clean_on_every_day() {
        let mut day = date(2026, 1, 1);
        while day < date(2029, 2, 1) {
            let application = on(day);
            let renewal = Renewal::on(day, dates());
            let correction = &application.correction;
            let mut sentences = vec![
                window(&application, dates()),
                cover(&application),
                payment(&renewal.payment, dates()),
                former_payment(&renewal.former),
                safe_correction(correction),
                latest_correction(correction),
            ];
            sentences.extend(application.caution.map(caution));
            sentences.extend(last_working_day(&application));
            for sentence in sentences {
                assert_eq!(typography_fault(&sentence), None, "{sentence}");
            }
            day = day.tomorrow().unwrap();
        }
    }
}
