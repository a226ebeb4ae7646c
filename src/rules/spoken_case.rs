//! What a sentence says of somebody's case: where they live, how old they are, to which group they belong, which day they
//! have in mind. People type or dictate such sentences into the search box: `我妈70岁低保在博罗园洲`.

use jiff::civil::Date;

use crate::content::{AgeBand, Content, Group};
use crate::rules::offices::office::Office;
use crate::rules::offices::town_match::{seat_name, short_district_name, stem};
use crate::rules::time::{days_after, first_of_month};
use crate::text::glyph::Glyph;
use crate::text::glyphs::{glyphs, normalized};

/// What a sentence says of somebody's case; each part with its bytes in the sentence.
#[derive(Debug, Clone, Default)]
pub struct SpokenCase<'a> {
    pub town: Option<Said<Office<'a>>>,
    /// In years.
    pub age: Option<Said<u8>>,
    /// The group that the sentence names, by its words.
    pub named_group: Option<Said<&'a Group>>,
    /// The group by age and name together.
    pub group: Option<&'a Group>,
    pub day: Option<Said<Date>>,
}

/// A part of a sentence and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<T> {
    pub value: T,
    /// Where it begins and ends in the sentence, in bytes.
    pub bytes: (usize, usize),
}

/// An age in years from which on nobody is a minor.
const OF_AGE: u8 = 18;
/// The age in years from which on one has to have an ID card.
const ID_CARD_AGE: u8 = 16;
/// The highest age that is read as one.
const OLDEST: u32 = 120;

impl<'a> SpokenCase<'a> {
    /// What `sentence` says. A day without month or year is the next such day from `today` on.
    pub fn of(content: &'a Content, sentence: &str, today: Date) -> Self {
        let glyphs = glyphs(sentence);
        let age = age(&glyphs);
        let named_group = named_group(content, &glyphs);
        Self {
            town: town(content, &glyphs),
            group: group(content, age.map(|age| age.value), named_group.map(|named| named.value)),
            age,
            named_group,
            day: day(&glyphs, today),
        }
    }

    /// How many of place, person and day it says.
    pub fn count(&self) -> usize {
        usize::from(self.town.is_some()) + usize::from(self.group.is_some()) + usize::from(self.day.is_some())
    }
}

fn said<T>(value: T, glyphs: &[Glyph]) -> Option<Said<T>> {
    let (first, last) = (glyphs.first()?, glyphs.last()?);
    Some(Said { value, bytes: (first.start, last.end) })
}

/// Where `word`, which is normalized, stands among the glyphs.
fn position(glyphs: &[Glyph], word: &str) -> Option<(usize, usize)> {
    let length = word.chars().count();
    let is_here = |window: &[Glyph]| window.iter().map(|glyph| glyph.c).eq(word.chars());
    let at = (length > 0).then(|| glyphs.windows(length).position(is_here)).flatten()?;
    Some((at, at + length))
}

/// The town with the longest name in the sentence. Of two with the same name the one whose district is named too; where
/// none is, no town is meant for certain.
fn town<'a>(content: &'a Content, glyphs: &[Glyph]) -> Option<Said<Office<'a>>> {
    let mut best: Vec<(usize, Office<'a>, (usize, usize))> = Vec::new();
    for office in Office::all(content) {
        let names = [office.full_name(), office.town_name().to_owned(), stem(&office).to_owned()];
        let names = names.into_iter().chain(seat_name(&office));
        let found = names.filter_map(|name| position(glyphs, &normalized(&name)));
        let Some(range) = found.max_by_key(|(start, end)| end - start) else { continue };
        let length = range.1 - range.0;
        match best.first() {
            Some((longest, ..)) if *longest > length => {}
            Some((longest, ..)) if *longest == length => best.push((length, office, range)),
            _ => best = vec![(length, office, range)],
        }
    }
    let (_, office, (start, end)) = match best.as_slice() {
        [only] => *only,
        several => {
            let is_named = |office: &Office<'_>| {
                position(glyphs, &normalized(short_district_name(&office.district.name))).is_some()
            };
            *several.iter().find(|(_, office, _)| is_named(office))?
        }
    };
    // The name of a district before that of its town belongs to it.
    let district = normalized(short_district_name(&office.district.name));
    let before = district.chars().count();
    let starts_with_district = (before..=before + 1).any(|length| {
        start.checked_sub(length).is_some_and(|from| position(&glyphs[from..start], &district).is_some())
    });
    let start = if starts_with_district {
        position(glyphs, &district).map_or(start, |(from, _)| from.min(start))
    } else {
        start
    };
    said(office, &glyphs[start..end])
}

/// A number before 岁, with what people put between: `70岁`, `16周岁`, `70多岁`.
fn age(glyphs: &[Glyph]) -> Option<Said<u8>> {
    let digits = |at: usize| glyphs[at..].iter().take_while(|glyph| glyph.c.is_ascii_digit()).count();
    let mut at = 0;
    while at < glyphs.len() {
        let length = digits(at);
        if length > 0 {
            let number: String = glyphs[at..at + length].iter().map(|glyph| glyph.c).collect();
            let between = glyphs[at + length..].iter().take_while(|glyph| "周多来几".contains(glyph.c)).count();
            let end = at + length + between;
            let is_age = glyphs.get(end).is_some_and(|glyph| glyph.c == '岁');
            let years = number.parse::<u32>().ok().filter(|years| is_age && *years <= OLDEST);
            if let Some(years) = years.and_then(|years| u8::try_from(years).ok()) {
                return said(years, &glyphs[at..=end]);
            }
        }
        at += length.max(1);
    }
    None
}

/// The group with the longest of its words in the sentence; a group with a question of its own before the others, since
/// it holds at any age.
fn named_group<'a>(content: &'a Content, glyphs: &[Glyph]) -> Option<Said<&'a Group>> {
    let groups = &content.card.documents.group;
    let found = groups.iter().flat_map(|group| {
        let words = group.words.iter().filter_map(|word| position(glyphs, &normalized(&word.value)));
        words.map(move |range| (group, range))
    });
    let (group, (start, end)) = found.max_by_key(|(group, (start, end))| (group.ask.is_some(), end - start))?;
    said(group, &glyphs[start..end])
}

fn group<'a>(content: &'a Content, age: Option<u8>, named: Option<&'a Group>) -> Option<&'a Group> {
    let documents = &content.card.documents;
    if let Some(asked) = named.filter(|group| group.ask.is_some()) {
        return Some(asked);
    }
    let Some(years) = age else { return named };
    let band = match years {
        0..ID_CARD_AGE => AgeBand::Under16,
        ID_CARD_AGE..OF_AGE => AgeBand::From16To17,
        _ => AgeBand::Adult,
    };
    let studies = band == AgeBand::Adult && named.is_some_and(|group| group.studying == Some(true));
    Some(documents.group_for(band, studies))
}

/// Words that make a day one that has passed: `过了24号`.
const PASSED: [&str; 3] = ["过了", "过左", "错过"];

/// A day: `2026-12-24`, `12月24号`, `24日`, `明天`.
fn day(glyphs: &[Glyph], today: Date) -> Option<Said<Date>> {
    iso_day(glyphs).or_else(|| named_day(glyphs, today)).or_else(|| {
        let relative = [("今天", 0), ("今日", 0), ("明天", 1), ("听日", 1), ("后天", 2)];
        relative.iter().find_map(|(word, days)| {
            let (start, end) = position(glyphs, word)?;
            said(days_after(today, *days), &glyphs[start..end])
        })
    })
}

fn iso_day(glyphs: &[Glyph]) -> Option<Said<Date>> {
    (0..glyphs.len()).find_map(|at| {
        let (year, after_year) = number_at(glyphs, at, 4)?;
        let separator = glyphs.get(after_year).filter(|glyph| "-/.年".contains(glyph.c))?.c;
        let (month, after_month) = number_at(glyphs, after_year + 1, 2)?;
        glyphs.get(after_month).filter(|glyph| glyph.c == separator || (separator == '年' && glyph.c == '月'))?;
        let (day, end) = number_at(glyphs, after_month + 1, 2)?;
        let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        (year >= 2000).then(|| said(date, &glyphs[at..end])).flatten()
    })
}

/// `12月24号` or `24号`, the next one from today on.
fn named_day(glyphs: &[Glyph], today: Date) -> Option<Said<Date>> {
    (0..glyphs.len()).find_map(|at| {
        // The rest of a longer number or of a date is none by itself.
        let is_a_rest = at > 0 && (glyphs[at - 1].c.is_ascii_digit() || "月年-/.".contains(glyphs[at - 1].c));
        let (first, after) = number_at(glyphs, at, 2).filter(|_| !is_a_rest)?;
        let is_passed = PASSED.iter().any(|word| {
            let length = word.chars().count();
            at >= length && position(&glyphs[at - length..at], word).is_some()
        });
        if is_passed {
            return None;
        }
        match glyphs.get(after)?.c {
            '月' => {
                let (day, end) = number_at(glyphs, after + 1, 2)?;
                glyphs.get(end).filter(|glyph| matches!(glyph.c, '号' | '日'))?;
                let (month, day) = (i8::try_from(first).ok()?, i8::try_from(day).ok()?);
                let years = [today.year(), today.year().saturating_add(1)];
                let date =
                    years.into_iter().filter_map(|year| Date::new(year, month, day).ok()).find(|day| *day >= today)?;
                said(date, &glyphs[at..=end])
            }
            '号' | '日' => {
                let day = i8::try_from(first).ok()?;
                let months = (0..3).map(|months| first_of_month(today, months));
                let dates = months.filter_map(|month| Date::new(month.year(), month.month(), day).ok());
                said(dates.into_iter().find(|day| *day >= today)?, &glyphs[at..=after])
            }
            _ => None,
        }
    })
}

/// A number of at most `most` digits at a place, and where it ends.
fn number_at(glyphs: &[Glyph], at: usize, most: usize) -> Option<(u32, usize)> {
    let digits: String = glyphs.get(at..)?.iter().map(|glyph| glyph.c).take_while(char::is_ascii_digit).collect();
    let fits = (1..=most).contains(&digits.len());
    fits.then(|| digits.parse().ok()).flatten().map(|number| (number, at + digits.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::test_fixtures::CONTENT;
    use jiff::civil::date;

    fn case(sentence: &str) -> SpokenCase<'static> {
        SpokenCase::of(&CONTENT, sentence, date(2026, 11, 23))
    }

    fn group_id(sentence: &str) -> Option<&'static str> {
        case(sentence).group.map(|group| group.id.value.as_str())
    }

    #[test]
    fn a_sentence_with_several_facts_is_understood_whole() {
        let sentence = "我妈70岁低保在博罗园洲没有医保怎么办";
        let case = case(sentence);
        let town = case.town.unwrap();
        assert_eq!(town.value.full_name(), "博罗县园洲镇");
        assert_eq!(&sentence[town.bytes.0..town.bytes.1], "博罗园洲");
        assert_eq!(case.age.map(|age| age.value), Some(70));
        assert_eq!(case.group.unwrap().id.value.as_str(), "low-income");
        assert_eq!(case.day, None);
        assert_eq!(case.count(), 2);
    }

    #[test]
    fn ages_lead_to_the_group_of_the_age() {
        for (sentence, group) in [
            ("70岁", "adult"),
            ("十九岁", "adult"),
            ("19岁读大学", "student"),
            ("17岁", "minor"),
            ("8岁小孩", "minor"),
            ("小孩今年20岁", "adult"),
            ("七十多岁的老人", "adult"),
            ("低保户8岁", "low-income"),
            ("大学生", "student"),
        ] {
            assert_eq!(group_id(sentence), Some(group), "{sentence}");
        }
        assert_eq!(group_id("余额"), None);
        assert_eq!(case("交了3年").age, None);
        assert_eq!(case("9999岁").age, None);
    }

    #[test]
    fn towns_are_found_in_sentences_and_an_ambiguous_name_is_none() {
        let town = |sentence| case(sentence).town.map(|town| town.value.full_name());
        assert_eq!(town("我住水口街道办事处附近").as_deref(), Some("惠城区水口街道"));
        assert_eq!(town("澳頭邊度辦").as_deref(), Some("大亚湾区澳头街道"));
        assert_eq!(town("龙门县城去哪办").as_deref(), Some("龙门县龙城街道"));
        assert_eq!(town("龙华镇怎么办"), None);
        assert_eq!(town("博罗县龙华镇怎么办").as_deref(), Some("博罗县龙华镇"));
        for sentence in ["小金库", "五保户", "口水多过茶", "余额", "惠州"] {
            assert_eq!(town(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn days_are_the_next_ones() {
        let day = |sentence| case(sentence).day.map(|day| day.value);
        assert_eq!(day("12月24号申请几时有得用"), Some(date(2026, 12, 24)));
        assert_eq!(day("2026-12-24"), Some(date(2026, 12, 24)));
        assert_eq!(day("2027年1月5日"), Some(date(2027, 1, 5)));
        assert_eq!(day("1月5号"), Some(date(2027, 1, 5)));
        assert_eq!(day("二十五号还能办吗"), Some(date(2026, 11, 25)));
        assert_eq!(day("3号去办"), Some(date(2026, 12, 3)));
        assert_eq!(day("明天能不能办"), Some(date(2026, 11, 24)));
        assert_eq!(day("过了24号怎么办"), None);
        for sentence in ["32号", "2月30号", "0752-12333", "2890770", "12月", "2026-13-01"] {
            assert_eq!(day(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn nothing_typed_makes_it_fail() {
        for sentence in
            ["", "岁", "岁岁", "月日号", "0岁", "00000000岁", "99999999999999999999号", "🙂岁", "１２月２４号"]
        {
            let _ = case(sentence);
        }
    }
}
