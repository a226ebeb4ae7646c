//! `/sw.js`: keeps the guides on a reader's device for when there is no network.

use askama::Template;

use crate::content::GuideId;
use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::parts::date_words::full_day_name;
use crate::pages::rendered_page::{Media, RenderedPage};

/// Where browsers look for it: its folder bounds what it may answer for.
pub const ADDRESS: &str = "/sw.js";

#[derive(Template)]
#[template(path = "sw.js", escape = "html")]
struct ServiceWorker<'a> {
    edition: &'a str,
    day: String,
    pages: Vec<String>,
    files: [String; 2],
}

/// Renders `/sw.js` for the edition of this name: a browser that has seen another fetches the pages again.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, edition: &str) -> Result<RenderedPage, RenderError> {
    let guides = GuideId::ALL.iter().map(|guide| guide.address());
    let worker = ServiceWorker {
        edition,
        day: full_day_name(ctx.today()),
        pages: ["/", "/print"].map(str::to_owned).into_iter().chain(guides).collect(),
        files: ["site.js", "icon.svg"].map(|name| ctx.assets.address(name)),
    };
    Ok(RenderedPage::lasting(ADDRESS, Media::Script, worker.render()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::documents;
    use crate::pages::test_support::with_context;

    #[test]
    fn every_page_that_it_keeps_is_a_page_of_the_site() {
        with_context(|ctx| {
            let worker = render(ctx, "0123").unwrap().body;
            let kept = worker.split_once("PAGES = [").unwrap().1.split_once(']').unwrap().0;
            let pages = documents(ctx).unwrap();
            let kept: Vec<&str> = kept.split(", ").map(|page| page.trim_matches('\'')).collect();
            assert_eq!(kept.len(), 2 + GuideId::ALL.len());
            for address in kept {
                assert!(pages.iter().any(|page| page.address == address), "{address}");
            }
            assert!(worker.contains("EDITION = '0123'") && worker.contains("DAY = '2026年11月23日'"), "{worker}");
        });
    }
}
