//! Where the facts are from, and what sources say about each other's facts.

use jiff::civil::Date;

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::decode::string_enum::string_enum;
use crate::content::model::values::quoted_title::QuotedTitle;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;
use crate::content::model::values::web_url::WebUrl;

record! {
    /// The file `sources.toml`.
    pub struct Sources {
        /// Every source. Facts that name none are from the first.
        source: NonEmpty<FactSource>,
        /// What sources say about facts of others.
        evidence: Vec<Evidence>,
        /// What was looked for and found in one source alone.
        alone: Vec<Alone>,
        /// What no reliable source answers, so that somebody has to ask.
        ask: Vec<OpenQuestion>,
    }
}

record! {
    /// A source.
    pub struct FactSource {
        /// Its id, also its URL fragment on the page `/about`.
        id: Spanned<Slug>,
        /// What kind of source it is.
        kind: SourceKind,
        /// Its title as published.
        title: QuotedTitle,
        /// A name short enough for a mark: `税务局2021年`.
        name: Text,
        /// Who published it.
        publisher: Text,
        /// Its URL; a source without one is cited by title, publisher and date.
        url: Option<WebUrl>,
        /// The day on which it was published, if it says so.
        published: Option<Date>,
    }
}

string_enum! {
    /// What kind of source it is, the most reliable kind first.
    pub enum SourceKind {
        /// Seen on a government's domain.
        Government = "government",
        /// A numbered government document, seen in copies only.
        Document = "document",
        /// A local notice, seen in a copy only.
        Notice = "notice",
        /// An article of somebody who is no authority.
        Article = "article",
    }
}

record! {
    /// What one source says about facts of another.
    pub struct Evidence {
        /// Its id, also its URL fragment on the page `/about`.
        id: Spanned<Slug>,
        /// The source that says it.
        source: Spanned<Slug>,
        /// Whether it agrees.
        verdict: Verdict,
        /// The facts that it is about.
        about: NonEmpty<Spanned<Slug>>,
        /// What it says.
        says: Text,
    }
}

string_enum! {
    /// How what a source says bears on a fact.
    pub enum Verdict {
        /// It says otherwise.
        Contradicts = "contradicts",
        /// It says the same with a condition.
        Narrows = "narrows",
        /// It says what the fact leaves open.
        Adds = "adds",
        /// It says the same.
        Confirms = "confirms",
    }
}

record! {
    /// A fact that was looked for elsewhere and found in one source alone.
    pub struct Alone {
        /// What it is.
        text: Text,
        /// The facts.
        about: NonEmpty<Spanned<Slug>>,
    }
}

record! {
    /// What no reliable source answers.
    pub struct OpenQuestion {
        /// What it is about.
        about: Text,
        /// What is known and what to ask.
        hint: Text,
    }
    check ends_in_a_sentence;
}

fn ends_in_a_sentence(question: &OpenQuestion, table: &Table<'_>) {
    if !question.hint.ends_with('。') {
        table.report("the hint must end with 。");
    }
}

impl Sources {
    /// The source whose facts need not name it.
    pub fn main(&self) -> &FactSource {
        self.source.first()
    }

    /// The source with this id.
    #[expect(clippy::expect_used, reason = "loading checks that every reference resolves")]
    pub fn by_id(&self, id: &Slug) -> &FactSource {
        self.source.iter().find(|source| source.id.value == *id).expect("sources.toml has this source")
    }

    /// What sources say about the fact with this id.
    pub fn evidence_about(&self, fact: &Slug) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().filter(move |evidence| evidence.about.iter().any(|id| id.value == *fact))
    }

    /// What says otherwise than the fact with this id, if anything does.
    pub fn contradiction_of(&self, fact: &Slug) -> Option<&Evidence> {
        self.evidence_about(fact).find(|evidence| evidence.verdict == Verdict::Contradicts)
    }
}
