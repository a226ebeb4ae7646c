//! The marks beside a fact: where it is from and how sure it is. A fact without a mark is stated by the main source.

use crate::content::{Content, Provenance, Slug, Spanned, Status};
use crate::pages::page_id::PageId;
use crate::pages::parts::labels::Label;
use crate::pages::parts::markup::Markup;

/// A mark: a word or two that lead to what is behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its kind, the end of its CSS class.
    pub kind: &'static str,
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub label: String,
}

/// The marks of a fact.
pub fn of_fact(content: &Content, provenance: &Provenance) -> Vec<Mark> {
    let mut marks = of_sources(content, &provenance.sources);
    match provenance.status {
        Status::Stated => {}
        Status::Derived => marks.push(derived()),
        Status::Doubtful => marks.extend(provenance.doubt.as_ref().map(|doubt| doubtful(&doubt.value))),
        Status::Superseded => {
            marks.extend(content.sources.contradiction_of(&provenance.id.value).map(|evidence| Mark {
                kind: "superseded",
                href: about(&evidence.id.value),
                label: Status::Superseded.label().to_owned(),
            }));
        }
    }
    marks
}

/// The marks of what this site worked out from a fact.
pub fn of_conclusion(content: &Content, from: &Provenance, status: Status) -> Vec<Mark> {
    let mut marks = of_fact(content, from);
    if status == Status::Derived && from.status == Status::Stated {
        marks.push(derived());
    }
    marks
}

/// The mark of a doubt.
pub fn doubtful(doubt: &Slug) -> Mark {
    Mark { kind: "doubtful", href: about(doubt), label: Status::Doubtful.label().to_owned() }
}

/// The mark of what the main source states, where other sources stand beside it.
pub fn of_main_source(content: &Content) -> Mark {
    of_source(content, &content.sources.main().id.value)
}

/// A mark for each source.
pub fn of_sources(content: &Content, sources: &[Spanned<Slug>]) -> Vec<Mark> {
    sources.iter().map(|id| of_source(content, &id.value)).collect()
}

fn of_source(content: &Content, id: &Slug) -> Mark {
    Mark { kind: "source", href: about(id), label: content.sources.by_id(id).name.to_string() }
}

fn derived() -> Mark {
    Mark { kind: "derived", href: format!("{}#marks", PageId::About.path()), label: Status::Derived.label().to_owned() }
}

fn about(id: &Slug) -> String {
    format!("{}#{id}", PageId::About.path())
}

/// The marks as markup.
pub fn markup(marks: &[Mark]) -> Markup {
    Markup::marks(marks.iter().map(|mark| (mark.kind, mark.href.as_str(), mark.label.as_str())))
}
