//! What the index is made from: one entry for each page that can be found, with the phrases by which it is found.

/// The kind of an entry. Entries that match equally well are in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A topic: every route that answers it.
    Topic,
    /// A situation of people.
    Situation,
    /// A section of a guide.
    Section,
    /// A printable checklist.
    Checklist,
    /// A guide as a whole.
    Guide,
    /// A page about the site itself.
    Page,
    /// A town's office.
    Town,
}

/// What a phrase is to its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// What the entry is called: `微信「粤省事」`, `水口街道`.
    Name,
    /// What people call it or search for.
    Word,
    /// The official name of a menu, a form or a paper on it.
    Official,
    /// The question that it opens with.
    Question,
    /// The answer in one sentence.
    Answer,
    /// A fact on it.
    Fact,
    /// Advice, cautions and descriptions beside it.
    Aside,
}

/// One phrase by which an entry can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// What it is to the entry.
    pub role: Role,
    /// Its text.
    pub text: String,
    /// The place within the entry where it stands, for a link that leads there; search only returns it.
    pub place: Option<String>,
}

/// A page that can be found, with the phrases by which it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchEntry {
    /// Identifies the entry in a hit; search only returns it.
    pub key: String,
    /// The kind of the entry.
    pub kind: EntryKind,
    /// The name of what it is a part of; empty if it stands alone.
    pub parent: String,
    /// What a result is called.
    pub title: String,
    /// The answer in one sentence, shown unless a fact matches clearly better.
    pub answer: String,
    /// The phrases by which it is found.
    pub phrases: Vec<Phrase>,
    /// The numbers by which it is found, digits only, most complete first: `07522890770`, `2890770`.
    pub numbers: Vec<String>,
}

impl EntryKind {
    /// The factor by which it is preferred to others that match as well.
    pub(in crate::search) fn preference(self) -> f32 {
        match self {
            Self::Topic => 1.05,
            Self::Section | Self::Situation => 1.0,
            Self::Checklist | Self::Town => 0.97,
            Self::Guide => 0.95,
            Self::Page => 0.9,
        }
    }
}

impl Role {
    /// How much a match of such a phrase counts, from 0 to 1.
    pub(in crate::search) fn weight(self) -> f32 {
        match self {
            Self::Name | Self::Word => 1.0,
            Self::Official => 0.9,
            Self::Question => 0.8,
            Self::Answer => 0.6,
            Self::Fact => 0.5,
            Self::Aside => 0.35,
        }
    }

    /// Whether people type such a phrase in pinyin.
    pub(in crate::search) fn is_typed_in_pinyin(self) -> bool {
        matches!(self, Self::Name | Self::Word | Self::Official)
    }

    /// Whether such a phrase can be shown below a result.
    pub(in crate::search) fn is_shown(self) -> bool {
        matches!(self, Self::Answer | Self::Fact)
    }
}

impl SearchEntry {
    /// An entry that is found by its title and its answer.
    pub fn new(key: impl Into<String>, kind: EntryKind, parent: &str, title: &str, answer: &str) -> Self {
        Self::without_phrases(key, kind, parent, title, answer)
            .with(Role::Question, [title])
            .with(Role::Answer, [answer])
    }

    /// An entry without phrases, for one whose title and answer are like those of many others.
    pub fn without_phrases(key: impl Into<String>, kind: EntryKind, parent: &str, title: &str, answer: &str) -> Self {
        Self {
            key: key.into(),
            kind,
            parent: parent.to_owned(),
            title: title.to_owned(),
            answer: answer.to_owned(),
            phrases: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// The entry, found also by these phrases.
    #[must_use]
    pub fn with<T: AsRef<str>>(mut self, role: Role, texts: impl IntoIterator<Item = T>) -> Self {
        self.phrases.extend(texts.into_iter().map(|text| Phrase { role, text: text.as_ref().to_owned(), place: None }));
        self
    }

    /// The entry, found also by this phrase, which stands at a place of its own.
    #[must_use]
    pub fn with_at(mut self, role: Role, text: &str, place: &str) -> Self {
        self.phrases.push(Phrase { role, text: text.to_owned(), place: Some(place.to_owned()) });
        self
    }
}
