//! `/facts.json`: the fact ledger.

use serde::Serialize;

use crate::content::ledger;
use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::page_id::PageId;
use crate::pages::parts::links::Links;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{Media, RenderedPage};

#[derive(Serialize)]
struct Ledger {
    site: String,
    source: String,
    facts: Vec<FactRecord>,
}

#[derive(Serialize)]
struct FactRecord {
    id: String,
    statement: String,
    status: &'static str,
    source: String,
    checked: String,
    page: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    doubt: Option<String>,
}

/// Renders `/facts.json`.
///
/// # Errors
/// When the JSON can't be written.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let links = Links::new(ctx.content);
    let source = ctx.content.site.source.name.to_string();
    let facts = ledger::entries(ctx.content).into_iter().map(|entry| FactRecord {
        id: entry.provenance.id.value.to_string(),
        statement: entry.statement,
        status: entry.provenance.status.as_str(),
        source: source.clone(),
        checked: entry.provenance.checked.0.to_string(),
        page: links.section_href(entry.section),
        doubt: entry.provenance.doubt.as_ref().map(|doubt| format!("{}#{}", PageId::About.path(), doubt.value)),
    });
    let ledger = Ledger { site: ctx.content.site.name.to_string(), source: source.clone(), facts: facts.collect() };
    Ok(RenderedPage::file(FileId::Facts.path(), Media::Json, serde_json::to_string_pretty(&ledger)?))
}
