//! Two sources that disagree on the insurance year: the safe step first, then who says what, then what to ask.

use crate::content::{FactSource, PhoneLine, Position};
use crate::pages::context::Context;
use crate::pages::parts::date_words::{full_day_name, month_name};
use crate::pages::parts::percent::percent;
use crate::pages::parts::phone_line_status::PhoneLineStatusView;
use crate::rules::enrolment::insurance_year::Payment;
use crate::rules::enrolment::renewal::SafeStep;
use crate::rules::{Renewal, YearTimeline};

/// What the macro `disagreement` shows.
#[derive(Debug)]
pub struct DisagreementView<'a> {
    /// Its URL fragment.
    pub id: &'a str,
    /// What they differ on.
    pub title: &'a str,
    /// What to do to be safe.
    pub action: String,
    /// Why.
    pub why: &'a str,
    /// The source to follow, and the one that it contradicts.
    pub slips: [Slip<'a>; 2],
    /// What to say on the phone.
    pub script: String,
    /// The line to call.
    pub line: &'a PhoneLine,
    /// Its state, where it is shown.
    pub live: Option<PhoneLineStatusView>,
}

/// What one source says.
#[derive(Debug)]
pub struct Slip<'a> {
    /// The source.
    pub source: &'a FactSource,
    /// Whether it is the one to follow.
    pub leads: bool,
    /// How much it can be relied on.
    pub trust: &'a str,
    /// What it says.
    pub claim: &'a str,
    /// What follows from it today.
    pub consequence: String,
    /// The same as a picture.
    pub ruler: Ruler,
}

/// An insurance year on an axis of months. Places and lengths are in per cent of the axis.
#[derive(Debug)]
pub struct Ruler {
    /// The picture in words.
    pub words: String,
    pub today: String,
    /// The insurance year: start, length, middle.
    pub year: [String; 3],
    pub year_label: String,
    /// The days of payment: start, length.
    pub payment: [String; 2],
    /// The months at the ends of the axis.
    pub ends: [String; 2],
}

impl<'a> DisagreementView<'a> {
    /// The disagreement as of today.
    pub fn new(ctx: &Context<'a>) -> Self {
        let dates = &ctx.content.card.dates;
        let today = ctx.today();
        let renewal = Renewal::on(today, dates);
        let [newer, former] = YearTimeline::both(dates, today);
        let slip = |position: &'a Position, leads, consequence, timeline: &YearTimeline| Slip {
            source: ctx.content.sources.by_id(&position.source.value),
            leads,
            trust: &position.trust,
            claim: &position.claim,
            consequence,
            ruler: Ruler::of(timeline),
        };
        let (_, line) = ctx.hotline();
        let disagreement = &dates.disagreement;
        Self {
            id: disagreement.id.value.as_str(),
            title: &disagreement.title,
            action: action(renewal.safe_step()),
            why: &disagreement.why,
            slips: [
                slip(&disagreement.newer, true, newer_consequence(&renewal), &newer),
                slip(&disagreement.former, false, former_consequence(&renewal.former), &former),
            ],
            script: script(&renewal),
            line,
            live: Some(PhoneLineStatusView::of(ctx, line)),
        }
    }

    /// The same without what to ask and whom: on the guide and in the print edition the whole call stands above it.
    #[must_use]
    pub fn without_call(self) -> Self {
        Self { live: None, ..self }
    }
}

fn action(step: SafeStep) -> String {
    match step {
        SafeStep::AskBefore(day) => format!("照早的准备：{}前，打电话问清。", full_day_name(day)),
        SafeStep::AskNow(year) => {
            format!("{}年的还没交？现在就打电话问清，能不能补。", year.first.year())
        }
    }
}

/// No days are counted down here: the sentence is kept for use without a network too.
fn newer_consequence(renewal: &Renewal) -> String {
    let payment = &renewal.payment;
    let next = format!("{}年的，{}前交", payment.pays_for.first.year(), full_day_name(payment.last));
    if payment.is_now {
        format!("照它算，{next}。")
    } else {
        format!("照它算，{}年的早该交了；{next}。", renewal.running.first.year())
    }
}

fn former_consequence(payment: &Payment) -> String {
    if payment.is_now {
        "照它算，就在这个月交；有新说法，先问。".to_owned()
    } else {
        format!("照它算，{}才交；有新说法，别等。", month_name(payment.first))
    }
}

fn script(renewal: &Renewal) -> String {
    let year = renewal.payment.pays_for.first.year();
    format!("请问居民医保一年从几月算到几月？{year}年的钱，最晚哪天交，交多少，去哪里交？")
}

impl Ruler {
    fn of(timeline: &YearTimeline) -> Self {
        let (start, length) = timeline.year_bar();
        let (pay_start, pay_length) = timeline.payment_bar();
        let (first, last) = (month_name(timeline.year.first), month_name(timeline.year.last));
        let year_label = if timeline.year.is_calendar_year() {
            format!("{}年这一年", timeline.year.first.year())
        } else {
            format!("到{}年{}月底", timeline.year.last.year(), timeline.year.last.month())
        };
        let pay = (full_day_name(timeline.payment.first), full_day_name(timeline.payment.last));
        Self {
            words: format!("{first}到{last}算一年，{}到{}交；今天是{}。", pay.0, pay.1, full_day_name(timeline.today)),
            today: percent(timeline.place(timeline.today)),
            year: [percent(start), percent(length), percent(start + length / 2)],
            year_label,
            payment: [percent(pay_start), percent(pay_length)],
            ends: [month_name(timeline.first), month_name(timeline.last)],
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::content::typography_fault;
    use crate::rules::test_fixtures::CONTENT;

    fn on(day: Date) -> Renewal {
        Renewal::on(day, &CONTENT.card.dates)
    }

    #[test]
    fn what_to_do_comes_from_the_earlier_deadline() {
        assert_eq!(action(on(date(2026, 11, 23)).safe_step()), "照早的准备：2026年12月31日前，打电话问清。");
        assert_eq!(action(on(date(2027, 3, 1)).safe_step()), "2027年的还没交？现在就打电话问清，能不能补。");
    }

    #[test]
    fn consequences_are_those_of_the_day() {
        assert_eq!(newer_consequence(&on(date(2026, 11, 23))), "照它算，2027年的，2026年12月31日前交。");
        assert_eq!(newer_consequence(&on(date(2026, 12, 31))), "照它算，2027年的，2026年12月31日前交。");
        assert_eq!(former_consequence(&on(date(2026, 11, 23)).former), "照它算，2027年6月才交；有新说法，别等。");
        assert_eq!(former_consequence(&on(date(2027, 6, 30)).former), "照它算，就在这个月交；有新说法，先问。");
    }

    #[test]
    fn sentences_are_clean_on_every_day_of_three_years() {
        let mut day = date(2026, 7, 1);
        while day < date(2029, 7, 1) {
            let renewal = on(day);
            for sentence in [
                action(renewal.safe_step()),
                newer_consequence(&renewal),
                former_consequence(&renewal.former),
                script(&renewal),
            ] {
                assert_eq!(typography_fault(&sentence), None, "{sentence}");
            }
            day = day.tomorrow().unwrap();
        }
    }
}
