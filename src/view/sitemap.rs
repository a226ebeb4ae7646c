//! `/sitemap.xml` and `/robots.txt`.

use askama::Template;
use jiff::civil::Date;

use super::context::Context;
use super::document::{Document, Media};
use super::render_error::RenderError;

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap {
    addresses: Vec<String>,
    reviewed: Date,
}

/// Renders `/sitemap.xml` from the pages that search engines may list.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, pages: &[Document]) -> Result<Document, RenderError> {
    let listed = pages.iter().filter(|page| page.media == Media::Html && !page.noindex);
    let sitemap = Sitemap {
        addresses: listed.map(|page| ctx.absolute(&page.address)).collect(),
        reviewed: ctx.content.site.review.last,
    };
    Ok(Document::lasting("/sitemap.xml", Media::Xml, sitemap.render()?))
}

/// Renders `/robots.txt`: everything may be read.
pub fn robots(ctx: &Context<'_>) -> Document {
    let body = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", ctx.absolute("/sitemap.xml"));
    Document::lasting("/robots.txt", Media::Text, body)
}
