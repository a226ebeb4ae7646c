//! The sheet of one person: what `templates/components/sheet.html` shows, and one A4 page on paper.

use crate::content::{Content, Glyph, OfficeRule, PhoneLine, Status};
use crate::pages::context::Context;
use crate::pages::parts::call_script_view::{self, CallScriptView};
use crate::pages::parts::date_words::{day_name, full_day_name};
use crate::pages::parts::marks;
use crate::pages::parts::markup::Markup;
use crate::pages::parts::qr_code;
use crate::pages::tools::dates::{Leaf, caution};
use crate::pages::tools::documents::condition_label;
use crate::pages::tools::plan::PlanCase;
use crate::rules::{ChecklistPaper, Plan};

/// The sheet of one person.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// `水口街道：参保登记这样办`.
    pub title: String,
    /// The same as a title for sharing.
    pub share_title: String,
    /// For whom and for which day.
    pub subtitle: String,
    /// The QR code of its address; empty if the server doesn't know its own.
    pub code: Markup,
    /// Its address, for paper.
    pub address: String,
    pub line: &'a PhoneLine,
    /// When not to call.
    pub peak: Option<String>,
    pub script: CallScriptView<'a>,
    pub papers: Vec<SheetPaper>,
    /// Where to go.
    pub place: String,
    /// That the office is this site's conclusion.
    pub place_marks: Markup,
    /// Where to pay.
    pub pay: String,
    pub pay_marks: Markup,
    pub days: Vec<SheetDay>,
    /// What no source settles, in one sentence each.
    pub unsure: Vec<String>,
    /// The day of the print, and of the last review.
    pub printed: String,
    pub reviewed: String,
}

/// A paper with its box to tick.
#[derive(Debug)]
pub struct SheetPaper {
    pub glyph: Option<&'static str>,
    pub name: String,
    pub detail: String,
}

/// A day to remember.
#[derive(Debug)]
pub struct SheetDay {
    pub leaf: Leaf,
    /// The day in words, for those who don't see the leaf.
    pub day: String,
    pub title: String,
    pub note: String,
}

impl<'a> Sheet<'a> {
    /// The sheet of a plan.
    pub fn of(ctx: &Context<'a>, plan: &Plan<'a>, case: &PlanCase<'a>) -> Self {
        let content = ctx.content;
        let (_, line) = ctx.hotline();
        let place = plan.office.map(|office| office.full_name());
        let group = plan.checklist.as_ref().map(|checklist| checklist.group);
        let town = plan.office.map(|office| office.town_name());
        let path = case.path();
        let (pay, pay_marks) = pay(content, plan);
        let derived = plan.office.filter(|office| office.status() == Status::Derived);
        Self {
            title: town.map_or_else(|| "参保登记，这样办".to_owned(), |town| format!("{town}：参保登记这样办")),
            share_title: share_title(town, group.map(|group| group.spoken.as_str())),
            subtitle: subtitle(plan, group.map(|group| group.name.as_str())),
            code: ctx.known_url(&path).map(|url| qr_code::code(&url)).unwrap_or_default(),
            address: ctx.known_url(&path).unwrap_or_default(),
            line,
            peak: line.peak.as_ref().map(|peak| format!("{peak}。")),
            script: script(content, plan, place.as_deref()),
            papers: papers(content, plan),
            place: place_words(content, plan),
            place_marks: derived.map(|office| marks::markup(&office_marks(content, office.rule))).unwrap_or_default(),
            pay,
            pay_marks,
            days: days(content, plan),
            unsure: unsure(plan),
            printed: full_day_name(ctx.today()),
            reviewed: full_day_name(content.site.review.last),
        }
    }
}

fn office_marks(content: &Content, rule: &OfficeRule) -> Vec<marks::Mark> {
    marks::of_conclusion(content, &rule.provenance, Status::Derived)
}

/// `水口街道，没有工作的大人：参保登记去哪里、带什么、哪天去`.
fn share_title(town: Option<&str>, spoken: Option<&str>) -> String {
    let case: Vec<&str> = [town, spoken].into_iter().flatten().collect();
    let case = if case.is_empty() { "惠州居民医保".to_owned() } else { case.join("，") };
    format!("{case}：参保登记去哪里、带什么、哪天去")
}

fn subtitle(plan: &Plan<'_>, group: Option<&str>) -> String {
    let day = full_day_name(plan.application.applied);
    let go = if plan.wished.is_accepted() {
        format!("{day}去。")
    } else {
        format!("{}办不了，{day}起去。", day_name(plan.wished.applied))
    };
    group.map_or_else(|| go.clone(), |group| format!("{group}，{go}"))
}

fn script<'a>(content: &'a Content, plan: &Plan<'a>, place: Option<&str>) -> CallScriptView<'a> {
    let group = plan.checklist.as_ref().map(|checklist| checklist.group);
    let card = &content.card;
    let also = group.map(|group| group.ask_also.as_slice()).unwrap_or_default();
    CallScriptView {
        say: call_script_view::opening(place, group.map(|group| group.spoken.as_str())),
        questions: card.offices.call.ask.iter().chain(&card.overview.call.ask).chain(also).collect(),
    }
}

fn place_words(content: &Content, plan: &Plan<'_>) -> String {
    if let Some(office) = plan.office {
        return format!("{}。地址没有查到，以电话里问到的为准。", office.name());
    }
    let rules = content.card.offices.rule.iter();
    let named = rules.filter(|rule| rule.provenance.status == Status::Stated);
    let lines: Vec<String> = named.map(|rule| format!("{}：{}", rule.residents, rule.office)).collect();
    format!("{}。", lines.join("；"))
}

fn pay(content: &Content, plan: &Plan<'_>) -> (String, Markup) {
    let bank = &content.card.offices.bank;
    let marks = marks::markup(&marks::of_fact(content, &bank.provenance));
    let words = match plan.office {
        Some(office) => format!("到{}网点刷POS机，也能在网上交。", office.district.bank.value),
        None => bank.text.to_string(),
    };
    (words, marks)
}

/// The papers of the person; where it is unknown who they are, those of everybody, each with whose it is.
fn papers(content: &Content, plan: &Plan<'_>) -> Vec<SheetPaper> {
    if let Some(checklist) = &plan.checklist {
        let paper = |item: &ChecklistPaper<'_>| SheetPaper {
            glyph: item.paper.glyph.map(Glyph::as_str),
            name: item.paper.name.to_string(),
            detail: item
                .paper
                .detail
                .as_deref()
                .or_else(|| condition_label(item.requirement))
                .unwrap_or_default()
                .to_owned(),
        };
        return checklist.papers.iter().map(paper).collect();
    }
    let groups = &content.card.documents.group;
    let mut papers: Vec<SheetPaper> = Vec::new();
    for paper in groups.iter().flat_map(|group| &*group.paper) {
        if papers.iter().any(|other| other.name == paper.name.as_str()) {
            continue;
        }
        let whose: Vec<&str> = groups
            .iter()
            .filter(|group| group.paper.iter().any(|other| other.name == paper.name))
            .map(|group| group.name.as_str())
            .collect();
        let detail =
            if whose.len() == groups.len() { "都要带".to_owned() } else { format!("{}才要", whose.join("、")) };
        papers.push(SheetPaper { glyph: paper.glyph.map(Glyph::as_str), name: paper.name.to_string(), detail });
    }
    papers
}

fn days(content: &Content, plan: &Plan<'_>) -> Vec<SheetDay> {
    let application = &plan.application;
    let window = &application.window.value;
    let day = |date, title: &str, note: String| SheetDay {
        leaf: Leaf::of(date),
        day: full_day_name(date),
        title: title.to_owned(),
        note,
    };
    let go = if application.caution.is_some() {
        "不一定开门，先打电话问".to_owned()
    } else if application.is_last_day() {
        "这个月最后一天，下班前办好".to_owned()
    } else if application.is_last_working_day() {
        "这个月最后一个工作日，下班前办好".to_owned()
    } else {
        match window.last_working_day.filter(|day| *day > application.applied) {
            Some(last) => format!("最晚{}，这个月最后一个工作日", day_name(last)),
            None => format!("最晚{}", day_name(window.last)),
        }
    };
    let correction = application.correction.safe.value.day();
    let payment = &plan.renewal.payment;
    let sources = content.card.dates.payment.fact.provenance.sources.iter();
    let names: Vec<&str> = sources.map(|id| content.sources.by_id(&id.value).name.as_str()).collect();
    let payment_note = format!("{}年的，照{}推算，先问清", payment.pays_for.first.year(), names.join("、"));
    [
        Some(day(application.applied, "去登记", go)),
        correction.map(|date| day(date, "校对表有错，改到这天", "过了就当没错，推算".to_owned())),
        Some(day(application.cover.value, "这天起能用", "全国另有等待期，要问".to_owned())),
        Some(day(payment.last, "交明年的钱，最晚这天", payment_note)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What no source settles. The sheet has room for a few sentences.
fn unsure(plan: &Plan<'_>) -> Vec<String> {
    let mut unsure = Vec::new();
    if let Some(office) = plan.office.filter(|office| office.status() == Status::Derived) {
        unsure.push(format!("{}归哪个部门，是本站推算的。", office.town_name()));
    }
    unsure.extend(plan.application.caution.map(caution));
    unsure.push("几月到几月算一年、今年交多少，几处说法不同或没有查到。".to_owned());
    unsure.push("第一次参保、断过的，全国规定可能要等3个月才能报销；惠州怎么执行，没有查到。".to_owned());
    unsure
}
