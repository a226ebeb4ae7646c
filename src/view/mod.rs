//! The view room: words and markup. One file per page, its template beside it by name, its render test inside it.
//!
//! [`documents`] renders everything that has an address; [`queried`] answers what depends on a request.

mod about;
mod context;
mod document;
mod error_page;
mod facts;
mod guide;
mod home;
mod links;
mod manifest;
mod markup;
mod neighbours;
mod print;
mod qr;
mod render_error;
mod section_page;
mod section_view;
mod shell;
mod sitemap;
mod structured_data;
#[cfg(test)]
mod test_support;
mod words;

pub use context::Context;
pub use document::{Document, Media, Outcome};
pub use links::Link;
pub use render_error::RenderError;

use crate::content::{Content, Section};
use links::section_address;

/// Renders every address that can be enumerated.
///
/// # Errors
/// When a template can't be rendered.
pub fn documents(ctx: &Context<'_>) -> Result<Vec<Document>, RenderError> {
    let mut documents = vec![home::render(ctx)?];
    for guide in ctx.content.guides() {
        documents.push(guide::render(ctx, guide.id)?);
        for section in guide.sections {
            documents.push(section_page::render(ctx, guide.id, section)?);
        }
    }
    documents.push(print::render(ctx)?);
    documents.push(about::render(ctx)?);
    documents.push(sitemap::render(ctx, &documents)?);
    documents.push(sitemap::robots(ctx));
    documents.push(facts::render(ctx)?);
    documents.push(manifest::render(ctx)?);
    Ok(documents)
}

/// Renders the 404 page for a path.
///
/// # Errors
/// When the template can't be rendered.
pub fn not_found(ctx: &Context<'_>, path: &str) -> Result<Document, RenderError> {
    error_page::not_found(ctx, path)
}

/// Renders the 500 page.
///
/// # Errors
/// When the template can't be rendered.
pub fn server_error(ctx: &Context<'_>) -> Result<Document, RenderError> {
    error_page::server_error(ctx)
}

/// The pages whose query matters: path, and the parameters that do. Every other parameter is ignored.
pub const QUERIED: &[(&str, &[&str])] = &[];

/// Answers a request for one of [`QUERIED`] with its parameters, decoded, in order.
///
/// # Errors
/// When a template can't be rendered.
pub fn queried(ctx: &Context<'_>, path: &str, _parameters: &[(String, String)]) -> Result<Outcome, RenderError> {
    not_found(ctx, path).map(Outcome::Document)
}

/// The pages that can be proposed to a reader: address and name.
pub fn address_book(content: &Content) -> Vec<Link> {
    let mut book = vec![Link::new("/", &*content.site.name)];
    for guide in content.guides() {
        book.push(Link::new(guide.id.address(), guide.opening.question.title()));
        for section in &guide.sections {
            book.push(Link::new(section_address(guide.id, *section), section.heading().question.title()));
        }
    }
    book.push(Link::new("/print", "整本打印"));
    book.push(Link::new("/about", &*content.about.nav));
    book
}

/// Earlier addresses and where they lead now: pairs of paths, answered with 308.
pub fn aliases(content: &Content) -> Vec<(String, String)> {
    let mut aliases = Vec::new();
    for guide in content.guides() {
        let address = guide.id.address();
        aliases.extend(guide.opening.aliases.iter().map(|alias| (format!("/{}", alias.value), address.clone())));
        for section in &guide.sections {
            aliases.extend(section_aliases(&address, section_address(guide.id, *section), *section));
        }
    }
    aliases
}

fn section_aliases(guide: &str, address: String, section: Section<'_>) -> Vec<(String, String)> {
    let aliases = section.heading().aliases.iter();
    aliases.map(|alias| (format!("{guide}/{}", alias.value), address.clone())).collect()
}
