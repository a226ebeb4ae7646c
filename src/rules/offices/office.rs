//! Which office a town's residents go to: the article's three rules applied to each of the 84 towns.

use crate::content::{Content, District, OfficeRule, Status, Town};

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

impl<'a> Office<'a> {
    /// The office of the town with this code.
    pub fn of_code(content: &'a Content, code: &str) -> Option<Self> {
        Self::all(content).find(|office| office.town.code.as_str() == code)
    }

    /// The offices of all towns, in the order of their codes.
    pub fn all(content: &'a Content) -> impl Iterator<Item = Self> {
        content.divisions.district.iter().flat_map(move |district| {
            let of_town =
                move |town: &'a Town| Self { town, district, rule: content.card.offices.rule_by_id(&town.rule) };
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

    /// The office, with the place that the rule leaves open in brackets: `所在地（博罗县）社保局关系股`. The text outside
    /// the brackets is the source's, since the source doesn't give the names of the offices.
    pub fn name(&self) -> String {
        let in_place = self.rule.office_in.as_ref().map(|phrase| phrase.of(self.town_name(), self.area()));
        in_place.unwrap_or_else(|| self.rule.office.to_string())
    }

    /// Why the rule is the town's.
    pub fn reason(&self) -> String {
        let derived = self.rule.derived_reason.as_ref().filter(|_| self.town.status != Status::Stated);
        derived.unwrap_or(&self.rule.reason).of(self.town_name(), self.area())
    }

    /// Whether the town is what the source calls 县城 without naming it.
    pub fn is_county_seat(&self) -> bool {
        self.rule.county_seats.0 && self.town.status == Status::Derived
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
    fn expected(name: &str) -> &'static str {
        let named = |names: &[&str]| names.iter().any(|it| name == format!("{it}街道"));
        let is_town = ["街道", "镇", "瑶族乡"].iter().any(|suffix| name.ends_with(suffix));
        if named(&["桥西", "桥东", "江南", "江北", "龙丰", "河南岸"]) {
            "urban"
        } else if named(&["罗阳", "平山", "龙城", "淡水", "大亚湾澳头"]) {
            "seat"
        } else if is_town {
            "local"
        } else {
            "special"
        }
    }

    #[test]
    fn every_one_of_the_84_towns_has_the_office_of_its_rule() {
        let offices: Vec<_> = Office::all(&CONTENT).collect();
        assert_eq!(offices.len(), 84);
        for office in &offices {
            let name = office.town.name.as_str();
            let rule = expected(name);
            assert_eq!((office.town.rule.as_str(), office.rule.rule.as_str()), (rule, rule), "{name}");
            for text in [office.name(), office.full_name(), office.reason()] {
                assert_eq!(typography_fault(&text), None, "{text}");
            }
            // The third rule is about other counties and districts, so inside 惠城区 it is this site's reading.
            let inside = rule == "local" && &*office.district.name == "惠城区";
            let seat_by_us = ["罗阳街道", "平山街道", "龙城街道"].contains(&name);
            let derived = inside || seat_by_us || rule == "special";
            let status = if derived { Status::Derived } else { Status::Stated };
            assert_eq!(office.status(), status, "{name}");
        }
        let count = |rule| offices.iter().filter(|office| office.town.rule.as_str() == rule).count();
        assert_eq!(["urban", "seat", "local", "special"].map(count), [6, 5, 60, 13]);
    }

    #[test]
    fn reasons_read_well() {
        let reason = |code| office(code).reason();
        assert_eq!(reason("441322001"), "原文只写「县城」；博罗县政府驻地在罗阳街道，本站据此推算。");
        assert!(reason("441302009").contains("原文没有写到"));
        assert!(reason("441302450").contains("归哪个镇街管，先打电话问"));
    }

    #[test]
    fn names_read_well() {
        assert_eq!(office("441322001").name(), "所在地（博罗县）社保局关系股");
        assert_eq!(office("441303006").name(), "所在地（大亚湾区）社保局关系股");
        assert_eq!(office("441303006").full_name(), "大亚湾区澳头街道");
        assert_eq!(office("441302009").full_name(), "惠城区水口街道");
        assert_eq!(office("441323452").full_name(), "惠东县港口海龟湾自然保护区");
        assert_eq!(office("441302009").name(), "所在的劳动保障管理所（水口街道）或社保局（惠城区）");
        assert_eq!(office("441302450").name(), "管这一片的劳动保障管理所或社保局");
        assert!(Office::of_code(&CONTENT, "441302").is_none());
        assert!(Office::of_code(&CONTENT, "").is_none());
    }
}
