//! What a reader sees when there is nothing at an address, or when something broke.

use askama::Template;

use crate::content::Line;
use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::parts::line_status::LineStatusView;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::filters;
use crate::pages::rendered_page::RenderedPage;

/// How many addresses a 404 page proposes at the most.
const PROPOSALS: usize = 4;

#[derive(Template)]
#[template(path = "error_page.html")]
struct ErrorPage<'a> {
    layout: Layout,
    heading: &'static str,
    answer: &'static str,
    nearest: Vec<Link>,
    hotline: &'a Line,
    hotline_live: Option<LineStatusView>,
}

/// Renders the 404 page for a path: the nearest addresses and the hotline.
///
/// # Errors
/// When the template can't be rendered.
pub fn not_found(ctx: &Context<'_>, path: &str) -> Result<RenderedPage, RenderError> {
    let nearest = nearest(&crate::pages::address_book(ctx.content), path);
    let page = error_page(ctx, "这里没有这一页", "网址可能抄错了，或内容搬走了。下面几页也许用得上。", nearest)?;
    Ok(RenderedPage { address: path.to_owned(), status: 404, noindex: true, ..RenderedPage::page(ctx, path, &page)? })
}

/// Renders the 500 page.
///
/// # Errors
/// When the template can't be rendered.
pub fn server_error(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let page = error_page(ctx, "本站出了点问题", "不是你的错。过一会儿再试，急事先打电话。", Vec::new())?;
    Ok(RenderedPage { status: 500, noindex: true, ..RenderedPage::page(ctx, "/500", &page)? })
}

/// Renders the pages that answer for a limit: 413 and 503.
///
/// # Errors
/// When the template can't be rendered.
pub fn refusals(ctx: &Context<'_>) -> Result<Vec<RenderedPage>, RenderError> {
    let too_large = error_page(ctx, "发来的内容太多", "本站只供查阅，不收任何资料。回到首页再查。", Vec::new())?;
    let too_slow = error_page(ctx, "现在有点忙", "这一页没能及时做好。过一会儿再试，急事先打电话。", Vec::new())?;
    let document = |status: u16, page: &ErrorPage<'_>| -> Result<RenderedPage, RenderError> {
        let document = RenderedPage::page(ctx, &format!("/{status}"), page)?;
        Ok(RenderedPage { status, noindex: true, ..document })
    };
    Ok(vec![document(413, &too_large)?, document(503, &too_slow)?])
}

fn error_page<'a>(
    ctx: &Context<'a>,
    heading: &'static str,
    answer: &'static str,
    nearest: Vec<Link>,
) -> Result<ErrorPage<'a>, RenderError> {
    let (_, hotline) = ctx.content.hotline().ok_or(RenderError::NoHotline)?;
    let head =
        PageMeta { title: heading.to_owned(), description: answer.to_owned(), noindex: true, ..PageMeta::default() };
    Ok(ErrorPage { layout: Layout::new(ctx, head.at("/404")), heading, answer, nearest, hotline, hotline_live: None })
}

/// The addresses most like `path`, best first.
fn nearest(book: &[Link], path: &str) -> Vec<Link> {
    let wanted = path.trim_matches('/').to_lowercase();
    let last = wanted.rsplit('/').next().unwrap_or_default().to_owned();
    let mut scored: Vec<(f64, &Link)> = book
        .iter()
        .map(|link| {
            let address = link.href.trim_start_matches('/');
            let name = address.rsplit('/').next().unwrap_or_default();
            (strsim::jaro_winkler(&wanted, address).max(strsim::jaro_winkler(&last, name)), link)
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(PROPOSALS).map(|(_, link)| link.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_support::with_context;

    #[test]
    fn a_mistyped_address_finds_the_page_that_was_meant() {
        with_context(|ctx| {
            let book = crate::pages::address_book(ctx.content);
            for (typed, meant) in
                [("/online/wechatt", "/online/wechat"), ("/hotlnes", "/hotlines"), ("/tips/pasword", "/tips/password")]
            {
                assert_eq!(nearest(&book, typed).first().map(|link| link.href.as_str()), Some(meant), "{typed}");
            }
        });
    }

    #[test]
    fn a_404_names_the_hotline_and_repeats_nothing_of_the_path() {
        with_context(|ctx| {
            let page = not_found(ctx, "/<script>alert(1)</script>").unwrap();
            assert_eq!(page.status, 404);
            assert!(page.body.contains("tel:+8675212333"));
            assert!(!page.body.contains("alert(1)"));
        });
    }
}
