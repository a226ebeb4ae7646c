//! Which office a town's residents go to: the article's three rules applied to each of the 84 towns.

use crate::content::{Content, District, OfficeRule, OfficeRuleId, Status, Town};

/// The office of one town.
#[derive(Debug, Clone, Copy)]
pub struct Office<'a> {
    pub town: &'a Town,
    /// The district or county in whose list the town stands.
    pub district: &'a District,
    /// The rule that gives the office, with the text of the source and its status.
    pub rule: &'a OfficeRule,
}

/// What the names of the towns of the 大亚湾 zone start with; the statistics bureau lists them under 惠阳区.
const DAYA_BAY: &str = "大亚湾";
/// What the article calls the zone.
pub(in crate::rules) const DAYA_BAY_DISTRICT: &str = "大亚湾区";
/// What an office's text has where the source doesn't name the location.
const LOCAL: &str = "所在地";

impl<'a> Office<'a> {
    /// The office of the town with this code.
    pub fn of_code(content: &'a Content, code: &str) -> Option<Self> {
        Self::all(content).find(|office| office.town.code.as_str() == code)
    }

    /// The offices of all towns, in the order of their codes.
    pub fn all(content: &'a Content) -> impl Iterator<Item = Self> {
        content.divisions.district.iter().flat_map(move |district| {
            let of_town =
                move |town: &'a Town| Self { town, district, rule: content.card.offices.rule_by_id(town.rule) };
            district.towns.iter().map(of_town)
        })
    }

    /// The area in which residents look for the town: `惠城区`, for the towns of the zone `大亚湾区`.
    pub fn area(&self) -> &'a str {
        if self.town.name.starts_with(DAYA_BAY) { DAYA_BAY_DISTRICT } else { &self.district.name }
    }

    /// The town's name within its area: `澳头街道` of `大亚湾区`.
    pub fn town_name(&self) -> &'a str {
        self.town.name.strip_prefix(DAYA_BAY).unwrap_or(&self.town.name)
    }

    /// The town's whole name: `惠城区水口街道`; a name that holds its district or city stands alone: `惠州市林场`.
    pub fn full_name(&self) -> String {
        let (area, town) = (self.area(), self.town_name());
        let names_its_area = ["惠州市", "广东"].iter().any(|prefix| town.starts_with(prefix))
            || town.contains(self.district.name.trim_end_matches(['区', '县']));
        if names_its_area { town.to_owned() } else { format!("{area}{town}") }
    }

    /// The office, with the location that the source leaves open in brackets: `所在地（博罗县）社保局关系股`. The text
    /// outside the brackets is the source's, since the source doesn't give the names of the county bureaus.
    pub fn name(&self) -> String {
        let office = self.rule.office.as_str();
        let location = match self.town.rule {
            OfficeRuleId::Urban => return office.to_owned(),
            OfficeRuleId::Seat => self.area(),
            OfficeRuleId::Local => self.town_name(),
        };
        match office.split_once(LOCAL) {
            Some((before, after)) => format!("{before}{LOCAL}（{location}）{after}"),
            None => office.to_owned(),
        }
    }

    /// How sure it is that this office is the town's: the rule's status or, if it is less sure, that of placing the
    /// town under the rule.
    pub fn status(&self) -> Status {
        self.rule.provenance.status.max(self.town.status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::typography_fault;
    use crate::rules::test_fixtures::CONTENT;

    fn office(code: &str) -> Office<'static> {
        Office::of_code(&CONTENT, code).unwrap()
    }

    /// The rule of a town by its name alone, typed from the article: a second formulation.
    fn expected(name: &str) -> OfficeRuleId {
        let named = |names: &[&str]| names.iter().any(|it| name == format!("{it}街道"));
        if named(&["桥西", "桥东", "江南", "江北", "龙丰", "河南岸"]) {
            OfficeRuleId::Urban
        } else if named(&["罗阳", "平山", "龙城", "淡水", "大亚湾澳头"]) {
            OfficeRuleId::Seat
        } else {
            OfficeRuleId::Local
        }
    }

    #[test]
    fn every_one_of_the_84_towns_has_the_office_of_its_rule() {
        let offices: Vec<_> = Office::all(&CONTENT).collect();
        assert_eq!(offices.len(), 84);
        for office in &offices {
            let rule = expected(&office.town.name);
            assert_eq!(office.town.rule, rule, "{}", office.town.name);
            assert_eq!(office.rule.rule.value, rule);
            let name = match rule {
                OfficeRuleId::Urban => "惠城区社保局关系股".to_owned(),
                OfficeRuleId::Seat => format!("所在地（{}）社保局关系股", office.area()),
                OfficeRuleId::Local => format!("所在地（{}）劳动保障管理所或社保局", office.town_name()),
            };
            assert_eq!(office.name(), name);
            for text in [office.name(), office.full_name()] {
                assert_eq!(typography_fault(&text), None, "{text}");
            }
            let plain = office.town.name.ends_with("街道")
                || office.town.name.ends_with('镇')
                || office.town.name.ends_with("瑶族乡");
            let seat_by_us = ["罗阳街道", "平山街道", "龙城街道"].contains(&office.town.name.as_str());
            let status = if plain && !seat_by_us { Status::Stated } else { Status::Derived };
            assert_eq!(office.status(), status, "{}", office.town.name);
        }
        let count = |rule| offices.iter().filter(|office| office.town.rule == rule).count();
        assert_eq!([count(OfficeRuleId::Urban), count(OfficeRuleId::Seat), count(OfficeRuleId::Local)], [6, 5, 73]);
    }

    #[test]
    fn names_read_well() {
        assert_eq!(office("441322001").name(), "所在地（博罗县）社保局关系股");
        assert_eq!(office("441303006").name(), "所在地（大亚湾区）社保局关系股");
        assert_eq!(office("441303006").full_name(), "大亚湾区澳头街道");
        assert_eq!(office("441302009").full_name(), "惠城区水口街道");
        assert_eq!(office("441323452").full_name(), "惠东县港口海龟湾自然保护区");
        assert!(Office::of_code(&CONTENT, "441302").is_none());
        assert!(Office::of_code(&CONTENT, "").is_none());
    }
}
