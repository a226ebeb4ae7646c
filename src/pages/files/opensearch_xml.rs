//! `/opensearch.xml`: how browsers add the site's search to their own.

use askama::Template;

use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::page_id::PageId;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{Media, RenderedPage};

#[derive(Template)]
#[template(path = "opensearch.xml")]
struct OpenSearch {
    name: String,
    description: String,
    icon: String,
    search: String,
}

/// Renders `/opensearch.xml`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let description = OpenSearch {
        name: ctx.content.site.name.to_string(),
        description: ctx.content.site.description.to_string(),
        icon: ctx.absolute(&ctx.assets.path("icon-192.png")),
        search: ctx.absolute(&PageId::Search.path()),
    };
    Ok(RenderedPage::file(FileId::OpenSearch.path(), Media::OpenSearch, description.render()?))
}
