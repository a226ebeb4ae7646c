//! `/card/offices?town=水口`: redirects to the town's page, or shows the towns that may be meant and all towns by district.

use crate::content::{Content, GuideId, Section};
use crate::pages::context::Context;
use crate::pages::guides::section_page;
use crate::pages::page_id::PageId;
use crate::pages::parts::links::Link;
use crate::pages::parts::section_view::SectionView;
use crate::pages::query_params::{FromQuery, QueryParams};
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::PageResponse;
use crate::rules::{Office, TownMatch, match_town};

/// The town whose office a visitor looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfficesQuery {
    /// The name or code as it was typed.
    pub town: String,
}

/// The form, its outcome and the grouped list.
#[derive(Debug)]
pub struct OfficesForm {
    /// The value of the field.
    pub typed: String,
    /// What is wrong with the typed text.
    pub message: Option<String>,
    /// The towns that may be meant.
    pub candidates: Vec<Link>,
    /// All towns by district.
    pub areas: Vec<Area>,
}

/// A district with its towns.
#[derive(Debug)]
pub struct Area {
    pub name: String,
    /// Its `id` in the page.
    pub id: String,
    pub towns: Vec<Link>,
}

/// What a typed name or code leads to.
#[derive(Debug)]
enum Outcome {
    /// The page of the one town that is meant, by its path.
    Town(String),
    /// The form again, with the choice to make.
    Form(OfficesForm),
}

/// Responds to the name or code that was typed.
///
/// # Errors
/// When the template can't be rendered.
pub fn respond(ctx: &Context<'_>, query: &OfficesQuery) -> Result<PageResponse, RenderError> {
    match OfficesForm::typed(ctx.content, &query.town) {
        Outcome::Town(path) => Ok(PageResponse::SeeOther(path)),
        Outcome::Form(form) => {
            let section = Section::Offices(&ctx.content.card.offices);
            let view = SectionView::new(ctx, GuideId::Card, section, 2).with_offices(form);
            section_page::of_view(ctx, GuideId::Card, view).map(PageResponse::unlisted)
        }
    }
}

impl FromQuery for OfficesQuery {
    fn from_query(params: &QueryParams) -> Option<Self> {
        Some(Self { town: params.first("town")?.to_owned() })
    }
}

impl OfficesForm {
    /// The form before anything was typed.
    pub fn new(content: &Content) -> Self {
        Self { typed: String::new(), message: None, candidates: Vec::new(), areas: areas(content) }
    }

    /// The outcome for a typed text.
    fn typed(content: &Content, typed: &str) -> Outcome {
        let again = |message: &str, candidates: Vec<Office<'_>>| {
            let link = |office: &Office<'_>| Link::new(PageId::of_office(office).path(), office.full_name());
            Outcome::Form(Self {
                typed: typed.to_owned(),
                message: Some(message.to_owned()),
                candidates: candidates.iter().map(link).collect(),
                areas: areas(content),
            })
        };
        if typed.is_empty() {
            return again("还没有填。填镇、街道的名字，或在下面点。", Vec::new());
        }
        match match_town(content, typed) {
            TownMatch::One(office) => Outcome::Town(PageId::of_office(&office).path()),
            TownMatch::Many(offices) => again("有不止一个地方叫这个名字，选你住的那一个。", offices),
            TownMatch::None(near) if near.is_empty() => again("没找到这个地方。换个写法，或在下面的名单里点。", near),
            TownMatch::None(near) => again("没找到这个地方，是不是下面这些？", near),
        }
    }
}

fn areas(content: &Content) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for office in Office::all(content) {
        let link = Link::new(PageId::of_office(&office).path(), office.town_name());
        match areas.iter_mut().find(|area| area.name == office.area()) {
            Some(area) => area.towns.push(link),
            None => areas.push(Area {
                name: office.area().to_owned(),
                id: format!("area-{}", office.town.code.as_str()),
                towns: vec![link],
            }),
        }
    }
    areas
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn the_list_has_every_town_once_under_its_district() {
        with_context(|ctx| {
            let areas = areas(ctx.content);
            let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
            assert_eq!(names, ["惠城区", "惠阳区", "大亚湾区", "博罗县", "惠东县", "龙门县"]);
            assert_eq!(areas.iter().map(|area| area.towns.len()).sum::<usize>(), 84);
        });
    }

    #[test]
    fn one_match_redirects_to_its_page_and_two_are_offered() {
        with_context(|ctx| {
            let outcome = |typed| OfficesForm::typed(ctx.content, typed);
            assert!(matches!(outcome("水口"), Outcome::Town(path) if path == "/card/offices/441302009"));
            assert!(matches!(outcome("龙华镇"), Outcome::Form(form) if form.candidates.len() == 2));
            assert!(matches!(outcome("火星"), Outcome::Form(form) if form.message.is_some()));
            assert!(matches!(outcome(""), Outcome::Form(form) if form.candidates.is_empty()));
        });
    }

    #[test]
    fn a_query_without_the_parameter_is_none() {
        let query = |query| OfficesQuery::from_query(&QueryParams::parse(query));
        assert_eq!(query("from=timeline"), None);
        assert_eq!(query("town="), Some(OfficesQuery::default()));
        assert_eq!(query("town=+%E6%B0%B4%E5%8F%A3").unwrap().town, "水口");
    }
}
