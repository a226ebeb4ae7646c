//! `/robots.txt`: crawlers may read everything.

use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::rendered_page::{Media, RenderedPage};

/// Writes `/robots.txt`.
pub fn render(ctx: &Context<'_>) -> RenderedPage {
    let body = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", ctx.absolute(FileId::Sitemap.path()));
    RenderedPage::file(FileId::RobotsTxt.path(), Media::Text, body)
}
