//! Finding one's office: the form, what it found, and all towns by district.

use crate::content::Content;
use crate::pages::parts::links::Link;
use crate::rules::{Found, Office, find_town};

/// The form, its outcome and the grouped list.
#[derive(Debug)]
pub struct OfficesForm {
    /// What stands in the field.
    pub typed: String,
    /// What to say of what was typed.
    pub message: Option<String>,
    /// The towns that may be meant.
    pub candidates: Vec<Link>,
    /// All towns.
    pub areas: Vec<Area>,
}

/// A district with its towns.
#[derive(Debug)]
pub struct Area {
    /// Its name.
    pub name: String,
    /// Its fragment.
    pub id: String,
    /// Its towns.
    pub towns: Vec<Link>,
}

/// What typing a name leads to.
#[derive(Debug)]
pub enum Search {
    /// One town: its address.
    Found(String),
    /// The page again, with the choice to make.
    Choose(OfficesForm),
}

/// The address of an office's page.
pub fn office_address(office: &Office<'_>) -> String {
    format!("/card/offices/{}", office.town.code.as_str())
}

impl OfficesForm {
    /// Nothing typed yet.
    pub fn new(content: &Content) -> Self {
        Self { typed: String::new(), message: None, candidates: Vec::new(), areas: areas(content) }
    }

    /// What was typed, looked up.
    pub fn search(content: &Content, typed: &str) -> Search {
        let again = |message: &str, candidates: Vec<Office<'_>>| {
            let link = |office: &Office<'_>| Link::new(office_address(office), office.full_name());
            Search::Choose(Self {
                typed: typed.to_owned(),
                message: Some(message.to_owned()),
                candidates: candidates.iter().map(link).collect(),
                areas: areas(content),
            })
        };
        if typed.is_empty() {
            return again("还没有填。填镇、街道的名字，或在下面点。", Vec::new());
        }
        match find_town(content, typed) {
            Found::One(office) => Search::Found(office_address(&office)),
            Found::Many(offices) => again("有不止一个地方叫这个名字，选你住的那一个。", offices),
            Found::None(near) if near.is_empty() => again("没找到这个地方。换个写法，或在下面的名单里点。", near),
            Found::None(near) => again("没找到这个地方，是不是下面这些？", near),
        }
    }
}

fn areas(content: &Content) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for office in Office::all(content) {
        let link = Link::new(office_address(&office), office.town_name());
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
    use crate::pages::test_support::with_context;

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
    fn one_town_is_led_to_and_two_are_offered() {
        with_context(|ctx| {
            let search = |typed| OfficesForm::search(ctx.content, typed);
            assert!(matches!(search("水口"), Search::Found(path) if path == "/card/offices/441302009"));
            assert!(matches!(search("龙华镇"), Search::Choose(tool) if tool.candidates.len() == 2));
            assert!(matches!(search("火星"), Search::Choose(tool) if tool.message.is_some()));
            assert!(matches!(search(""), Search::Choose(tool) if tool.candidates.is_empty()));
        });
    }
}
