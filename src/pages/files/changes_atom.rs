//! `/changes.atom`: what changed, for feed readers (RFC 4287).

use askama::Template;
use jiff::civil::Date;

use crate::content::Change;
use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::general::changes::NAME;
use crate::pages::page_id::PageId;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{Media, RenderedPage};

#[derive(Template)]
#[template(path = "changes.atom", escape = "html")]
struct Feed<'a> {
    title: String,
    author: String,
    id: String,
    own_url: String,
    page: String,
    updated: String,
    changes: Vec<Entry<'a>>,
}

struct Entry<'a> {
    change: &'a Change,
    id: String,
    url: String,
    updated: String,
}

/// Renders `/changes.atom`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let (path, page) = (FileId::Changes.path(), PageId::Changes.path());
    let changes = &ctx.content.changes.change;
    let entry = |change| {
        let fragment = format!("{page}#{}", change_id(change));
        Entry { change, id: permanent_id(ctx, &fragment), url: ctx.absolute(&fragment), updated: midnight(change.date) }
    };
    let feed = Feed {
        title: format!("{}：{NAME}", ctx.content.site.name),
        author: ctx.content.site.name.to_string(),
        id: permanent_id(ctx, path),
        own_url: ctx.absolute(path),
        page: ctx.absolute(&page),
        updated: midnight(changes.first().date),
        changes: changes.iter().map(entry).collect(),
    };
    Ok(RenderedPage::file(path, Media::Atom, feed.render()?))
}

fn change_id(change: &Change) -> &str {
    change.id.value.as_str()
}

/// The URL of a path, or a name of its own where the server doesn't know its URL: an id must be an IRI.
fn permanent_id(ctx: &Context<'_>, path: &str) -> String {
    ctx.known_url(path).unwrap_or_else(|| format!("urn:huizhou-yibao:{}", path.trim_start_matches('/')))
}

/// The start of a day in Huizhou (RFC 3339).
fn midnight(date: Date) -> String {
    format!("{date}T00:00:00+08:00")
}
