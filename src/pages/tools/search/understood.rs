//! What a typed sentence says of somebody's case, as the search shows it: its parts, the sheet that it fills in, its day.

use crate::content::{CallQuestion, GuideId, OutsideMatter, Section};
use crate::pages::context::Context;
use crate::pages::page_id::PageId;
use crate::pages::parts::call_script_view::CallScriptView;
use crate::pages::parts::date_words::full_day_name;
use crate::pages::tools::dates::DatesForm;
use crate::pages::tools::plan::PlanCase;
use crate::pages::tools::search::search_path;
use crate::rules::SpokenCase;

/// A part of the sentence that was understood.
#[derive(Debug)]
pub struct Chip {
    /// `地方`.
    pub kind: &'static str,
    /// `博罗县园洲镇`.
    pub words: String,
    /// The same search without it; `None` if nothing would be left.
    pub without: Option<String>,
}

/// The sheet that the sentence fills in.
#[derive(Debug)]
pub struct SheetSummary {
    pub href: String,
    /// The place and the person: `园洲镇，低保家里的人`.
    pub title: String,
    pub place: Option<String>,
    pub papers: Option<String>,
}

/// What follows from the day of the sentence.
#[derive(Debug)]
pub struct DayAnswer {
    pub href: String,
    pub day: String,
    pub headline: String,
}

/// The parts of the sentence, in the order of place, age, person, day.
pub fn chips(query: &str, case: &SpokenCase<'_>) -> Vec<Chip> {
    let chip = |kind, words: String, (start, end): (usize, usize)| {
        let rest = [query.get(..start), query.get(end..)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let rest = rest.trim();
        Chip { kind, words, without: (!rest.is_empty()).then(|| search_path(rest)) }
    };
    let town = case.town.map(|town| chip("地方", town.value.full_name(), town.bytes));
    let age = case.age.map(|age| chip("年龄", format!("{}岁", age.value), age.bytes));
    let named = case.named_group.filter(|named| case.group.is_some_and(|group| group.id.value == named.value.id.value));
    let person = named.map(|named| chip("哪类人", named.value.name.to_string(), named.bytes));
    let day = case.day.map(|day| chip("哪天", full_day_name(day.value), day.bytes));
    [town, age, person, day].into_iter().flatten().collect()
}

/// What to say on the phone about what the site has nothing on.
pub fn script<'a>(outside: Option<&OutsideMatter>, query: &str) -> CallScriptView<'a> {
    let subject = outside.map_or_else(|| format!("「{query}」"), |matter| matter.name.to_string());
    CallScriptView {
        say: format!("我想问{subject}，请问归哪个部门管，那里的电话多少？"),
        questions: Vec::<&CallQuestion>::new(),
    }
}

/// The path of the page on dates.
pub fn dates_path(ctx: &Context<'_>) -> String {
    PageId::of_section(GuideId::Card, Section::Dates(&ctx.content.card.dates)).path()
}

impl SheetSummary {
    /// The sheet for what the sentence says, if it names a place and a person, or one of them and a day.
    pub fn of(ctx: &Context<'_>, case: &SpokenCase<'_>) -> Option<Self> {
        if case.count() < 2 || (case.town.is_none() && case.group.is_none()) {
            return None;
        }
        let office = case.town.map(|town| town.value);
        let day = case.day.map(|day| day.value).filter(|day| *day >= ctx.today());
        let plan = PlanCase { office, group: case.group, day };
        let town = office.map(|office| office.town_name().to_owned());
        let person = case.group.map(|group| group.spoken.to_string());
        Some(Self {
            href: plan.path(),
            title: [town, person].into_iter().flatten().collect::<Vec<_>>().join("，"),
            place: office.map(|office| office.name()),
            papers: case
                .group
                .map(|group| group.paper.iter().map(|paper| paper.name.to_string()).collect::<Vec<_>>().join("、")),
        })
    }
}

impl DayAnswer {
    /// What follows from applying on the day that the sentence names.
    pub fn of(ctx: &Context<'_>, case: &SpokenCase<'_>) -> Option<Self> {
        let day = case.day?.value;
        let answer = DatesForm::typed(ctx, &day.to_string()).answer?;
        Some(Self {
            href: format!("{}?applied={day}", dates_path(ctx)),
            day: full_day_name(day),
            headline: answer.headline,
        })
    }
}
