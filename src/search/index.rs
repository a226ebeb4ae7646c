//! The index: entries, their phrases as tokens, and which entries have which term.

use std::collections::BTreeMap;

use crate::search::entry::{EntryKind, Role, SearchEntry};
use crate::search::text::number_match::Numbers;
use crate::search::text::term::{Term, ids, terms_of};
use crate::search::text::token::tokens;
use crate::text::glyphs::normalized;
use crate::text::typed_pinyin::Spellings;

/// Everything that can be found, ready to be searched.
#[derive(Debug)]
pub struct SearchIndex {
    entries: Vec<IndexedEntry>,
    phrases: Vec<StoredPhrase>,
    tokens: Vec<u32>,
    terms: Vec<Term>,
    /// Where the postings of each term start; one more than terms.
    starts: Vec<u32>,
    postings: Vec<Posting>,
    pub(in crate::search) spellings: Spellings,
    pub(in crate::search) numbers: Numbers,
}

/// The fields of an entry that a hit shows, and where its phrases are.
#[derive(Debug)]
pub(in crate::search) struct IndexedEntry {
    pub key: String,
    pub kind: EntryKind,
    pub parent: String,
    pub title: String,
    pub answer: String,
    phrases: (u32, u32),
}

/// A phrase as tokens; its text is kept only if it may be shown.
#[derive(Debug)]
pub(in crate::search) struct StoredPhrase {
    pub role: Role,
    pub text: Box<str>,
    /// Where it stands, if it has a place of its own and may be shown.
    pub place: Option<Box<str>>,
    tokens: (u32, u32),
}

impl StoredPhrase {
    /// The memory that it takes.
    fn bytes(&self) -> usize {
        self.text.len() + self.place.as_ref().map_or(0, |place| place.len()) + size_of::<Self>()
    }
}

/// An entry that has a term, in 24 bits, and the weight of the phrase that has it, in 8 bits.
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
        f32::from(self.0.to_le_bytes()[0]) / 200.0
    }
}

/// The most entries that an index can hold: what 24 bits count.
const MOST_ENTRIES: usize = 1 << 24;

impl SearchIndex {
    /// The index of these entries, up to [`MOST_ENTRIES`]. Of two that match equally well, the earlier comes first.
    pub fn new(entries: Vec<SearchEntry>) -> Self {
        let mut index = Self {
            entries: Vec::with_capacity(entries.len()),
            phrases: Vec::new(),
            tokens: Vec::new(),
            terms: Vec::new(),
            starts: Vec::new(),
            postings: Vec::new(),
            spellings: Spellings::default(),
            numbers: Numbers::default(),
        };
        let mut found: Vec<(Term, Posting)> = Vec::new();
        let mut numbers = Vec::new();
        let mut pinyin = BTreeMap::new();
        for (number, entry) in (0..).zip(entries.into_iter().take(MOST_ENTRIES)) {
            numbers.extend(entry.numbers.iter().map(|digits| (digits.clone().into_boxed_str(), number)));
            index.add(number, entry, &mut found, &mut pinyin);
        }
        index.spellings = Spellings::new(pinyin.iter().map(|(phrase, number)| (phrase.as_str(), *number)));
        index.numbers = Numbers::new(numbers);
        index.group_postings(found);
        index.phrases.shrink_to_fit();
        index.tokens.shrink_to_fit();
        index
    }

    /// Adds an entry, its terms to `found` and the phrases that are typed in pinyin to `pinyin`.
    fn add(
        &mut self,
        number: u32,
        entry: SearchEntry,
        found: &mut Vec<(Term, Posting)>,
        pinyin: &mut BTreeMap<String, u32>,
    ) {
        let first = length(&self.phrases);
        for phrase in entry.phrases {
            let ids = ids(&tokens(&phrase.text));
            terms_of(&ids, |term| found.push((term, Posting::new(number, phrase.role))));
            if phrase.role.is_typed_in_pinyin() {
                let here = length(&self.phrases);
                let known = pinyin.entry(normalized(&phrase.text)).or_insert(here);
                if phrase.role == Role::Name && !self.is_name(*known) {
                    *known = here;
                }
            }
            let start = length(&self.tokens);
            self.tokens.extend(ids);
            let text = if phrase.role.is_shown() { phrase.text.into_boxed_str() } else { Box::default() };
            let place = phrase.place.filter(|_| !text.is_empty()).map(String::into_boxed_str);
            self.phrases.push(StoredPhrase { role: phrase.role, text, place, tokens: (start, length(&self.tokens)) });
        }
        let phrases = (first, length(&self.phrases));
        let SearchEntry { key, kind, parent, title, answer, .. } = entry;
        self.entries.push(IndexedEntry { key, kind, parent, title, answer, phrases });
    }

    /// Groups the postings by term; an entry that has a term twice keeps the one with the larger weight.
    fn group_postings(&mut self, mut found: Vec<(Term, Posting)>) {
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
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether some entry has this key.
    pub fn contains(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// About how many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        let texts =
            |entry: &IndexedEntry| entry.key.len() + entry.parent.len() + entry.title.len() + entry.answer.len();
        let entries: usize = self.entries.iter().map(|entry| texts(entry) + size_of::<IndexedEntry>()).sum();
        let phrases: usize = self.phrases.iter().map(StoredPhrase::bytes).sum();
        let numbers = size_of_val(&*self.tokens) + size_of_val(&*self.starts) + size_of_val(&*self.postings);
        entries + phrases + numbers + size_of_val(&*self.terms) + self.spellings.bytes() + self.numbers.bytes()
    }

    /// Every entry, in order.
    pub(in crate::search) fn entries(&self) -> &[IndexedEntry] {
        &self.entries
    }

    pub(in crate::search) fn entry(&self, number: u32) -> &IndexedEntry {
        &self.entries[index(number)]
    }

    pub(in crate::search) fn phrases_of(&self, entry: &IndexedEntry) -> &[StoredPhrase] {
        let (start, end) = entry.phrases;
        &self.phrases[index(start)..index(end)]
    }

    pub(in crate::search) fn tokens_of(&self, phrase: &StoredPhrase) -> &[u32] {
        let (start, end) = phrase.tokens;
        &self.tokens[index(start)..index(end)]
    }

    pub(in crate::search) fn tokens_of_phrase(&self, number: u32) -> &[u32] {
        self.tokens_of(&self.phrases[index(number)])
    }

    pub(in crate::search) fn is_name(&self, phrase: u32) -> bool {
        self.phrases.get(index(phrase)).is_some_and(|phrase| phrase.role == Role::Name)
    }

    /// The entries that have a term.
    pub(in crate::search) fn postings(&self, term: Term) -> &[Posting] {
        let Ok(at) = self.terms.binary_search(&term) else { return &[] };
        &self.postings[index(self.starts[at])..index(self.starts[at + 1])]
    }

    /// The inverse document frequency of something that `having` entries have.
    pub(in crate::search) fn idf(&self, having: usize) -> f32 {
        let count = |number: usize| f32::from(u16::try_from(number >> self.shift()).unwrap_or(u16::MAX));
        let (all, having) = (count(self.len()), count(having));
        (1.0 + (all - having + 0.5).max(0.5) / (having + 0.5)).ln()
    }

    /// By how many bits counts are cut so that the largest is exact as `f32`.
    fn shift(&self) -> u32 {
        self.len().checked_ilog2().unwrap_or(0).saturating_sub(15)
    }
}

#[expect(clippy::expect_used, reason = "the content of a site fits into memory many times over before it is that long")]
fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).expect("an index holds less than 2³² of anything")
}

fn index(number: u32) -> usize {
    number as usize
}
