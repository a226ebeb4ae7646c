//! The index: entries, their phrases as units, and which entries have which term.

use std::collections::BTreeMap;

use crate::search::entry::{Entry, Kind, Role};
use crate::search::text::digits::Numbers;
use crate::search::text::glyphs::glyphs;
use crate::search::text::pinyin::Spellings;
use crate::search::text::term::{Term, ids, terms_of};
use crate::search::text::token::units;

/// Everything that can be found, ready to be searched. It owns what it holds, so it lives as long as one wants; it is
/// made from content once per load.
#[derive(Debug)]
pub struct SearchIndex {
    places: Vec<Place>,
    phrases: Vec<StoredPhrase>,
    units: Vec<u32>,
    terms: Vec<Term>,
    /// Where the postings of each term start; one more than terms.
    starts: Vec<u32>,
    postings: Vec<Posting>,
    pub(in crate::search) spellings: Spellings,
    pub(in crate::search) numbers: Numbers,
}

/// What of an entry is shown.
#[derive(Debug)]
pub(in crate::search) struct Place {
    pub address: String,
    pub kind: Kind,
    pub page: String,
    pub title: String,
    pub answer: String,
    phrases: (u32, u32),
}

/// A phrase by its units; its text is kept only if it may be shown.
#[derive(Debug)]
pub(in crate::search) struct StoredPhrase {
    pub role: Role,
    pub text: Box<str>,
    units: (u32, u32),
}

/// An entry that has a term, and in how weighty a phrase: 24 bits and 8 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) struct Posting(u32);

impl Posting {
    fn new(entry: u32, role: Role) -> Self {
        let weight = (role.weight() * 200.0).round();
        // A weight is between 0 and 1, so that it fits.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 200")]
        Self(entry << 8 | u32::from(weight as u8))
    }

    pub(in crate::search) fn entry(self) -> u32 {
        self.0 >> 8
    }

    pub(in crate::search) fn weight(self) -> f32 {
        f32::from(u8::try_from(self.0 & 0xFF).unwrap_or(u8::MAX)) / 200.0
    }
}

/// The most entries that an index can hold: what 24 bits count.
const MOST_ENTRIES: usize = 1 << 24;

impl SearchIndex {
    /// The index of these entries. Where two match alike, the earlier stands first.
    pub fn of_entries(entries: Vec<Entry>) -> Self {
        let mut index = Self {
            places: Vec::with_capacity(entries.len()),
            phrases: Vec::new(),
            units: Vec::new(),
            terms: Vec::new(),
            starts: Vec::new(),
            postings: Vec::new(),
            spellings: Spellings::default(),
            numbers: Numbers::default(),
        };
        let mut found: Vec<(Term, Posting)> = Vec::new();
        let mut numbers = Vec::new();
        let mut typed = BTreeMap::new();
        for (number, entry) in (0..).zip(entries.into_iter().take(MOST_ENTRIES)) {
            numbers.extend(entry.numbers.iter().map(|digits| (digits.clone().into_boxed_str(), number)));
            index.add(number, entry, &mut found, &mut typed);
        }
        index.spellings = Spellings::new(typed.iter().map(|(phrase, number)| (phrase.as_str(), *number)));
        index.numbers = Numbers::new(numbers);
        index.post(found);
        index.phrases.shrink_to_fit();
        index.units.shrink_to_fit();
        index
    }

    fn add(&mut self, number: u32, entry: Entry, found: &mut Vec<(Term, Posting)>, typed: &mut BTreeMap<String, u32>) {
        let first = length(&self.phrases);
        for phrase in entry.phrases {
            let ids = ids(&units(&phrase.text));
            terms_of(&ids, |term| found.push((term, Posting::new(number, phrase.role))));
            if phrase.role.is_typed() {
                let spelt: String = glyphs(&phrase.text).iter().map(|glyph| glyph.c).collect();
                let here = length(&self.phrases);
                let known = typed.entry(spelt).or_insert(here);
                if phrase.role == Role::Name && !self.is_name(*known) {
                    *known = here;
                }
            }
            let start = length(&self.units);
            self.units.extend(ids);
            let text = if phrase.role.is_shown() { phrase.text.into_boxed_str() } else { Box::default() };
            self.phrases.push(StoredPhrase { role: phrase.role, text, units: (start, length(&self.units)) });
        }
        let phrases = (first, length(&self.phrases));
        let Entry { address, kind, page, title, answer, .. } = entry;
        self.places.push(Place { address, kind, page, title, answer, phrases });
    }

    /// Groups what was found by term; an entry that has a term twice keeps the weightier.
    fn post(&mut self, mut found: Vec<(Term, Posting)>) {
        found.sort_unstable_by(|a, b| (a.0, a.1.entry()).cmp(&(b.0, b.1.entry())).then(b.1.cmp(&a.1)));
        found.dedup_by_key(|(term, posting)| (*term, posting.entry()));
        self.postings.reserve_exact(found.len());
        for (term, posting) in found {
            if self.terms.last() != Some(&term) {
                self.starts.push(length(&self.postings));
                self.terms.push(term);
            }
            self.postings.push(posting);
        }
        self.starts.push(length(&self.postings));
        self.terms.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether some entry has this address.
    pub fn has(&self, address: &str) -> bool {
        self.places.iter().any(|place| place.address == address)
    }

    /// About how many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        let texts = |place: &Place| place.address.len() + place.page.len() + place.title.len() + place.answer.len();
        let places: usize = self.places.iter().map(|place| texts(place) + size_of::<Place>()).sum();
        let phrases: usize = self.phrases.iter().map(|phrase| phrase.text.len() + size_of::<StoredPhrase>()).sum();
        let numbers = size_of_val(&*self.units) + size_of_val(&*self.starts) + size_of_val(&*self.postings);
        places + phrases + numbers + size_of_val(&*self.terms) + self.spellings.bytes() + self.numbers.bytes()
    }

    pub(in crate::search) fn place(&self, number: u32) -> Option<&Place> {
        self.places.get(index(number))
    }

    pub(in crate::search) fn phrases_of(&self, place: &Place) -> &[StoredPhrase] {
        let (start, end) = place.phrases;
        self.phrases.get(index(start)..index(end)).unwrap_or_default()
    }

    pub(in crate::search) fn units_of(&self, phrase: &StoredPhrase) -> &[u32] {
        let (start, end) = phrase.units;
        self.units.get(index(start)..index(end)).unwrap_or_default()
    }

    pub(in crate::search) fn units_of_phrase(&self, number: u32) -> &[u32] {
        self.phrases.get(index(number)).map_or(&[], |phrase| self.units_of(phrase))
    }

    pub(in crate::search) fn is_name(&self, phrase: u32) -> bool {
        self.phrases.get(index(phrase)).is_some_and(|phrase| phrase.role == Role::Name)
    }

    /// The entries that have a term.
    pub(in crate::search) fn postings(&self, term: Term) -> &[Posting] {
        let Ok(at) = self.terms.binary_search(&term) else { return &[] };
        match self.starts.get(at..at + 2) {
            Some(&[start, end]) => self.postings.get(index(start)..index(end)).unwrap_or_default(),
            _ => &[],
        }
    }

    /// How rare something is that `having` entries have.
    pub(in crate::search) fn rarity(&self, having: usize) -> f32 {
        let count = |number: usize| f32::from(u16::try_from(number >> self.shift()).unwrap_or(u16::MAX));
        let (all, having) = (count(self.len()), count(having));
        (1.0 + (all - having + 0.5).max(0.5) / (having + 0.5)).ln()
    }

    /// By how many bits counts are cut so that the largest is exact as `f32`.
    fn shift(&self) -> u32 {
        self.len().checked_ilog2().unwrap_or(0).saturating_sub(15)
    }
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
