//! `/plan?town=&who=&day=`: one person's sheet: where to go, what to bring, on which days, what to ask on the phone.

mod sheet;

use askama::Template;
use jiff::civil::Date;

use crate::content::{Content, Group};
use crate::pages::context::Context;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::filters;
use crate::pages::query_params::{FromQuery, QueryParams};
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{PageResponse, RenderedPage};
use crate::pages::tools::dates::{read_day, within_reach};
use crate::rules::{Office, Plan, TownMatch, match_town};

pub use sheet::{Sheet, SheetDay, SheetPaper};

/// The place, the person and the day of a sheet as they were typed; what is empty is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanQuery {
    /// The name or code of a town.
    pub town: String,
    /// The id of a group of people.
    pub who: String,
    /// A day as `2026-12-24`.
    pub day: String,
}

/// What a sheet is for.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlanCase<'a> {
    pub office: Option<Office<'a>>,
    pub group: Option<&'a Group>,
    /// `None`: today.
    pub day: Option<Date>,
}

/// The form, with what was typed and what is wrong with it.
#[derive(Debug, Default)]
pub struct PlanForm {
    pub town: String,
    pub day: String,
    /// The groups to choose from: value, name, whether it is chosen.
    pub groups: Vec<(String, String, bool)>,
    /// What is wrong with the town.
    pub town_fault: Option<String>,
    /// The sheets of the towns that may be meant.
    pub candidates: Vec<Link>,
    /// What is wrong with the day.
    pub day_fault: Option<String>,
}

#[derive(Template)]
#[template(path = "plan.html")]
struct PlanPage<'a> {
    layout: Layout,
    form: PlanForm,
    /// Whether the form stands before the sheet: nothing is chosen yet, or something is wrong.
    asks: bool,
    sheet: Option<Sheet<'a>>,
    /// The level of the sheet's heading.
    level: u8,
}

impl FromQuery for PlanQuery {
    fn from_query(params: &QueryParams) -> Option<Self> {
        let value = |name: &str| params.first(name).unwrap_or_default().to_owned();
        let query = Self { town: value("town"), who: value("who"), day: value("day") };
        (query != Self::default()).then_some(query)
    }
}

impl PlanCase<'_> {
    /// The path of its sheet.
    pub fn path(&self) -> String {
        let town = self.office.map(|office| format!("town={}", office.town.code.value));
        let who = self.group.map(|group| format!("who={}", group.id.value));
        let day = self.day.map(|day| format!("day={day}"));
        let query: Vec<String> = [town, who, day].into_iter().flatten().collect();
        let path = PageId::Plan.path();
        if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
    }
}

/// Renders `/plan` before anything is chosen: the form, and the sheet with what holds for everybody.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    page(ctx, PlanForm::new(ctx, &PlanQuery::default()), Some(PlanCase::default()))
}

/// Responds with the sheet for what was chosen; to what can't be understood with the form again and the choice.
///
/// # Errors
/// When the template can't be rendered.
pub fn respond(ctx: &Context<'_>, query: &PlanQuery) -> Result<PageResponse, RenderError> {
    let mut form = PlanForm::new(ctx, query);
    let case = form.read(ctx, query);
    page(ctx, form, case).map(PageResponse::unlisted)
}

fn page(ctx: &Context<'_>, form: PlanForm, case: Option<PlanCase<'_>>) -> Result<RenderedPage, RenderError> {
    let content = ctx.content;
    let path = PageId::Plan.path();
    let sheet = case.map(|case| {
        let day = case.day.unwrap_or_else(|| ctx.today());
        Sheet::of(ctx, &Plan::new(content, case.office, case.group, day), &case)
    });
    let is_chosen = case.is_some_and(|case| case.path() != path);
    let title = match &sheet {
        Some(sheet) if is_chosen => sheet.share_title.clone(),
        _ => format!("{}：去哪里、带什么、哪天、怎么问", PageId::Plan.short_title(content)),
    };
    let meta = PageMeta {
        title,
        description: "答三个问题，一张A4纸：惠州居民医保参保登记去哪里、带什么、哪天去、电话里怎么问。".to_owned(),
        shows_hotline: true,
        noindex: is_chosen || case.is_none(),
        ..PageMeta::of(content, PageId::Plan)
    };
    let page = PlanPage {
        layout: Layout::new(ctx, meta),
        form,
        asks: !is_chosen,
        sheet,
        level: if is_chosen { 1 } else { 2 },
    };
    RenderedPage::page(ctx, &case.map_or(path, |case| case.path()), &page)
}

impl PlanForm {
    /// The form with what was typed.
    fn new(ctx: &Context<'_>, query: &PlanQuery) -> Self {
        let groups = ctx.content.card.documents.group.iter();
        let choice = |group: &Group| {
            let id = group.id.value.to_string();
            let chosen = id == query.who;
            (id, group.name.to_string(), chosen)
        };
        let day = if query.day.is_empty() { ctx.today().to_string() } else { query.day.clone() };
        Self { town: query.town.clone(), day, groups: groups.map(choice).collect(), ..Self::default() }
    }

    /// What the sheet is for; `None` if a part of it can't be understood, which the form then says. A group that doesn't
    /// exist counts as none, since nobody types one.
    fn read<'a>(&mut self, ctx: &Context<'a>, query: &PlanQuery) -> Option<PlanCase<'a>> {
        let content = ctx.content;
        let group = content.card.documents.get(&query.who);
        let day = self.read_day(ctx, &query.day);
        let office = self.read_town(content, query, group);
        let (Ok(office), Ok(day)) = (office, day) else { return None };
        if let Some(office) = office {
            self.town = office.full_name();
        }
        Some(PlanCase { office, group, day })
    }

    fn read_day(&mut self, ctx: &Context<'_>, typed: &str) -> Result<Option<Date>, Unclear> {
        if typed.is_empty() {
            return Ok(None);
        }
        match read_day(typed).filter(|day| within_reach(*day)) {
            // A sheet that was kept is for the day on which it is opened.
            Some(day) if day < ctx.today() => {
                self.day_fault = Some(format!("{typed}已经过去，下面照今天算。"));
                self.day = ctx.today().to_string();
                Ok(None)
            }
            Some(day) => Ok(Some(day)),
            None => {
                self.day.clear();
                self.day_fault = Some(format!("「{typed}」不是一个能算的日期。请选一天，或照2026-12-24的样子填。"));
                Err(Unclear)
            }
        }
    }

    fn read_town<'a>(
        &mut self,
        content: &'a Content,
        query: &PlanQuery,
        group: Option<&'a Group>,
    ) -> Result<Option<Office<'a>>, Unclear> {
        if query.town.is_empty() {
            return Ok(None);
        }
        let (words, offices) = match match_town(content, &query.town) {
            TownMatch::One(office) => return Ok(Some(office)),
            TownMatch::Many(offices) => ("有不止一个地方叫这个名字，选你住的那一个。", offices),
            TownMatch::None(near) if near.is_empty() => ("没找到这个地方。换个写法，或先空着。", near),
            TownMatch::None(near) => ("没找到这个地方，是不是下面这些？", near),
        };
        let day = read_day(&query.day);
        let sheet =
            |office: Office<'a>| Link::new(PlanCase { office: Some(office), group, day }.path(), office.full_name());
        self.town_fault = Some(words.to_owned());
        self.candidates = offices.into_iter().map(sheet).collect();
        Err(Unclear)
    }
}

/// A part of a query that can't be understood; the form says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unclear;

#[cfg(test)]
mod tests;
