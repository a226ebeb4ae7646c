//! A fact of the ledger as another page repeats it: its statement, its marks, and where it stands.

use std::collections::HashMap;

use crate::content::ledger::{self, LedgerEntry};
use crate::content::{Content, Fact, Provenance, Slug, Spanned};
use crate::pages::page_id::PageId;
use crate::pages::parts::links::Link;
use crate::pages::parts::marks;
use crate::pages::parts::markup::Markup;

/// A fact as another page than its own repeats it, or as a situation states it.
#[derive(Debug)]
pub struct FactView {
    /// The id of a fact that stands on this page alone.
    pub id: Option<String>,
    pub statement: String,
    /// Its sources and how sure it is; the main source is named too.
    pub marks: Markup,
    /// The page on which it stands, if that is another.
    pub page: Option<Link>,
}

/// The facts of the content by their ids.
#[derive(Debug)]
pub struct FactIndex<'a> {
    content: &'a Content,
    entries: HashMap<&'a Slug, LedgerEntry<'a>>,
}

impl<'a> FactIndex<'a> {
    pub fn of(content: &'a Content) -> Self {
        let entries = ledger::entries(content).into_iter().map(|entry| (&entry.provenance.id.value, entry)).collect();
        Self { content, entries }
    }

    /// The facts with these ids. Of several in a row from one page, the last leads there.
    #[expect(clippy::expect_used, reason = "loading checks that every reference resolves")]
    pub fn named(&self, ids: &[Spanned<Slug>]) -> Vec<FactView> {
        let mut views: Vec<FactView> = ids
            .iter()
            .map(|id| {
                let entry = self.entries.get(&id.value).expect("the content has this fact");
                let page = PageId::of_place(entry.place);
                let href = format!("{}#{}", page.path(), id.value);
                FactView {
                    id: None,
                    statement: entry.statement.clone(),
                    marks: marks_of(self.content, entry.provenance),
                    page: Some(Link::new(href, page.short_title(self.content))),
                }
            })
            .collect();
        for at in 1..views.len() {
            let label = |view: &FactView| view.page.as_ref().map(|page| page.label.clone());
            if label(&views[at - 1]) == label(&views[at]) {
                views[at - 1].page = None;
            }
        }
        views
    }

    /// Facts that stand only here.
    pub fn own(&self, facts: &[Fact]) -> Vec<FactView> {
        facts
            .iter()
            .map(|fact| FactView {
                id: Some(fact.provenance.id.value.to_string()),
                statement: fact.text.to_string(),
                marks: marks_of(self.content, &fact.provenance),
                page: None,
            })
            .collect()
    }
}

fn marks_of(content: &Content, provenance: &Provenance) -> Markup {
    let main = provenance.sources.is_empty().then(|| marks::of_main_source(content));
    let all: Vec<_> = main.into_iter().chain(marks::of_fact(content, provenance)).collect();
    marks::markup(&all)
}
