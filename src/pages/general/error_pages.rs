//! Error pages: no page has this path, rendering failed, a limit was exceeded.

use askama::Template;

use crate::content::PhoneLine;
use crate::pages::context::Context;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::{Listing, PageId};
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::filters;
use crate::pages::parts::phone_line_status::PhoneLineStatusView;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;

/// How many pages a 404 page suggests at the most.
const SUGGESTIONS: usize = 4;

#[derive(Template)]
#[template(path = "error_page.html")]
struct ErrorPage<'a> {
    layout: Layout,
    heading: &'static str,
    answer: &'static str,
    suggestions: Vec<Link>,
    hotline: &'a PhoneLine,
    /// Always empty: error pages are also rendered ahead, and are not rendered again when the state of the line changes.
    hotline_live: Option<PhoneLineStatusView>,
}

/// Renders the 404 page for a path, with the pages whose paths are most like it.
///
/// # Errors
/// When the template can't be rendered.
pub fn not_found(ctx: &Context<'_>, path: &str) -> Result<RenderedPage, RenderError> {
    let suggestions = suggestions(ctx, path);
    let page = ErrorPage::new(ctx, "这里没有这一页", "网址可能抄错了，或内容搬走了。下面几页也许用得上。");
    ErrorPage { suggestions, ..page }.render_as(ctx, 404, path)
}

/// Renders the 500 page.
///
/// # Errors
/// When the template can't be rendered.
pub fn server_error(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let page = ErrorPage::new(ctx, "本站出了点问题", "不是你的错。过一会儿再试，急事先打电话。");
    page.render_as(ctx, 500, "/500")
}

/// Renders the 413 page, for a request with a body that is too large.
///
/// # Errors
/// When the template can't be rendered.
pub fn content_too_large(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let page = ErrorPage::new(ctx, "发来的内容太多", "本站只供查阅，不收任何资料。回到首页再查。");
    page.render_as(ctx, 413, "/413")
}

/// Renders the 503 page, for a request that took too long.
///
/// # Errors
/// When the template can't be rendered.
pub fn service_unavailable(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let page = ErrorPage::new(ctx, "现在有点忙", "这一页没能及时做好。过一会儿再试，急事先打电话。");
    page.render_as(ctx, 503, "/503")
}

impl<'a> ErrorPage<'a> {
    fn new(ctx: &Context<'a>, heading: &'static str, answer: &'static str) -> Self {
        let meta = PageMeta {
            // The same for every error, so that nothing of the requested path is on the page.
            path: "/404".to_owned(),
            title: heading.to_owned(),
            shows_hotline: true,
            description: answer.to_owned(),
            noindex: true,
            ..PageMeta::default()
        };
        let (_, hotline) = ctx.hotline();
        Self { layout: Layout::new(ctx, meta), heading, answer, suggestions: Vec::new(), hotline, hotline_live: None }
    }

    fn render_as(&self, ctx: &Context<'_>, status: u16, path: &str) -> Result<RenderedPage, RenderError> {
        Ok(RenderedPage { status, noindex: true, ..RenderedPage::page(ctx, path, self)? })
    }
}

/// Links to the pages whose paths are most like `path`, best first.
fn suggestions(ctx: &Context<'_>, path: &str) -> Vec<Link> {
    let wanted = path.trim_matches('/').to_lowercase();
    let pages = PageId::listed(ctx.content, Listing::Suggestions);
    let mut scored: Vec<(f64, PageId<'_>)> = pages.map(|page| (likeness(&wanted, &page.path()), page)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = scored.into_iter().take(SUGGESTIONS);
    best.map(|(_, page)| Link::new(page.path(), page.title(ctx.content))).collect()
}

/// How like two paths are, as a whole or in their last segments: from 0 to 1.
fn likeness(wanted: &str, path: &str) -> f64 {
    let path = path.trim_start_matches('/');
    strsim::jaro_winkler(wanted, path).max(strsim::jaro_winkler(last_segment(wanted), last_segment(path)))
}

fn last_segment(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, last)| last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn a_mistyped_path_finds_the_page_that_was_meant() {
        with_context(|ctx| {
            for (typed, meant) in
                [("/online/wechatt", "/online/wechat"), ("/hotlnes", "/hotlines"), ("/tips/pasword", "/tips/password")]
            {
                let suggestions = suggestions(ctx, typed);
                assert_eq!(suggestions.len(), SUGGESTIONS);
                assert_eq!(suggestions[0].href, meant, "{typed}");
            }
        });
    }

    #[test]
    fn a_404_names_the_hotline_and_has_nothing_of_the_path() {
        with_context(|ctx| {
            let page = not_found(ctx, "/<script>alert(1)</script>").unwrap();
            assert_eq!(page.status, 404);
            assert!(page.body.contains("tel:+8675212333"));
            assert!(!page.body.contains("alert(1)"));
        });
    }

    #[test]
    fn every_error_has_its_status_and_is_kept_out_of_search_engines() {
        with_context(|ctx| {
            let pages = [server_error(ctx), content_too_large(ctx), service_unavailable(ctx)].map(Result::unwrap);
            assert_eq!(pages.each_ref().map(|page| page.status), [500, 413, 503]);
            for page in pages {
                assert!(page.noindex && page.body.contains("<meta name=\"robots\" content=\"noindex\">"));
                assert!(page.body.contains("tel:+8675212333"));
            }
        });
    }
}
