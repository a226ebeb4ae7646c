//! `/robots.txt`: crawlers may read everything.

use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::rendered_page::{Media, RenderedPage};

/// Writes `/robots.txt`.
pub fn render(ctx: &Context<'_>) -> RenderedPage {
    let sitemap = ctx.known_url(FileId::Sitemap.path()).map(|url| format!("\nSitemap: {url}\n")).unwrap_or_default();
    let body = format!("User-agent: *\nAllow: /\n{sitemap}");
    RenderedPage::file(FileId::RobotsTxt.path(), Media::Text, body)
}
