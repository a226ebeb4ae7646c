//! The dates that follow from one day: the answer, its reasons, and the pictures beside it.

use crate::content::{Dates, Status};
use crate::pages::context::Context;
use crate::pages::parts::labels::Label;
use crate::pages::parts::links::{Link, doubt_address};
use crate::rules::day_name::{day_and_weekday, day_name, full_day_name, month_name};
use crate::rules::time::{next_midnight, rfc3339};
use crate::rules::{Application, Calendar, Conclusion, DayKind, DayMark, MonthCalendar, YearRibbon};

use jiff::civil::Date;

/// The years for which dates are worked out.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// The form and, unless what was typed is no date, its answer.
#[derive(Debug)]
pub struct DatesForm {
    /// What stands in the date field.
    pub typed: String,
    /// What is wrong with it.
    pub fault: Option<String>,
    /// What follows from it.
    pub answer: Option<DatesAnswer>,
}

/// What follows from one day.
#[derive(Debug)]
pub struct DatesAnswer {
    /// The answer in one sentence.
    pub headline: String,
    /// The instant for `data-until`, where the sentence says `今天`.
    pub until: Option<String>,
    /// What to ask before one goes.
    pub caution: Option<String>,
    /// The conclusions.
    pub rows: Vec<Row>,
    /// The months from the day to the first day of cover.
    pub months: Vec<MonthPicture>,
    /// The insurance year.
    pub year: YearPicture,
}

/// One conclusion.
#[derive(Debug)]
pub struct Row {
    /// What it is about.
    pub term: &'static str,
    /// The conclusion.
    pub value: String,
    /// The reason.
    pub reason: String,
    /// Where its mark leads; none for what the source states.
    pub mark: Option<Link>,
}

/// A month as a table.
#[derive(Debug)]
pub struct MonthPicture {
    /// Its name.
    pub name: String,
    /// Its weeks, Monday first; days of other months are empty.
    pub weeks: Vec<Vec<Option<DayCell>>>,
}

/// A day of a month's table.
#[derive(Debug)]
pub struct DayCell {
    /// Its number.
    pub number: i8,
    /// Its classes.
    pub classes: String,
    /// What it is, in a word or two; empty for an ordinary day.
    pub label: &'static str,
}

/// An insurance year as a ribbon of twelve months.
#[derive(Debug)]
pub struct YearPicture {
    /// Its name: `2026年7月至2027年6月`.
    pub name: String,
    /// Its months.
    pub months: Vec<MonthCell>,
}

/// A month of the ribbon.
#[derive(Debug)]
pub struct MonthCell {
    /// Its name: `7月`.
    pub name: String,
    /// Its classes.
    pub classes: String,
    /// What it is.
    pub labels: Vec<&'static str>,
}

impl DatesForm {
    /// For the day that it is.
    pub fn today(ctx: &Context<'_>) -> Self {
        Self::of(ctx, ctx.today())
    }

    /// For what was typed into the form.
    pub fn typed(ctx: &Context<'_>, typed: &str) -> Self {
        let fault = |words: &str| Self { typed: typed.to_owned(), fault: Some(words.to_owned()), answer: None };
        match parse(typed) {
            None if typed.is_empty() => fault("还没有选日期。选一天，再点「看结果」。"),
            None => fault(&format!("「{typed}」不是一个有效的日期。请选一天，或照2026-12-24的样子填。")),
            Some(date) if !YEARS.contains(&date.year()) => fault("太远了，只算得出2000年到2100年的日子。"),
            Some(date) => Self::of(ctx, date),
        }
    }

    fn of(ctx: &Context<'_>, applied: Date) -> Self {
        Self { typed: applied.to_string(), fault: None, answer: Some(DatesAnswer::of(ctx, applied)) }
    }
}

/// Reads `2026-12-24` and nothing else.
fn parse(typed: &str) -> Option<Date> {
    let well_formed = typed.len() == 10 && typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    well_formed.then(|| typed.parse().ok()).flatten()
}

impl DatesAnswer {
    fn of(ctx: &Context<'_>, applied: Date) -> Self {
        let dates = &ctx.content.card.dates;
        let calendar = Calendar::of(ctx.content);
        let application = Application::on(applied, dates, &calendar);
        let today = ctx.today();
        let ribbon = YearRibbon::of(application.year.value, dates, today, Some(application.cover.value));
        let months = MonthCalendar::of_application(&application, dates, &calendar, today);
        Self {
            headline: headline(&application, today),
            until: (applied == today).then(|| rfc3339(&next_midnight(&ctx.now))),
            caution: application.caution.clone(),
            rows: rows(&application, dates),
            months: months.iter().map(MonthPicture::of).collect(),
            year: YearPicture::of(&ribbon),
        }
    }
}

fn headline(application: &Application<'_>, today: Date) -> String {
    let applied = application.applied;
    let day = if applied == today { format!("今天（{}）", day_name(applied)) } else { full_day_name(applied) };
    let cover = full_day_name(application.cover.value);
    if !application.accepted.value {
        format!("{day}办不了，{}起再办，{cover}开始生效。", full_day_name(application.window.value.first))
    } else if application.caution.is_some() {
        format!("{day}在受理期内，但不一定开门，先打电话问；办成了，{cover}开始生效。")
    } else {
        format!("{day}能办，{cover}开始生效。")
    }
}

fn rows(application: &Application<'_>, dates: &Dates) -> Vec<Row> {
    let window = &application.window.value;
    let doubt = doubt_address(&dates.correction_start);
    // The source's year is in doubt as a whole, and with it what follows from it.
    let newer_year = dates.caution.iter().find_map(doubt_address);
    let mut rows = vec![
        Row::new("受理期", format!("{}至{}", full_day_name(window.first), day_name(window.last)), &application.window),
        Row::new("生效", format!("{}起", full_day_name(application.cover.value)), &application.cover),
        Row::doubted("社保年度", application.year.value.to_string(), &application.year, newer_year.clone()),
        Row::doubted("缴费月", payment_words(application), &application.payment, newer_year),
    ];
    if let Some(correction) = &application.correction {
        let (safe, latest) = (&correction.safe, &correction.latest);
        if safe.value.is_some() && safe.value == latest.value {
            let reason = format!("当天算不算，结果一样。{}", latest.reason);
            rows.push(Row { reason, ..Row::new("更正期限", deadline_words(safe.value), safe) });
        } else {
            rows.push(Row::new("稳妥的更正期限", deadline_words(safe.value), safe));
            rows.push(Row::doubted("另一种算法", deadline_words(latest.value), latest, doubt));
        }
    }
    rows
}

fn payment_words(application: &Application<'_>) -> String {
    let payment = &application.payment.value;
    if payment.is_now {
        format!("就在这个月，到{}为止", day_name(payment.last))
    } else {
        format!("不在这个月，下一次是{}", month_name(payment.first))
    }
}

fn deadline_words(deadline: Option<Date>) -> String {
    deadline.map_or_else(|| "现在还算不出".to_owned(), |day| format!("{}，含当天", day_and_weekday(day)))
}

impl Row {
    fn new<T>(term: &'static str, value: String, conclusion: &Conclusion<T>) -> Self {
        let mark = match conclusion.status {
            Status::Stated => None,
            other => Some(Link::new("/about#marks", other.label())),
        };
        Self { term, value, reason: conclusion.reason.clone(), mark }
    }

    /// The same where the content has a doubt about it.
    fn doubted<T>(term: &'static str, value: String, conclusion: &Conclusion<T>, doubt: Option<String>) -> Self {
        let row = Self::new(term, value, conclusion);
        let mark = doubt.map(|href| Link::new(href, Status::Doubtful.label())).or(row.mark);
        Self { mark, ..row }
    }
}

impl MonthPicture {
    fn of(month: &MonthCalendar<'_>) -> Self {
        let cell = |day: &crate::rules::MonthDay<'_>| DayCell {
            number: day.date.day(),
            classes: day_classes(day),
            label: day_label(day),
        };
        let weeks = month.weeks.iter().map(|week| week.iter().map(|day| day.as_ref().map(cell)).collect());
        Self { name: month_name(month.first), weeks: weeks.collect() }
    }
}

fn day_classes(day: &crate::rules::MonthDay<'_>) -> String {
    let marks = day.marks.iter().map(|mark| match mark {
        DayMark::Today => "is-today",
        DayMark::Applied => "is-applied",
        DayMark::CoverStart => "is-cover",
    });
    std::iter::once(day.kind.as_str())
        .chain(day.accepted.then_some("is-accepted"))
        .chain(marks)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The weightiest thing to say of a day.
fn day_label(day: &crate::rules::MonthDay<'_>) -> &'static str {
    let marked = |mark| day.marks.contains(&mark);
    if marked(DayMark::CoverStart) {
        "生效"
    } else if marked(DayMark::Today) {
        "今天"
    } else if marked(DayMark::Applied) {
        "这天"
    } else {
        match day.kind {
            DayKind::Holiday(_) => "休",
            DayKind::MakeUp(_) => "班",
            DayKind::Workday | DayKind::Weekend | DayKind::Unknown => "",
        }
    }
}

impl YearPicture {
    fn of(ribbon: &YearRibbon) -> Self {
        let cover = ribbon.months.iter().position(|month| month.is_covered);
        let months = ribbon.months.iter().enumerate().map(|(index, month)| {
            let said = [(month.is_now, "现在"), (cover == Some(index), "生效"), (month.is_payment, "缴费")];
            let classed =
                [(month.is_covered, "is-covered"), (month.is_payment, "is-payment"), (month.is_now, "is-today")];
            MonthCell {
                name: format!("{}月", month.first.month()),
                classes: chosen(&classed).join(" "),
                labels: chosen(&said),
            }
        });
        Self { name: ribbon.span.to_string(), months: months.collect() }
    }
}

fn chosen(of: &[(bool, &'static str)]) -> Vec<&'static str> {
    of.iter().filter(|(holds, _)| *holds).map(|(_, word)| *word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_support::with_context;

    #[test]
    fn an_accepted_day_and_a_late_one_say_when_cover_begins() {
        with_context(|ctx| {
            let headline = |typed: &str| DatesForm::typed(ctx, typed).answer.unwrap().headline;
            assert_eq!(headline("2026-11-23"), "今天（11月23日）能办，2026年12月1日开始生效。");
            assert_eq!(headline("2026-12-24"), "2026年12月24日能办，2027年1月1日开始生效。");
            assert_eq!(
                headline("2026-10-01"),
                "2026年10月1日在受理期内，但不一定开门，先打电话问；办成了，2026年11月1日开始生效。"
            );
            assert_eq!(headline("2026-12-25"), "2026年12月25日办不了，2027年1月1日起再办，2027年2月1日开始生效。");
        });
    }

    #[test]
    fn what_is_no_date_is_kept_and_explained() {
        with_context(|ctx| {
            for typed in
                ["", "2026-02-30", "2026/12/24", "明天", "+026-01-01", "9999-12-31", "0001-01-01", "-2026-01-1"]
            {
                let tool = DatesForm::typed(ctx, typed);
                assert!(tool.fault.is_some() && tool.answer.is_none(), "{typed}");
                assert_eq!(tool.typed, typed);
            }
        });
    }

    #[test]
    fn a_day_beyond_the_notices_says_what_cannot_be_said() {
        with_context(|ctx| {
            let answer = DatesForm::typed(ctx, "2027-02-03").answer.unwrap();
            assert!(answer.caution.unwrap().contains("2027年放假安排还没收录"));
            assert!(answer.rows.iter().any(|row| row.value == "现在还算不出"));
        });
    }
}
