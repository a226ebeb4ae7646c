//! The search as the site offers it: what a sentence says of somebody's case, and the results that this prefers.

use jiff::civil::Date;

use crate::content::{Content, GuideId, OutsideMatter, Section, Situation, Spanned, Text};
use crate::pages::page_id::PageId;
use crate::rules::SpokenCase;
use crate::search::{Preference, SearchIndex, SearchResults, cleaned, normalized};

/// Searches the pages of one content.
#[derive(Debug, Clone, Copy)]
pub struct Finder<'a> {
    content: &'a Content,
    index: &'a SearchIndex,
}

/// What is found for one typed text.
#[derive(Debug)]
pub struct Findings<'a> {
    /// What the text says of somebody's case.
    pub case: SpokenCase<'a>,
    /// What it asks about, if the site has nothing on that.
    pub outside: Option<&'a OutsideMatter>,
    pub results: SearchResults,
}

/// How much the list of papers of the group that the text means counts, and how little those of other groups.
const OWN_GROUP: f32 = 1.25;
const OTHER_GROUP: f32 = 0.5;
/// From how many characters on a text is a story that may mention anything.
const LONG_STORY: usize = 14;
/// How many characters a word has that settles what such a story is about.
const LONG_WORD: usize = 3;
/// The word that shows a story to be about the subject of this site.
const INSURANCE: &str = "医保";
/// How many characters beside a place or a person leave open what is asked.
const BESIDE: usize = 4;
/// How little the page of all offices counts where the text names a town.
const ALL_OFFICES: f32 = 0.35;
/// How much the page of that town counts, and how much where the text asks for a place too.
const OWN_TOWN: f32 = 1.2;
const OWN_TOWN_ASKED_FOR: f32 = 2.5;

impl<'a> Finder<'a> {
    /// The search over `index`, which is made from `content`.
    pub fn new(content: &'a Content, index: &'a SearchIndex) -> Self {
        Self { content, index }
    }

    /// What is found for a typed text on the day `today`.
    pub fn find(&self, typed: &str, today: Date) -> Findings<'a> {
        let text = cleaned(typed);
        let case = SpokenCase::of(self.content, &text, today);
        let mut results = self.index.search_with(typed, &self.preferences(&case, &text));
        let outside = self.outside_matter(&normalized(&text));
        results.hits.iter_mut().for_each(|hit| hit.is_weak |= outside.is_some());
        Findings { case, outside, results }
    }

    /// What the site has nothing on, if the text, which is normalized, has one of its words. In a long story only a long word
    /// settles that; if the story names the insurance, only a word that has that name in it.
    fn outside_matter(&self, text: &str) -> Option<&'a OutsideMatter> {
        let is_story = text.chars().count() > LONG_STORY;
        let names_insurance = text.contains(INSURANCE);
        let settles_story =
            |word: &str| word.chars().count() >= LONG_WORD && (!names_insurance || word.contains(INSURANCE));
        let is_named = |word: &Spanned<Text>| {
            let word = normalized(&word.value);
            (!is_story || settles_story(&word)) && text.contains(&word)
        };
        self.content.situations.outside.iter().find(|matter| matter.words.iter().any(is_named))
    }

    /// What the case, which `text` says, prefers.
    fn preferences(&self, case: &SpokenCase<'_>, text: &str) -> Vec<Preference> {
        let card = &self.content.card;
        let mut preferences = Vec::new();
        if let Some(own) = case.group {
            preferences.extend(card.documents.group.iter().map(|group| {
                let is_own = group.id.value == own.id.value;
                let factor = if is_own { OWN_GROUP } else { OTHER_GROUP };
                let answers =
                    is_own && (case.age.is_some() || is_nearly_all(text, case.named_group.map(|named| named.bytes)));
                Preference { key: PageId::of_group(group).path(), factor, answers }
            }));
        }
        if let Some(asked) = case.group.filter(|group| group.ask.is_some()) {
            let is_theirs = |situation: &&Situation| {
                situation.applicant.as_ref().is_some_and(|group| group.value == asked.id.value)
            };
            let theirs = self.content.situations.situation.iter().filter(is_theirs).map(PageId::of_situation);
            preferences.extend(theirs.map(|page| Preference { key: page.path(), factor: 1.0, answers: true }));
        }
        if let Some(town) = case.town {
            let normal = normalized(text);
            let asks = card.offices.heading.words.iter().any(|word| normal.contains(&normalized(&word.value)));
            let factor = if asks { OWN_TOWN_ASKED_FOR } else { OWN_TOWN };
            let answers = asks || case.count() > 1 || is_nearly_all(text, Some(town.bytes));
            preferences.push(Preference { key: PageId::of_office(&town.value).path(), factor, answers });
            let offices = PageId::of_section(GuideId::Card, Section::Offices(&card.offices));
            preferences.push(Preference { key: offices.path(), factor: ALL_OFFICES, answers: false });
        }
        preferences
    }
}

/// Whether a part of a text, by its bytes, leaves little of it.
fn is_nearly_all(text: &str, part: Option<(usize, usize)>) -> bool {
    let part = part.and_then(|(start, end)| text.get(start..end));
    part.is_some_and(|part| text.chars().count() <= part.chars().count() + BESIDE)
}
