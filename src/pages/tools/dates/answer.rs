//! The dates that follow from one day: the answer in a sentence, its conclusions for newcomers and for those who renew,
//! and the months beside them.

use jiff::civil::Date;

use crate::content::{Content, Provenance, Status};
use crate::pages::context::Context;
use crate::pages::parts::date_words::{day_and_weekday, day_name, full_day_name};
use crate::pages::parts::marks::{self, Mark};
use crate::pages::parts::markup::Markup;
use crate::pages::tools::dates::month_ruler::{Leaf, MonthRuler};
use crate::pages::tools::dates::month_table::MonthTable;
use crate::pages::tools::dates::reasons;
use crate::rules::enrolment::correction_deadline::{CorrectionDeadline, Deadline};
use crate::rules::time::{next_midnight, rfc3339};
use crate::rules::{Application, Calendar, MonthCalendar, Renewal};

/// What follows from one day.
#[derive(Debug)]
pub struct DatesAnswer {
    /// The answer for who enrols, in one sentence.
    pub headline: String,
    /// The answer for who is insured already, in one sentence.
    pub payment: String,
    /// The marks of that answer.
    pub payment_marks: Markup,
    /// The day as a leaf of a calendar.
    pub leaf: Leaf,
    /// Its month as a ruler.
    pub month_ruler: MonthRuler,
    /// The instant for `data-until`, if the sentences speak of today.
    pub until: Option<String>,
    /// What to check by phone before going.
    pub caution: Option<String>,
    /// For who enrols for the first time or again after a gap.
    pub newcomer: Vec<ConclusionRow>,
    /// For who is insured already.
    pub renewal: Vec<ConclusionRow>,
    /// For who gets a check sheet on that day.
    pub correction: Vec<ConclusionRow>,
    /// The months from the day to the first day of cover.
    pub months: Vec<MonthTable>,
}

/// One conclusion.
#[derive(Debug)]
pub struct ConclusionRow {
    /// What it is about.
    pub term: &'static str,
    pub value: String,
    pub reason: String,
    /// Where it is from, and whether this site worked it out.
    pub marks: Markup,
}

impl DatesAnswer {
    /// What follows from applying on the day `applied`.
    pub fn of(ctx: &Context<'_>, applied: Date) -> Self {
        let dates = &ctx.content.card.dates;
        let calendar = Calendar::of(ctx.content);
        let application = Application::on(applied, dates, &calendar);
        let renewal = Renewal::on(applied, dates);
        let today = ctx.today();
        let months = MonthCalendar::of_application(&application, dates, &calendar, today);
        let payment_marks = marks::of_conclusion(ctx.content, &dates.payment.fact.provenance, Status::Derived);
        Self {
            headline: headline(&application, today),
            payment: payment_headline(&renewal),
            payment_marks: marks::markup(&payment_marks),
            leaf: Leaf::of(applied),
            month_ruler: MonthRuler::of(applied, dates),
            until: (applied == today).then(|| rfc3339(&next_midnight(&ctx.now))),
            caution: application.caution.map(reasons::caution),
            newcomer: newcomer_rows(ctx.content, &application),
            renewal: renewal_rows(ctx.content, &renewal),
            correction: correction_rows(ctx.content, &application.correction),
            months: months.iter().map(MonthTable::of).collect(),
        }
    }
}

/// Whether one can enrol on the day, and from when cover holds. A past day is spoken of as past.
fn headline(application: &Application<'_>, today: Date) -> String {
    let applied = application.applied;
    let day = if applied == today { format!("今天（{}）", day_name(applied)) } else { full_day_name(applied) };
    let cover = full_day_name(application.cover.value);
    let again = full_day_name(application.window.value.opens());
    let is_past = applied < today;
    match (application.is_accepted(), is_past) {
        (false, true) => format!("{day}那天不能办，{again}起才能再办，{cover}起能用。"),
        (false, false) => format!("{day}办不了，{again}起再办，{cover}起能用。"),
        (true, true) => format!("{day}那天能办；那天办好的，{cover}起能用。"),
        (true, false) if application.caution.is_some() => {
            format!("{day}在能办的日期里，但不一定开门，先打电话问；办成了，{cover}起能用。")
        }
        (true, false) if application.is_last_day() => {
            format!("{day}能办，是这个月最后一天，下班前办好；{cover}起能用。")
        }
        (true, false) if application.is_last_working_day() => {
            format!("{day}能办，是这个月最后一个工作日；{cover}起能用。")
        }
        (true, false) => format!("{day}能办，{cover}起能用。"),
    }
}

/// `2027年的钱，2026年12月31日前交，还剩38天；交之前先打电话问清。`
fn payment_headline(renewal: &Renewal) -> String {
    let payment = &renewal.payment;
    let year = payment.pays_for.first.year();
    let last = full_day_name(payment.last);
    let left = match payment.days_left {
        0 => "就是这一天".to_owned(),
        days => format!("还剩{days}天"),
    };
    if payment.is_now {
        format!("{year}年的钱，{last}前交，{left}；先打电话问清。")
    } else {
        let running = renewal.running.first.year();
        format!("{running}年的钱，年初前就该交了，没交的现在问；{year}年的，{last}前交。")
    }
}

fn newcomer_rows(content: &Content, application: &Application<'_>) -> Vec<ConclusionRow> {
    let dates = &content.card.dates;
    let Application { window, cover, .. } = application;
    let window_words = match (window.value.first_working_day, window.value.last_working_day) {
        (Some(first), Some(last)) if first < last => {
            format!("{}（第一个工作日）至{}", full_day_name(first), day_and_weekday(last))
        }
        _ => format!("{}至{}", full_day_name(window.value.first), day_name(window.value.last)),
    };
    let window_reason =
        [Some(reasons::window(application, dates)), reasons::last_working_day(application)].into_iter().flatten();
    let main = marks::of_main_source(content);
    let own = |from: &Provenance, status| {
        let mut all = vec![main.clone()];
        all.extend(marks::of_conclusion(content, from, status));
        all
    };
    let waiting = dates.newcomer.iter().flat_map(|fact| marks::of_fact(content, &fact.provenance));
    let mut cover_marks = own(&dates.effect.provenance, cover.status.max(Status::Derived));
    cover_marks.extend(waiting);
    let cover_reason = format!("{}全国另有等待期的规定，看下面。", reasons::cover(application));
    vec![
        ConclusionRow::new(
            "能办的日期",
            window_words,
            window_reason.collect(),
            &own(&dates.window.fact.provenance, Status::Derived),
        ),
        ConclusionRow::new(
            "能用的日期",
            format!("{}起", full_day_name(cover.value)),
            cover_reason,
            &distinct(cover_marks),
        ),
    ]
}

fn renewal_rows(content: &Content, renewal: &Renewal) -> Vec<ConclusionRow> {
    let dates = &content.card.dates;
    let payment = &renewal.payment;
    let (year, last) = (payment.pays_for.first.year(), full_day_name(payment.last));
    // The source is about one year; that it holds for the next is this site's reading.
    let source = marks::of_conclusion(content, &dates.payment.fact.provenance, Status::Derived);
    let former = marks::of_fact(content, &dates.former_payment.fact.provenance);
    vec![
        ConclusionRow::new("最晚哪天交", format!("{year}年的，{last}前"), reasons::payment(payment, dates), &source),
        ConclusionRow::new(
            "另一种说法",
            "原文的说法，已有新说法".to_owned(),
            reasons::former_payment(&renewal.former),
            &former,
        ),
    ]
}

fn correction_rows(content: &Content, correction: &CorrectionDeadline<'_>) -> Vec<ConclusionRow> {
    let dates = &content.card.dates;
    let CorrectionDeadline { safe, latest, .. } = correction;
    let derived = marks::of_conclusion(content, &dates.correction.fact.provenance, Status::Derived);
    let doubtful = marks::of_fact(content, &dates.correction_start.provenance);
    let latest_reason = reasons::latest_correction(correction);
    let safe_words = deadline_words(safe.value);
    if safe.value.day() == latest.value.day() {
        let reason = format!("当天算不算，结果一样。{latest_reason}");
        return vec![ConclusionRow::new("改正期限", safe_words, reason, &derived)];
    }
    vec![
        ConclusionRow::new("稳妥的改正期限", safe_words, reasons::safe_correction(correction), &derived),
        ConclusionRow::new("另一种算法", deadline_words(latest.value), latest_reason, &doubtful),
    ]
}

fn deadline_words(deadline: Deadline<'_>) -> String {
    match deadline.day() {
        Some(day) => format!("{}，含当天", day_and_weekday(day)),
        None => "现在还算不出".to_owned(),
    }
}

/// The marks, each once.
fn distinct(marks: Vec<Mark>) -> Vec<Mark> {
    let mut seen: Vec<Mark> = Vec::new();
    for mark in marks {
        if !seen.contains(&mark) {
            seen.push(mark);
        }
    }
    seen
}

impl ConclusionRow {
    fn new(term: &'static str, value: String, reason: String, marks: &[Mark]) -> Self {
        Self { term, value, reason, marks: marks::markup(marks) }
    }
}

/// When the next year is paid, as of a day.
#[cfg(test)]
pub(super) fn payment_words(day: Date, dates: &crate::content::Dates) -> String {
    payment_headline(&Renewal::on(day, dates))
}
