//! `/sw.js`: the service worker, which keeps some pages in the browser for use without a network.

use askama::Template;

use crate::pages::context::Context;
use crate::pages::page_id::{Listing, PageId};
use crate::pages::parts::date_words::full_day_name;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{Media, RenderedPage};

/// Its path: a service worker controls only paths in its own folder or below.
pub const PATH: &str = "/sw.js";

#[derive(Template)]
#[template(path = "sw.js", escape = "html")]
struct ServiceWorker<'a> {
    edition: &'a str,
    day: String,
    pages: Vec<String>,
    files: [String; 2],
}

/// Renders `/sw.js` for the edition with this id: a browser that has another id fetches the pages again.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, edition: &str) -> Result<RenderedPage, RenderError> {
    let (guides, others): (Vec<PageId<'_>>, Vec<PageId<'_>>) =
        PageId::listed(ctx.content, Listing::Offline).partition(|page| matches!(page, PageId::Guide(_)));
    let worker = ServiceWorker {
        edition,
        day: full_day_name(ctx.today()),
        pages: others.into_iter().chain(guides).map(PageId::path).collect(),
        files: ["site.js", "icon.svg"].map(|name| ctx.assets.path(name)),
    };
    Ok(RenderedPage::file(PATH, Media::Script, worker.render()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn it_keeps_the_home_page_the_situations_the_print_edition_and_every_guide() {
        with_context(|ctx| {
            let worker = render(ctx, "0123").unwrap().body;
            let kept = worker.split_once("PAGES = [").unwrap().1.split_once(']').unwrap().0;
            let kept: Vec<&str> = kept.split(", ").map(|page| page.trim_matches('\'')).collect();
            assert_eq!(kept, ["/", "/situations", "/print", "/hotlines", "/offline", "/online", "/card", "/tips"]);
            assert!(
                worker.contains("EDITION = `${ROOT}0123`") && worker.contains("DAY = '2026年11月23日'"),
                "{worker}"
            );
        });
    }
}
