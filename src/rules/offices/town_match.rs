//! Finds the town that a typed text means: `水口`, `水口街道`, `惠城区水口`, a postal address, a code.

use crate::content::Content;
use crate::rules::offices::office::{DAYA_BAY_DISTRICT, Office};

/// The towns that a typed text may mean.
#[derive(Debug, Clone)]
pub enum TownMatch<'a> {
    /// Exactly this town.
    One(Office<'a>),
    /// Several towns of that name, or all of a district: two or more.
    Many(Vec<Office<'a>>),
    /// No town of that name; towns with a similar one, best first, perhaps none.
    None(Vec<Office<'a>>),
}

/// How many towns with a similar name are offered at most.
const MOST_SIMILAR: usize = 6;
/// What a postal address in Huizhou may start with, before the district.
const BEFORE_DISTRICT: [&str; 5] = ["中国", "广东省", "广东", "惠州市", "惠州"];
/// What people call the 大亚湾 zone.
const DAYA_BAY: [&str; 4] = ["大亚湾经济技术开发区", "大亚湾开发区", "大亚湾区", "大亚湾"];
/// What may follow a town's own name, longest first. Some streets were towns (镇) before and are
/// still called so.
const SUFFIXES: [&str; 13] = [
    "街道办事处",
    "镇人民政府",
    "街道办",
    "办事处",
    "镇政府",
    "瑶族乡",
    "街道",
    "管理区",
    "度假区",
    "旅游区",
    "镇",
    "乡",
    "街",
];
/// The most characters of a typed text; the rest is ignored.
const TYPED_LIMIT: usize = 60;

/// The town or towns that `typed` means.
pub fn match_town<'a>(content: &'a Content, typed: &str) -> TownMatch<'a> {
    let typed = normalised(typed);
    let offices: Vec<Office<'a>> = Office::all(content).collect();
    if typed.is_empty() {
        return TownMatch::None(Vec::new());
    }
    if typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return by_code(&typed, offices);
    }
    let whole: Vec<Office<'a>> = offices.iter().filter(|office| *office.town.name == *typed).copied().collect();
    if let [_] = whole.as_slice() {
        return match_of(whole);
    }
    let rest = without_prefixes(&typed, &BEFORE_DISTRICT);
    let (inside, rest) = within_area(rest, offices.clone());
    let area_named = inside.len() < offices.len();
    if rest.is_empty() && area_named {
        return match_of(inside);
    }
    let exact: Vec<Office<'a>> = inside.iter().filter(|office| is_named(office, rest)).copied().collect();
    if !exact.is_empty() {
        return match_of(exact);
    }
    let in_address = in_address(rest, &inside);
    if !in_address.is_empty() {
        return match_of(in_address);
    }
    TownMatch::None(similar(rest, if area_named { inside } else { offices }))
}

fn match_of(offices: Vec<Office<'_>>) -> TownMatch<'_> {
    match <[Office<'_>; 1]>::try_from(offices) {
        Ok([office]) => TownMatch::One(office),
        Err(offices) if offices.is_empty() => TownMatch::None(offices),
        Err(offices) => TownMatch::Many(offices),
    }
}

/// A town's nine digits, its twelve as the bureau writes them, or a district's six.
fn by_code<'a>(code: &str, offices: Vec<Office<'a>>) -> TownMatch<'a> {
    let code = code.strip_suffix("000").filter(|short| short.len() == 9).unwrap_or(code);
    let matches = |office: &Office<'_>| match code.len() {
        6 => office.district.code.as_str() == code,
        _ => office.town.code.as_str() == code,
    };
    match_of(offices.into_iter().filter(matches).collect())
}

/// The text without spaces and punctuation, with half-width digits.
fn normalised(typed: &str) -> String {
    typed.chars().take(TYPED_LIMIT).map(half_width_digit).filter(|c| c.is_alphanumeric()).collect()
}

/// A full-width digit as the half-width one; any other character as it is.
fn half_width_digit(c: char) -> char {
    let value = u32::from(c).wrapping_sub(u32::from('０'));
    char::from_digit(value, 10).unwrap_or(c)
}

fn without_prefixes<'t>(mut text: &'t str, prefixes: &[&str]) -> &'t str {
    while let Some(rest) = prefixes.iter().find_map(|prefix| text.strip_prefix(prefix)) {
        text = rest;
    }
    text
}

/// The towns of the district that the text starts with, and the text after it; all towns if it names none. The towns
/// of the 大亚湾 zone are found under it and under 惠阳区, where the bureau lists them.
fn within_area<'a, 't>(text: &'t str, offices: Vec<Office<'a>>) -> (Vec<Office<'a>>, &'t str) {
    let district = offices.iter().map(|office| office.district).find_map(|district| {
        let name = district.name.as_str();
        let rest = text.strip_prefix(name).or_else(|| text.strip_prefix(short_district_name(name)))?;
        Some((district.code.as_str(), rest))
    });
    let (inside, rest): (Vec<Office<'a>>, _) = match district {
        None => (offices, text),
        Some((code, rest)) => {
            (offices.into_iter().filter(|office| office.district.code.as_str() == code).collect(), rest)
        }
    };
    match DAYA_BAY.iter().find_map(|name| rest.strip_prefix(name)) {
        None => (inside, rest),
        Some(rest) => (inside.into_iter().filter(|office| office.area() == DAYA_BAY_DISTRICT).collect(), rest),
    }
}

/// A district as people call it: `惠城`.
pub(crate) fn short_district_name(district: &str) -> &str {
    district.trim_end_matches(['区', '县'])
}

/// The name without the area before it and the kind behind it: `澳头`, `梁化林场`.
pub(crate) fn stem<'o>(office: &Office<'o>) -> &'o str {
    let district = office.district.name.as_str();
    let name = without_prefixes(office.town_name(), &["广东省惠州市国营", "广东"]);
    without_suffix(
        name.strip_prefix(district).or_else(|| name.strip_prefix(short_district_name(district))).unwrap_or(name),
    )
}

/// The name without its suffix, unless less than two characters would be left (`湖镇`).
fn without_suffix(name: &str) -> &str {
    let short = SUFFIXES.iter().find_map(|suffix| name.strip_suffix(suffix));
    short.filter(|short| short.chars().count() >= 2).unwrap_or(name)
}

fn is_named(office: &Office<'_>, text: &str) -> bool {
    let stem = stem(office);
    stem == text || stem == without_suffix(text) || office.town_name() == text
}

/// The towns whose own name with its kind is in a postal address: `水口街道龙津大道1号`.
fn in_address<'a>(text: &str, offices: &[Office<'a>]) -> Vec<Office<'a>> {
    offices.iter().filter(|office| text.contains(office.town_name())).copied().collect()
}

/// Towns whose name contains the text or differs from it in at most two characters, but not in all.
fn similar<'a>(text: &str, offices: Vec<Office<'a>>) -> Vec<Office<'a>> {
    if text.is_empty() {
        return Vec::new();
    }
    let text = without_suffix(text);
    let length = text.chars().count();
    let mut ranked: Vec<(usize, Office<'a>)> = offices
        .into_iter()
        .filter_map(|office| {
            let stem = stem(&office);
            if office.town.name.contains(text) {
                return Some((0, office));
            }
            let distance = strsim::damerau_levenshtein(stem, text);
            let longest = length.max(stem.chars().count());
            (distance < longest && distance <= 2).then_some((distance, office))
        })
        .collect();
    ranked.sort_by_key(|(distance, _)| *distance);
    ranked.into_iter().map(|(_, office)| office).take(MOST_SIMILAR).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::test_fixtures::CONTENT;

    /// The match in one line: `= name`, `? names`, `~ names`.
    fn search(typed: &str) -> String {
        let list = |offices: Vec<Office<'_>>| offices.iter().map(Office::full_name).collect::<Vec<_>>().join("、");
        match match_town(&CONTENT, typed) {
            TownMatch::One(office) => format!("= {}", office.full_name()),
            TownMatch::Many(offices) => format!("? {}", list(offices)),
            TownMatch::None(offices) => format!("~ {}", list(offices)),
        }
    }

    #[test]
    fn a_town_is_found_however_it_is_written() {
        for typed in [
            "水口",
            "水口街道",
            "惠城区水口",
            "惠城水口",
            "惠城区水口街道",
            "惠州市惠城区水口街道",
            "广东省惠州市惠城区水口",
            "  水口 ",
            "水口\u{3000}街道",
            "惠城区 水口",
            "水口镇",
            "水口街道办事处",
            "441302009",
            "４４１３０２００９",
            "441302009000",
            "惠城区水口街道龙津大道1号",
            "水口街道，龙津村",
        ] {
            assert_eq!(search(typed), "= 惠城区水口街道", "{typed}");
        }
        for typed in ["淡水", "惠阳淡水", "惠阳区淡水街道"] {
            assert_eq!(search(typed), "= 惠阳区淡水街道", "{typed}");
        }
        for typed in
            ["澳头", "大亚湾澳头", "大亚湾区澳头街道", "惠阳区大亚湾澳头街道", "大亚湾开发区澳头", "惠阳区澳头"]
        {
            assert_eq!(search(typed), "= 大亚湾区澳头街道", "{typed}");
        }
    }

    #[test]
    fn names_that_end_like_a_kind_are_kept_whole() {
        assert_eq!(search("湖镇"), "= 博罗县湖镇镇");
        assert_eq!(search("湖镇镇"), "= 博罗县湖镇镇");
        assert_eq!(search("镇隆"), "= 惠阳区镇隆镇");
        assert_eq!(search("西区"), "= 大亚湾区西区街道");
        assert_eq!(search("蓝田"), "= 龙门县蓝田瑶族乡");
        assert_eq!(search("惠州市林场"), "= 惠州市林场");
        assert_eq!(search("梁化"), "= 惠东县梁化镇");
        assert_eq!(search("梁化林场"), "= 广东省惠州市国营惠东梁化林场");
    }

    #[test]
    fn an_ambiguous_name_offers_every_candidate() {
        assert_eq!(search("龙华"), "? 博罗县龙华镇、龙门县龙华镇");
        assert_eq!(search("龙华镇"), "? 博罗县龙华镇、龙门县龙华镇");
        assert_eq!(search("博罗龙华"), "= 博罗县龙华镇");
        assert_eq!(search("龙门县龙华镇"), "= 龙门县龙华镇");
        assert_eq!(search("大亚湾"), "? 大亚湾区澳头街道、大亚湾区霞涌街道、大亚湾区西区街道");
        for district in ["惠城区", "惠城", "441302"] {
            assert!(
                matches!(match_town(&CONTENT, district), TownMatch::Many(towns) if towns.len() == 21),
                "{district}"
            );
        }
    }

    #[test]
    fn an_unknown_name_offers_similar_ones() {
        assert!(search("谈水").starts_with("~ "));
        assert!(search("谈水").contains("淡水街道"));
        assert!(search("林场").starts_with("~ ") && search("林场").contains("密溪林场"));
        assert!(search("白盘珠").contains("白盆珠镇"));
        assert_eq!(search("深圳"), "~ ");
        assert_eq!(search("惠州市"), "~ ");
        assert_eq!(search("博罗县大亚湾"), "~ ", "the zone lies in another district");
        assert_eq!(search("441399001"), "~ ");
        for typed in ["", "   ", "，。", "🏠", "<script>", "惠州", "x", "\u{0}"] {
            assert!(search(typed).starts_with('~'), "{typed}");
        }
        assert!(search(&"水".repeat(10_000)).starts_with('~'));
    }

    #[test]
    fn every_town_is_found_by_each_of_its_names() {
        for office in Office::all(&CONTENT) {
            for typed in [office.town.code.as_str().to_owned(), office.full_name()] {
                let found = match_town(&CONTENT, &typed);
                assert!(
                    matches!(found, TownMatch::One(found) if found.town.code.as_str() == office.town.code.as_str()),
                    "{typed}"
                );
            }
            for typed in [office.town.name.to_string(), office.town.short_name().to_owned(), stem(&office).to_owned()] {
                let found = match match_town(&CONTENT, &typed) {
                    TownMatch::One(found) => vec![found],
                    TownMatch::Many(found) | TownMatch::None(found) => found,
                };
                assert!(found.iter().any(|found| found.town.code.as_str() == office.town.code.as_str()), "{typed}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_a_match_and_an_ambiguous_one_two_towns(typed in ".{0,80}") {
            let found = match_town(&CONTENT, &typed);
            proptest::prop_assert!(!matches!(found, TownMatch::Many(towns) if towns.len() < 2));
        }
    }
}
