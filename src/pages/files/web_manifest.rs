//! `/manifest.webmanifest`: how the site looks on a home screen.

use serde::Serialize;

use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{Media, RenderedPage};

#[derive(Serialize)]
struct Manifest {
    name: String,
    short_name: &'static str,
    description: String,
    lang: &'static str,
    start_url: &'static str,
    scope: &'static str,
    display: &'static str,
    background_color: &'static str,
    theme_color: &'static str,
    icons: Vec<Icon>,
}

#[derive(Serialize)]
struct Icon {
    src: String,
    sizes: &'static str,
    #[serde(rename = "type")]
    media_type: &'static str,
    purpose: &'static str,
}

/// Renders `/manifest.webmanifest`.
///
/// # Errors
/// When the JSON can't be written.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let icon = |name: &str, sizes, media_type, purpose| Icon { src: ctx.assets.path(name), sizes, media_type, purpose };
    let manifest = Manifest {
        name: ctx.content.site.name.to_string(),
        short_name: "惠州医保",
        description: ctx.content.site.description.to_string(),
        lang: "zh-CN",
        start_url: "/",
        scope: "/",
        display: "browser",
        background_color: "#f6efdf",
        theme_color: "#073c3a",
        icons: vec![
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("icon-maskable-512.png", "512x512", "image/png", "maskable"),
        ],
    };
    Ok(RenderedPage::file(FileId::Manifest.path(), Media::Manifest, serde_json::to_string(&manifest)?))
}
