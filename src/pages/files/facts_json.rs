//! `/facts.json`: the fact ledger with its sources, what they say about each other's facts, and what is open.

use serde::Serialize;

use crate::content::ledger::LedgerEntry;
use crate::content::{Content, Evidence, FactSource, Slug, Spanned, ledger};
use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::page_id::PageId;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{Media, RenderedPage};

#[derive(Serialize)]
struct Ledger {
    site: String,
    sources: Vec<SourceRecord>,
    facts: Vec<FactRecord>,
    evidence: Vec<EvidenceRecord>,
    alone: Vec<AloneRecord>,
    open_questions: Vec<OpenQuestionRecord>,
}

#[derive(Serialize)]
struct SourceRecord {
    id: String,
    title: String,
    publisher: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct FactRecord {
    id: String,
    statement: String,
    status: &'static str,
    sources: Vec<String>,
    checked: String,
    page: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    doubt: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<String>,
}

#[derive(Serialize)]
struct EvidenceRecord {
    id: String,
    source: String,
    verdict: &'static str,
    about: Vec<String>,
    says: String,
}

#[derive(Serialize)]
struct AloneRecord {
    text: String,
    about: Vec<String>,
}

#[derive(Serialize)]
struct OpenQuestionRecord {
    about: String,
    hint: String,
}

/// Renders `/facts.json`.
///
/// # Errors
/// When the JSON can't be written.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let content = ctx.content;
    let sources = &content.sources;
    let ledger = Ledger {
        site: content.site.name.to_string(),
        sources: source_records(content),
        facts: ledger::entries(content).iter().map(|entry| FactRecord::new(content, entry)).collect(),
        evidence: evidence_records(content),
        alone: sources
            .alone
            .iter()
            .map(|alone| AloneRecord { text: alone.text.to_string(), about: ids(&alone.about) })
            .collect(),
        open_questions: sources
            .ask
            .iter()
            .map(|ask| OpenQuestionRecord { about: ask.about.to_string(), hint: ask.hint.to_string() })
            .collect(),
    };
    Ok(RenderedPage::file(FileId::Facts.path(), Media::Json, serde_json::to_string_pretty(&ledger)?))
}

fn source_records(content: &Content) -> Vec<SourceRecord> {
    let record = |source: &FactSource| SourceRecord {
        id: source.id.value.to_string(),
        title: source.title.to_string(),
        publisher: source.publisher.to_string(),
        kind: source.kind.as_str(),
        published: source.published.map(|day| day.to_string()),
        url: source.url.as_ref().map(ToString::to_string),
    };
    content.sources.source.iter().map(record).collect()
}

fn evidence_records(content: &Content) -> Vec<EvidenceRecord> {
    let record = |evidence: &Evidence| EvidenceRecord {
        id: evidence.id.value.to_string(),
        source: evidence.source.value.to_string(),
        verdict: evidence.verdict.as_str(),
        about: ids(&evidence.about),
        says: evidence.says.to_string(),
    };
    content.sources.evidence.iter().map(record).collect()
}

fn ids(ids: &[Spanned<Slug>]) -> Vec<String> {
    ids.iter().map(|id| id.value.to_string()).collect()
}

impl FactRecord {
    fn new(content: &Content, entry: &LedgerEntry<'_>) -> Self {
        let provenance = entry.provenance;
        let main = || vec![content.sources.main().id.value.to_string()];
        let about = content.sources.evidence_about(&provenance.id.value);
        Self {
            id: provenance.id.value.to_string(),
            statement: entry.statement.clone(),
            status: provenance.status.as_str(),
            sources: if provenance.sources.is_empty() { main() } else { ids(&provenance.sources) },
            checked: provenance.checked.0.to_string(),
            page: PageId::of_place(entry.place).path(),
            doubt: provenance.doubt.as_ref().map(|doubt| format!("{}#{}", PageId::About.path(), doubt.value)),
            evidence: about.map(|evidence| evidence.id.value.to_string()).collect(),
        }
    }
}
