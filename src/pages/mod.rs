//! Pages: the words and markup of every path of the site. One file per page, with its tests; the template in
//! `templates/` has the same name.
//!
//! [`PageId`] is the list of pages. Everything that can be enumerated is rendered ahead by [`render_all`]; a page that
//! depends on the query has a type for it and a function `respond` in [`tools`].

pub mod change_log;
mod context;
mod files;
mod general;
mod guides;
pub mod indexing;
mod layout;
mod page_id;
mod parts;
pub mod path_collisions;
mod query_params;
mod render_error;
mod rendered_page;
mod situations;
mod static_copy;
#[cfg(test)]
mod test_fixtures;
pub mod tools;
mod traditional;
mod writing;

pub use context::Context;
pub use files::FileId;
pub use general::error_pages::{content_too_large, not_found, server_error, service_unavailable};
pub use indexing::LazyIndex;
pub use page_id::{Listing, PageId};
pub use parts::links::Link;
pub use query_params::{FromQuery, QueryParams};
pub use render_error::RenderError;
pub use rendered_page::{Media, PageResponse, RenderedPage};
pub use static_copy::static_copy;
pub use traditional::TraditionalConversion;
pub use writing::{Writing, is_shared, keep_query_in_link};

use crate::content::Content;

/// Renders every page and file of [`PageId::all`].
///
/// # Errors
/// When a template can't be rendered.
pub fn render_all(ctx: &Context<'_>) -> Result<Vec<RenderedPage>, RenderError> {
    let mut pages = Vec::new();
    for id in PageId::all(ctx.content) {
        if let Some(page) = id.render(ctx)? {
            pages.push(RenderedPage { reads_query: id.reads_query(), ..page });
        }
    }
    Ok(pages)
}

/// Renders the service worker of the edition with this id.
///
/// # Errors
/// When the template can't be rendered.
pub fn service_worker(ctx: &Context<'_>, edition: &str) -> Result<RenderedPage, RenderError> {
    files::service_worker::render(ctx, edition)
}

/// Earlier paths and the pages that are there now; requests for them are redirected.
pub fn aliases(content: &Content) -> Vec<(String, PageId<'_>)> {
    let mut aliases = Vec::new();
    for guide in content.guides() {
        let page = PageId::Guide(guide.id);
        aliases.extend(guide.intro.aliases.iter().map(|alias| (format!("/{}", alias.value), page)));
        for section in &guide.sections {
            let aliases_of_section = section.heading().aliases.iter();
            let page = PageId::of_section(guide.id, *section);
            aliases.extend(aliases_of_section.map(|alias| (PageId::Section(guide.id, &alias.value).path(), page)));
        }
    }
    aliases
}
