//! `/sitemap.xml` and `/robots.txt`.

use askama::Template;
use jiff::civil::Date;

use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::rendered_page::{Media, RenderedPage};

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
pub fn render(ctx: &Context<'_>, pages: &[RenderedPage]) -> Result<RenderedPage, RenderError> {
    let listed = pages.iter().filter(|page| page.media == Media::Html && !page.noindex);
    let sitemap = Sitemap {
        addresses: listed.map(|page| ctx.absolute(&page.address)).collect(),
        reviewed: ctx.content.site.review.last,
    };
    Ok(RenderedPage::lasting("/sitemap.xml", Media::Xml, sitemap.render()?))
}

/// Renders `/robots.txt`: everything may be read.
pub fn robots(ctx: &Context<'_>) -> RenderedPage {
    let body = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", ctx.absolute("/sitemap.xml"));
    RenderedPage::lasting("/robots.txt", Media::Text, body)
}
