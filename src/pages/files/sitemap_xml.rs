//! `/sitemap.xml`: the pages that search engines may list.

use askama::Template;
use jiff::civil::Date;

use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::page_id::{Listing, PageId};
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{Media, RenderedPage};

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap {
    urls: Vec<String>,
    reviewed: Date,
}

/// Renders `/sitemap.xml`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let pages = PageId::listed(ctx.content, Listing::Sitemap);
    let sitemap = Sitemap {
        urls: pages.map(|page| ctx.absolute(&page.path())).collect(),
        reviewed: ctx.content.site.review.last,
    };
    Ok(RenderedPage::file(FileId::Sitemap.path(), Media::Xml, sitemap.render()?))
}
