//! `/card/dates?applied=2026-12-24`: the section on dates, worked out for a day that the visitor chose.

mod answer;
mod disagreement;
mod month_ruler;
mod month_table;
mod reasons;

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::content::{GuideId, Section};
use crate::pages::context::Context;
use crate::pages::guides::section_page;
use crate::pages::parts::section_view::SectionView;
use crate::pages::query_params::{FromQuery, QueryParams};
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::PageResponse;

pub use answer::DatesAnswer;
pub use disagreement::DisagreementView;
pub use month_ruler::Leaf;
pub use reasons::caution;

/// The years for which dates are worked out.
const YEARS: RangeInclusive<i16> = 2000..=2100;

/// The day that the visitor chose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DatesQuery {
    /// The day as it was typed, which may be no day at all.
    pub applied: String,
}

/// The form and, if a date was typed, what follows from it.
#[derive(Debug)]
pub struct DatesForm {
    /// The value of the date field.
    pub typed: String,
    /// What is wrong with it; `None` if it is a date that can be worked out.
    pub fault: Option<String>,
    pub answer: Option<DatesAnswer>,
}

/// Responds to the day that was typed; a bad one gets the page again with what was typed and what is wrong with it.
///
/// # Errors
/// When the template can't be rendered.
pub fn respond(ctx: &Context<'_>, query: &DatesQuery) -> Result<PageResponse, RenderError> {
    let section = Section::Dates(&ctx.content.card.dates);
    let form = DatesForm::typed(ctx, &query.applied);
    let view = SectionView::new(ctx, GuideId::Card, section, 2).with_dates(form);
    section_page::of_view(ctx, GuideId::Card, view).map(PageResponse::unlisted)
}

impl FromQuery for DatesQuery {
    fn from_query(params: &QueryParams) -> Option<Self> {
        Some(Self { applied: params.first("applied")?.to_owned() })
    }
}

impl DatesForm {
    /// The form for today.
    pub fn today(ctx: &Context<'_>) -> Self {
        Self::of(ctx, ctx.today())
    }

    /// The form for a typed text.
    pub fn typed(ctx: &Context<'_>, typed: &str) -> Self {
        let fault = |words: &str| Self { typed: typed.to_owned(), fault: Some(words.to_owned()), answer: None };
        match read_day(typed) {
            None if typed.is_empty() => fault("还没有选日期。选一天，再点「看结果」。"),
            None => fault(&format!("「{typed}」不是一个有效的日期。请选一天，或照2026-12-24的样子填。")),
            Some(date) if !within_reach(date) => fault("太远了，只算得出2000年到2100年的日子。"),
            Some(date) => Self::of(ctx, date),
        }
    }

    fn of(ctx: &Context<'_>, applied: Date) -> Self {
        Self { typed: applied.to_string(), fault: None, answer: Some(DatesAnswer::of(ctx, applied)) }
    }
}

/// Reads `2026-12-24` and nothing else.
pub fn read_day(typed: &str) -> Option<Date> {
    let well_formed = typed.len() == 10 && typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    well_formed.then(|| typed.parse().ok()).flatten()
}

/// Whether dates are worked out for the day.
pub fn within_reach(day: Date) -> bool {
    YEARS.contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    fn page(applied: &str, test: impl FnOnce(&str)) {
        with_context(|ctx| match respond(ctx, &DatesQuery { applied: applied.to_owned() }).unwrap() {
            PageResponse::RenderedPage(page) => {
                assert!(page.noindex);
                test(&page.body);
            }
            PageResponse::SeeOther(path) => panic!("leads to {path}"),
        });
    }

    #[test]
    fn the_headline_says_whether_one_can_enrol_and_when_cover_begins() {
        with_context(|ctx| {
            let headline = |typed: &str| DatesForm::typed(ctx, typed).answer.unwrap().headline;
            assert_eq!(headline("2026-11-23"), "今天（11月23日）能办，2026年12月1日起能用。");
            let last = "2026年12月24日能办，是这个月最后一天，下班前办好；2027年1月1日起能用。";
            assert_eq!(headline("2026-12-24"), last);
            assert_eq!(headline("2026-12-25"), "2026年12月25日办不了，2027年1月4日起再办，2027年2月1日起能用。");
            assert_eq!(
                headline("2026-11-29").replace("11月29日", "D"),
                "2026年D办不了，2026年12月1日起再办，2027年1月1日起能用。"
            );
            let weekend = "2026年12月5日在能办的日期里，但不一定开门，先打电话问；办成了，2027年1月1日起能用。";
            assert_eq!(headline("2026-12-05"), weekend);
        });
    }

    #[test]
    fn past_days_are_spoken_of_as_past() {
        with_context(|ctx| {
            let headline = |typed: &str| DatesForm::typed(ctx, typed).answer.unwrap().headline;
            assert_eq!(headline("2026-11-20"), "2026年11月20日那天能办；那天办好的，2026年12月1日起能用。");
            assert_eq!(
                headline("2026-09-26"),
                "2026年9月26日那天不能办，2026年10月8日起才能再办，2026年11月1日起能用。"
            );
        });
    }

    #[test]
    fn paying_for_the_next_year_leads_with_the_end_of_this_one() {
        let words = |day| answer::payment_words(day, &crate::rules::test_fixtures::CONTENT.card.dates);
        let day = jiff::civil::date;
        assert_eq!(words(day(2026, 11, 23)), "2027年的钱，2026年12月31日前交，还剩38天；先打电话问清。");
        assert_eq!(words(day(2026, 12, 31)), "2027年的钱，2026年12月31日前交，就是这一天；先打电话问清。");
        assert_eq!(words(day(2027, 6, 15)), "2027年的钱，年初前就该交了，没交的现在问；2028年的，2027年12月31日前交。");
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
    fn for_a_day_beyond_the_notices_the_page_states_what_is_unknown() {
        with_context(|ctx| {
            let answer = DatesForm::typed(ctx, "2027-02-03").answer.unwrap();
            assert!(answer.caution.unwrap().contains("春节怎么放假还没公布"));
            assert!(answer.correction.iter().any(|row| row.value == "现在还算不出"));
        });
    }

    #[test]
    fn a_query_without_the_parameter_is_none() {
        let query = |query| DatesQuery::from_query(&QueryParams::parse(query));
        assert_eq!(query("from=timeline"), None);
        assert_eq!(query("applied="), Some(DatesQuery::default()));
        assert_eq!(query("applied=+2026-12-24").unwrap().applied, "2026-12-24");
    }

    #[test]
    fn what_was_typed_is_repeated_beside_the_field_and_escaped() {
        page("\"><script>", |html| {
            assert!(html.contains("&quot;&gt;&lt;script&gt;"));
            assert!(!html.contains("\"><script>"));
            assert!(html.contains("不是一个有效的日期"));
        });
    }

    #[test]
    fn the_answer_is_on_the_page() {
        page("2026-12-24", |html| {
            assert!(html.contains("value=\"2026-12-24\""));
            assert!(html.contains("2027年</span><span class=\"nb\">1月1日</span>起能用"));
        });
    }
}
