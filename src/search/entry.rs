//! What the index is made from: one entry per address, with everything by which it can be found.

/// What sort of place an address is; readers see its name beside a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A topic of the chooser: every way to look one thing up.
    Topic,
    /// A section of a guide.
    Section,
    /// A guide as a whole.
    Guide,
    /// A printable checklist.
    Checklist,
    /// A town's office.
    Town,
    /// A page about the site itself.
    Page,
}

/// What a phrase is to its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// What it is called: `微信「粤省事」`, `水口街道`.
    Name,
    /// What readers call it or ask for.
    Word,
    /// The official name of a menu, a form or a paper on it.
    Official,
    /// The question that it opens with.
    Question,
    /// The answer in one sentence.
    Answer,
    /// A fact on it.
    Fact,
    /// What surrounds it: advice, cautions, descriptions.
    Aside,
}

/// One phrase by which an entry can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// What it is to the entry.
    pub role: Role,
    /// Its text.
    pub text: String,
}

/// One address with everything by which it can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The address: `/online/wechat`.
    pub address: String,
    /// What sort of place it is.
    pub kind: Kind,
    /// The name of the page above it; empty at the top.
    pub page: String,
    /// What a result is called.
    pub title: String,
    /// The sentence that answers, shown unless a fact answers better.
    pub answer: String,
    /// The phrases by which it is found.
    pub phrases: Vec<Phrase>,
    /// The numbers by which it is found, digits only, most complete first: `07522890770`, `2890770`.
    pub numbers: Vec<String>,
}

impl Kind {
    /// The words that readers see.
    pub fn label(self) -> &'static str {
        match self {
            Self::Topic => "想查什么",
            Self::Section => "指南",
            Self::Guide => "整篇指南",
            Self::Checklist => "材料清单",
            Self::Town => "镇街",
            Self::Page => "本站",
        }
    }

    /// By how much it is preferred to others that match as well.
    pub(in crate::search) fn preference(self) -> f32 {
        match self {
            Self::Topic => 1.05,
            Self::Section => 1.0,
            Self::Checklist | Self::Town => 0.97,
            Self::Guide => 0.95,
            Self::Page => 0.9,
        }
    }
}

impl Role {
    /// How much a match of such a phrase counts.
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

    /// Whether people type such a phrase in letters.
    pub(in crate::search) fn is_typed(self) -> bool {
        matches!(self, Self::Name | Self::Word | Self::Official)
    }

    /// Whether such a phrase can stand below a result.
    pub(in crate::search) fn is_shown(self) -> bool {
        matches!(self, Self::Answer | Self::Fact)
    }
}

impl Entry {
    /// An entry that is found by its title and answer, so far.
    pub fn new(address: impl Into<String>, kind: Kind, page: &str, title: &str, answer: &str) -> Self {
        Self::unfound(address, kind, page, title, answer).with(Role::Question, [title]).with(Role::Answer, [answer])
    }

    /// An entry that nothing finds, so far: title and answer are like those of many others.
    pub fn unfound(address: impl Into<String>, kind: Kind, page: &str, title: &str, answer: &str) -> Self {
        Self {
            address: address.into(),
            kind,
            page: page.to_owned(),
            title: title.to_owned(),
            answer: answer.to_owned(),
            phrases: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// The entry, found also by these phrases.
    #[must_use]
    pub fn with<T: AsRef<str>>(mut self, role: Role, texts: impl IntoIterator<Item = T>) -> Self {
        self.phrases.extend(texts.into_iter().map(|text| Phrase { role, text: text.as_ref().to_owned() }));
        self
    }
}
