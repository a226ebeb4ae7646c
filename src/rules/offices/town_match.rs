//! Finds the town that a typed text means: `水口`, `水口街道`, `惠城区水口`, `shuikou`, a postal address, a code. Text is compared
//! as in search.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::content::{Content, District};
use crate::rules::offices::office::{DAYA_BAY_DISTRICT, Office};
use crate::text::glyphs::normalized;
use crate::text::hanzi_sounds;
use crate::text::typed_pinyin::Spellings;

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
const SUFFIXES: [&str; 15] = [
    "滨海旅游度假区",
    "街道办事处",
    "镇人民政府",
    "生态旅游区",
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
/// What a district or county may be called after its short name; some have changed their kind.
const DISTRICT_KINDS: [&str; 3] = ["区", "县", "市"];
/// The seat of a county, as people call it; the county may stand before it.
const SEAT: [&str; 2] = ["县城", "城"];
/// The most characters of a typed text; the rest is ignored.
const TYPED_LIMIT: usize = 60;

/// The town or towns that `typed` means. Where it names a district or county, every town of the match is in it.
pub fn match_town<'a>(content: &'a Content, typed: &str) -> TownMatch<'a> {
    let typed = normalised(typed);
    let offices: Vec<Office<'a>> = Office::all(content).collect();
    if typed.is_empty() {
        return TownMatch::None(Vec::new());
    }
    if typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return by_code(&typed, offices);
    }
    if typed.chars().any(|c| c.is_ascii_alphabetic()) {
        return by_pinyin(&spelled(&typed), offices);
    }
    by_name(content, &typed, offices)
}

fn by_name<'a>(content: &'a Content, typed: &str, offices: Vec<Office<'a>>) -> TownMatch<'a> {
    let whole: Vec<Office<'a>> =
        offices.iter().filter(|office| normalized(&office.town.name) == typed).copied().collect();
    if let [_] = whole.as_slice() {
        return match_of(whole);
    }
    let Area { towns, rest, is_named } = within_area(without_asking(content, typed), offices);
    if rest.is_empty() && is_named {
        return match_of(towns);
    }
    let rest = rest.as_str();
    if SEAT.contains(&rest) && (is_named || rest == SEAT[0]) {
        let seats: Vec<Office<'a>> = towns.iter().filter(|office| office.is_county_seat()).copied().collect();
        return if seats.is_empty() { TownMatch::None(towns) } else { match_of(seats) };
    }
    let exact: Vec<Office<'a>> = towns.iter().filter(|office| is_named_by(office, rest)).copied().collect();
    if !exact.is_empty() {
        return match_of(exact);
    }
    let in_address = in_address(rest, &towns);
    if !in_address.is_empty() {
        return match_of(in_address);
    }
    let near = similar(rest, &towns);
    match () {
        () if !near.is_empty() || !is_named => TownMatch::None(near),
        // The text names two districts, which can't both be meant.
        () if within_area(rest, Office::all(content).collect()).is_named => TownMatch::None(Vec::new()),
        () => TownMatch::None(towns),
    }
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

/// The text in its one spelling, without spaces, punctuation and the marks above letters (`rénshān`).
fn normalised(typed: &str) -> String {
    let plain = typed.chars().take(TYPED_LIMIT).nfd().filter(|c| !is_combining_mark(*c)).collect::<String>();
    normalized(&plain).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn without_prefixes<'t>(mut text: &'t str, prefixes: &[&str]) -> &'t str {
    while let Some(rest) = prefixes.iter().find_map(|prefix| text.strip_prefix(prefix)) {
        text = rest;
    }
    text
}

/// The text without what the section on offices is also found by in search, at its start (`我住在`, `仲恺区`), unless
/// that is the whole text or a county's seat.
fn without_asking<'t>(content: &Content, text: &'t str) -> &'t str {
    let words = content.card.offices.heading.words.iter().map(|word| word.value.as_str());
    let rest =
        words.filter(|word| !SEAT.contains(word)).filter_map(|word| text.strip_prefix(word)).min_by_key(|it| it.len());
    rest.filter(|rest| !rest.is_empty() && !SUFFIXES.contains(rest)).unwrap_or(text)
}

/// The towns that a text leaves, and what it says of them.
struct Area<'a> {
    /// The towns of the district or zone that is named; all towns if none is.
    towns: Vec<Office<'a>>,
    /// The text without it.
    rest: String,
    is_named: bool,
}

/// Finds the district that a text names: by its whole name anywhere, by its short one at either end, by how it sounds at
/// the start. The towns of the 大亚湾 zone are found under it and under 惠阳区, where the bureau lists them.
fn within_area<'a>(text: &str, offices: Vec<Office<'a>>) -> Area<'a> {
    let text = without_prefixes(text, &BEFORE_DISTRICT);
    let mut districts: Vec<&District> = Vec::new();
    for office in &offices {
        if !districts.iter().any(|district| district.code.value == office.district.code.value) {
            districts.push(office.district);
        }
    }
    let found = districts.iter().find_map(|district| Some((*district, without_district(text, &district.name)?)));
    let found = found
        .or_else(|| districts.iter().find_map(|district| Some((*district, without_sound_of(text, &district.name)?))));
    let (towns, rest, is_named) = match found {
        None => (offices, text.to_owned(), false),
        Some((named, rest)) => {
            let is_inside = |office: &Office<'_>| office.district.code.value == named.code.value;
            (offices.into_iter().filter(is_inside).collect(), rest, true)
        }
    };
    match DAYA_BAY.iter().find_map(|name| rest.strip_prefix(name).or_else(|| rest.strip_suffix(name))) {
        Some(rest) => {
            let towns: Vec<Office<'a>> =
                towns.into_iter().filter(|office| office.area() == DAYA_BAY_DISTRICT).collect();
            Area { towns, rest: rest.to_owned(), is_named: true }
        }
        None => Area { towns, rest, is_named },
    }
}

/// The text without the name of a district; `None` if it doesn't name it.
fn without_district(text: &str, district: &str) -> Option<String> {
    if let Some((before, after)) = text.split_once(district) {
        return Some(format!("{before}{after}"));
    }
    let short = short_district_name(district);
    let kinds = DISTRICT_KINDS.map(|kind| format!("{short}{kind}"));
    let names = kinds.iter().map(String::as_str).chain([short]);
    names.into_iter().find_map(|name| text.strip_prefix(name).or_else(|| text.strip_suffix(name))).map(str::to_owned)
}

/// The text without the name of a district at its start, in characters that sound like it.
fn without_sound_of(text: &str, district: &str) -> Option<String> {
    [district, short_district_name(district)].into_iter().find_map(|name| {
        let length = name.chars().count();
        let start: String = text.chars().take(length).collect();
        sounds_alike(&start, name).then(|| text.chars().skip(length).collect())
    })
}

/// Whether every character of the one text sounds like that of the other.
fn sounds_alike(a: &str, b: &str) -> bool {
    let sounds = |text: &str| text.chars().map(|c| hanzi_sounds::of(u32::from(c)).unwrap_or(u32::from(c))).collect();
    let (a, b): (Vec<u32>, Vec<u32>) = (sounds(a), sounds(b));
    a == b
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

/// The town as people call it who say 县城: `博罗县城`; `None` if it isn't the seat of a county.
pub(crate) fn seat_name(office: &Office<'_>) -> Option<String> {
    office.is_county_seat().then(|| format!("{}{}", short_district_name(&office.district.name), SEAT[0]))
}

/// The name without its suffix, unless less than two characters would be left (`湖镇`).
fn without_suffix(name: &str) -> &str {
    let short = SUFFIXES.iter().find_map(|suffix| name.strip_suffix(suffix));
    short.filter(|short| short.chars().count() >= 2).unwrap_or(name)
}

fn is_named_by(office: &Office<'_>, text: &str) -> bool {
    let stem = normalized(stem(office));
    stem == text || stem == without_suffix(text) || normalized(office.town_name()) == text
}

/// The towns whose own name with a kind is in a postal address: `水口街道龙津大道1号`, `罗阳镇商业街`. A longer name that
/// holds another's is the one that is meant.
fn in_address<'a>(text: &str, offices: &[Office<'a>]) -> Vec<Office<'a>> {
    let is_in = |office: &Office<'_>| {
        let stem = normalized(stem(office));
        let follows = |rest: &str| SUFFIXES.iter().any(|suffix| rest.starts_with(suffix));
        text.contains(office.town_name()) || text.strip_prefix(stem.as_str()).is_some_and(follows)
    };
    offices.iter().filter(|office| is_in(office)).copied().collect()
}

/// Towns whose name holds the text or is held by it, sounds like it, or differs in one character of at least three.
fn similar<'a>(text: &str, offices: &[Office<'a>]) -> Vec<Office<'a>> {
    if text.is_empty() {
        return Vec::new();
    }
    let text = without_suffix(text);
    let rank = |office: &Office<'a>| {
        let stem = normalized(stem(office));
        let longest = text.chars().count().max(stem.chars().count());
        let letters = || strsim::damerau_levenshtein(&spelled(&stem), &spelled(text));
        if sounds_alike(&stem, text) {
            Some(0)
        } else if normalized(&office.town.name).contains(text) || text.contains(&stem) {
            Some(1)
        } else if (longest >= 3 && strsim::damerau_levenshtein(&stem, text) == 1) || letters() <= 1 {
            Some(2)
        } else {
            None
        }
    };
    let mut ranked: Vec<(u8, Office<'a>)> =
        offices.iter().filter_map(|office| Some((rank(office)?, *office))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, office)| office).take(MOST_SIMILAR).collect()
}

/// The text in letters: 汉字 as pinyin in their first reading, anything else as it is.
fn spelled(text: &str) -> String {
    text.chars().fold(String::new(), |mut letters, c| {
        match hanzi_sounds::spellings(c.encode_utf8(&mut [0; 4])).first() {
            Some(spelling) => letters.push_str(spelling),
            None => letters.push(c),
        }
        letters
    })
}

/// The towns that letters stand for: after a district, with or without the kind behind the name.
fn by_pinyin<'a>(typed: &str, offices: Vec<Office<'a>>) -> TownMatch<'a> {
    let before = BEFORE_DISTRICT.map(spelled);
    let typed = without_prefixes(typed, &before.each_ref().map(String::as_str));
    let starts = |name: &str| hanzi_sounds::spellings(name).iter().find_map(|it| typed.strip_prefix(it.as_str()));
    // The whole names come first, since a short one is the start of each.
    let areas = |office: &Office<'a>| {
        let names = [office.area(), short_district_name(office.area()), &*office.district.name];
        names.into_iter().chain([short_district_name(&office.district.name)]).find_map(starts)
    };
    let inside: Vec<(Office<'a>, &str)> = offices.iter().filter_map(|office| Some((*office, areas(office)?))).collect();
    // The longest name that the letters start with leaves the least: `huidongxian`, not `huidong`.
    let after_area = inside.iter().map(|(_, rest)| *rest).min_by_key(|rest| rest.len());
    let is_area_named = after_area.is_some();
    let (towns, rest): (Vec<Office<'a>>, &str) = match after_area {
        None => (offices, typed),
        Some(least) => {
            let inside = inside.into_iter().filter(|(_, rest)| rest.len() == least.len());
            (inside.map(|(office, _)| office).collect(), least)
        }
    };
    if rest.is_empty() && is_area_named {
        return match_of(towns);
    }
    if is_area_named && SEAT.iter().any(|seat| spelled(seat) == rest) {
        let seats: Vec<Office<'a>> = towns.iter().filter(|office| office.is_county_seat()).copied().collect();
        return if seats.is_empty() { TownMatch::None(towns) } else { match_of(seats) };
    }
    let kinds = SUFFIXES.map(spelled);
    let names = |office: &Office<'a>| hanzi_sounds::spellings(&normalized(stem(office)));
    let is_named = |office: &&Office<'a>| {
        names(office)
            .iter()
            .filter_map(|name| rest.strip_prefix(name.as_str()))
            .any(|after| after.is_empty() || kinds.iter().any(|kind| kind == after))
    };
    let exact: Vec<Office<'a>> = towns.iter().filter(is_named).copied().collect();
    if !exact.is_empty() {
        return match_of(exact);
    }
    let rest = kinds.iter().find_map(|kind| rest.strip_suffix(kind.as_str())).unwrap_or(rest);
    let phrases: Vec<String> = towns.iter().map(|office| normalized(stem(office))).collect();
    let spellings = Spellings::new(phrases.iter().map(String::as_str).zip(0..));
    let readings = spellings.read(rest, true).into_iter().filter(|row| row.len() == 1).flatten();
    let near: Vec<Office<'a>> =
        readings.filter_map(|at| towns.get(usize::try_from(at).ok()?).copied()).take(MOST_SIMILAR).collect();
    TownMatch::None(if near.is_empty() && is_area_named { towns } else { near })
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

    /// What is typed, and what comes of it. A town that `?` or `~` offers is named by its start; `*` stands for all towns of
    /// one area.
    const TYPED: &[(&str, &str)] = &[
        ("惠東縣", "? *惠东县"),
        ("大亞灣", "? *大亚湾区"),
        ("羅陽", "= 博罗县罗阳街道"),
        ("巽寮", "= 惠东县巺寮滨海旅游度假区"),
        ("renshan", "= 惠东县稔山镇"),
        ("仲恺", "~ "),
        ("仲恺区", "~ "),
        ("仲愷陳江", "= 惠城区陈江街道"),
        ("博罗县城", "= 博罗县罗阳街道"),
        ("惠东县城", "= 惠东县平山街道"),
        ("龙门县城", "= 龙门县龙城街道"),
        ("龍門縣城", "= 龙门县龙城街道"),
        ("县城", "? 博罗县罗阳街道、惠东县平山街道、龙门县龙城街道"),
        ("boluoxiancheng", "= 博罗县罗阳街道"),
        ("惠阳县城", "~ *惠阳区"),
        ("羅陽鎮", "= 博罗县罗阳街道"),
        ("罗阳镇商业街1号", "= 博罗县罗阳街道"),
        ("惠東平海", "= 惠东县平海镇"),
        ("惠东稔山镇大墩村", "= 惠东县稔山镇"),
        ("巽寮湾", "~ 惠东县巺寮滨海旅游度假区"),
        ("惠东巽寮", "= 惠东县巺寮滨海旅游度假区"),
        ("巺寮", "= 惠东县巺寮滨海旅游度假区"),
        ("南昆山", "= 龙门县南昆山生态旅游区"),
        ("罗浮山", "= 博罗县罗浮山管理区"),
        ("園洲", "= 博罗县园洲镇"),
        ("觀音閣", "= 博罗县观音阁镇"),
        ("澳頭", "= 大亚湾区澳头街道"),
        ("大亞灣澳頭", "= 大亚湾区澳头街道"),
        ("蓝田乡", "= 龙门县蓝田瑶族乡"),
        ("藍田瑤族鄉", "= 龙门县蓝田瑶族乡"),
        ("白花街道", "= 惠东县白花镇"),
        ("淡水镇", "= 惠阳区淡水街道"),
        ("惠阳市淡水", "= 惠阳区淡水街道"),
        ("淡水惠阳", "= 惠阳区淡水街道"),
        ("我住在水口", "= 惠城区水口街道"),
        ("Renshan", "= 惠东县稔山镇"),
        ("REN SHAN", "= 惠东县稔山镇"),
        ("ｒｅｎｓｈａｎ", "= 惠东县稔山镇"),
        ("rénshān", "= 惠东县稔山镇"),
        ("renshanzhen", "= 惠东县稔山镇"),
        ("huidong renshan", "= 惠东县稔山镇"),
        ("huidongxian", "? *惠东县"),
        ("huidong", "? *惠东县"),
        ("dayawan", "? *大亚湾区"),
        ("guangdong huizhou boluo longhua", "= 博罗县龙华镇"),
        ("longhua", "? 博罗县龙华镇、龙门县龙华镇"),
        ("longmenlonghua", "= 龙门县龙华镇"),
        ("danshui街道", "= 惠阳区淡水街道"),
        ("renshn", "~ 惠东县稔山镇"),
        ("罗羊街道", "~ 博罗县罗阳街道"),
        ("惠冬县稔山", "= 惠东县稔山镇"),
        ("谭水", "~ 惠阳区淡水街道"),
        ("博罗县平山", "~ *博罗县"),
        ("博罗平海镇", "~ *博罗县"),
        ("惠东不知道村", "~ *惠东县"),
        ("不知道村", "~ "),
        ("平湖", "~ "),
        ("东莞石龙", "~ "),
        ("hello", "~ "),
        ("龍華鎮", "? 博罗县龙华镇、龙门县龙华镇"),
        ("龍門龍華", "= 龙门县龙华镇"),
    ];

    #[test]
    fn the_field_knows_what_search_knows_and_no_town_of_another_county() {
        let mut wrong = Vec::new();
        for (typed, expected) in TYPED {
            let expected = match expected.split_once('*') {
                None => (*expected).to_owned(),
                Some((start, area)) => {
                    let is_inside = |office: &Office<'_>| office.area() == area || &*office.district.name == area;
                    let names = Office::all(&CONTENT).filter(is_inside).map(|office| office.full_name());
                    format!("{start}{}", names.collect::<Vec<_>>().join("、"))
                }
            };
            let found = search(typed);
            if found != expected {
                wrong.push(format!("{typed}: {found}, not {expected}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_a_match_and_an_ambiguous_one_two_towns(typed in ".{0,80}") {
            let found = match_town(&CONTENT, &typed);
            proptest::prop_assert!(!matches!(found, TownMatch::Many(towns) if towns.len() < 2));
        }
    }
}
