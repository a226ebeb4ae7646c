//! `/sitemap.xml`: the pages that search engines may list.

use askama::Template;
use jiff::civil::Date;

use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::page_id::{Listing, PageId};
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{Media, RenderedPage};
use crate::pages::writing::Writing;

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Sitemap {
    urls: Vec<Url>,
    reviewed: Date,
}

struct Url {
    url: String,
    /// The same page in either writing, with its language.
    alternates: [(&'static str, String); 2],
}

/// Renders `/sitemap.xml`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let mut urls = Vec::new();
    for page in PageId::listed(ctx.content, Listing::Sitemap) {
        let url = |writing: Writing| ctx.absolute(&writing.path(&page.path()));
        let alternates = || Writing::ALL.map(|writing| (writing.language(), url(writing)));
        urls.extend(Writing::ALL.map(|writing| Url { url: url(writing), alternates: alternates() }));
    }
    let sitemap = Sitemap { urls, reviewed: ctx.content.site.review.last };
    Ok(RenderedPage::file(FileId::Sitemap.path(), Media::Xml, sitemap.render()?))
}
