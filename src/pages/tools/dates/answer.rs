//! The dates that follow from one day: the answer in a sentence, its conclusions, and the pictures beside them.

use jiff::civil::Date;

use crate::content::{Dates, Status};
use crate::pages::context::Context;
use crate::pages::parts::date_words::{day_and_weekday, day_name, full_day_name, insurance_year_name, month_name};
use crate::pages::parts::labels::Label;
use crate::pages::parts::links::{Link, doubt_href};
use crate::pages::tools::dates::month_table::MonthTable;
use crate::pages::tools::dates::reasons;
use crate::pages::tools::dates::year_timeline_view::YearTimelineView;
use crate::rules::enrolment::conclusion::Conclusion;
use crate::rules::enrolment::correction_deadline::{CorrectionDeadline, Deadline};
use crate::rules::enrolment::insurance_year::Payment;
use crate::rules::time::{next_midnight, rfc3339};
use crate::rules::{Application, Calendar, MonthCalendar, YearTimeline};

/// What follows from one day.
#[derive(Debug)]
pub struct DatesAnswer {
    /// The answer in one sentence.
    pub headline: String,
    /// The instant for `data-until`, if the sentence has `今天`.
    pub until: Option<String>,
    /// What to check by phone before going.
    pub caution: Option<String>,
    pub rows: Vec<ConclusionRow>,
    /// The months from the day to the first day of cover.
    pub months: Vec<MonthTable>,
    /// The insurance year.
    pub year: YearTimelineView,
}

/// One conclusion.
#[derive(Debug)]
pub struct ConclusionRow {
    /// What it is about.
    pub term: &'static str,
    pub value: String,
    pub reason: String,
    /// Where its mark leads; none for what the source states.
    pub mark: Option<Link>,
}

impl DatesAnswer {
    /// What follows from applying on the day `applied`.
    pub fn of(ctx: &Context<'_>, applied: Date) -> Self {
        let dates = &ctx.content.card.dates;
        let calendar = Calendar::of(ctx.content);
        let application = Application::on(applied, dates, &calendar);
        let today = ctx.today();
        let months = MonthCalendar::of_application(&application, dates, &calendar, today);
        let year = YearTimeline::of(application.year.value, dates, today, application.cover.value);
        Self {
            headline: headline(&application, today),
            until: (applied == today).then(|| rfc3339(&next_midnight(&ctx.now))),
            caution: application.caution.map(reasons::caution),
            rows: rows(&application, dates),
            months: months.iter().map(MonthTable::of).collect(),
            year: YearTimelineView::of(&year),
        }
    }
}

fn headline(application: &Application<'_>, today: Date) -> String {
    let applied = application.applied;
    let day = if applied == today { format!("今天（{}）", day_name(applied)) } else { full_day_name(applied) };
    let cover = full_day_name(application.cover.value);
    if !application.is_accepted() {
        format!("{day}办不了，{}起再办，{cover}开始生效。", full_day_name(application.window.value.first))
    } else if application.caution.is_some() {
        format!("{day}在受理期内，但不一定开门，先打电话问；办成了，{cover}开始生效。")
    } else {
        format!("{day}能办，{cover}开始生效。")
    }
}

fn rows(application: &Application<'_>, dates: &Dates) -> Vec<ConclusionRow> {
    let Application { window, cover, year, payment, .. } = application;
    let window_words = format!("{}至{}", full_day_name(window.value.first), day_name(window.value.last));
    let cover_words = format!("{}起", full_day_name(cover.value));
    // The source's year is in doubt as a whole, and with it what follows from it.
    let newer_year = || dates.caution.iter().find_map(doubt_href);
    let mut rows = vec![
        ConclusionRow::new("受理期", window_words, reasons::window(application, dates), window),
        ConclusionRow::new("生效", cover_words, reasons::cover(application), cover),
        ConclusionRow::new("社保年度", insurance_year_name(year.value), reasons::year(application), year)
            .doubted(newer_year()),
        ConclusionRow::new("缴费月", payment_words(&payment.value), reasons::payment(&payment.value, dates), payment)
            .doubted(newer_year()),
    ];
    if let Some(correction) = &application.correction {
        rows.extend(correction_rows(correction, dates));
    }
    rows
}

fn correction_rows(correction: &CorrectionDeadline, dates: &Dates) -> Vec<ConclusionRow> {
    let CorrectionDeadline { safe, latest, .. } = correction;
    let latest_reason = reasons::latest_correction(correction);
    match (safe.value, latest.value) {
        (Deadline::Day(day), Deadline::Day(other)) if day == other => {
            let reason = format!("当天算不算，结果一样。{latest_reason}");
            vec![ConclusionRow::new("更正期限", deadline_words(safe.value), reason, safe)]
        }
        _ => vec![
            ConclusionRow::new(
                "稳妥的更正期限",
                deadline_words(safe.value),
                reasons::safe_correction(correction),
                safe,
            ),
            ConclusionRow::new("另一种算法", deadline_words(latest.value), latest_reason, latest)
                .doubted(doubt_href(&dates.correction_start)),
        ],
    }
}

fn payment_words(payment: &Payment) -> String {
    if payment.is_now {
        format!("就在这个月，到{}为止", day_name(payment.last))
    } else {
        format!("不在这个月，下一次是{}", month_name(payment.first))
    }
}

fn deadline_words(deadline: Deadline) -> String {
    match deadline {
        Deadline::Day(day) => format!("{}，含当天", day_and_weekday(day)),
        Deadline::UnknownYear(_) => "现在还算不出".to_owned(),
    }
}

impl ConclusionRow {
    fn new<T>(term: &'static str, value: String, reason: String, conclusion: &Conclusion<T>) -> Self {
        let mark = match conclusion.status {
            Status::Stated => None,
            other => Some(Link::new("/about#marks", other.label())),
        };
        Self { term, value, reason, mark }
    }

    /// The same row, with a mark that leads to the doubt if the content has one about it.
    fn doubted(self, doubt: Option<String>) -> Self {
        let mark = doubt.map(|href| Link::new(href, Status::Doubtful.label())).or(self.mark);
        Self { mark, ..self }
    }
}
