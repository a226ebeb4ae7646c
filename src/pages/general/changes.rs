//! `/changes`: what changed, for readers who come back.

use askama::Template;

use crate::content::{Change, Content};
use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::date_words::full_day_name;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::filters;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;

#[derive(Template)]
#[template(path = "changes.html")]
struct ChangesPage<'a> {
    layout: Layout,
    changes: Vec<ChangeView<'a>>,
    feed: &'static str,
}

struct ChangeView<'a> {
    change: &'a Change,
    date: String,
    links: Vec<Link>,
}

/// The name of the page in menus.
pub const NAME: &str = "改过什么";

/// Renders `/changes`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let content = ctx.content;
    let meta = PageMeta {
        title: "这里最近改过什么".to_owned(),
        description: "本站的内容哪天改了什么、改在哪一页；可以用阅读器订阅，有改动就知道。".to_owned(),
        ..PageMeta::of(content, PageId::Changes)
    };
    let changes = content.changes.change.iter().map(|change| ChangeView {
        change,
        date: full_day_name(change.date),
        links: links(content, change),
    });
    let page = ChangesPage { layout: Layout::new(ctx, meta), changes: changes.collect(), feed: FileId::Changes.path() };
    RenderedPage::page(ctx, &PageId::Changes.path(), &page)
}

/// Links to the pages on which it changed.
fn links(content: &Content, change: &Change) -> Vec<Link> {
    let named = |page: &PageId<'_>| change.pages.iter().any(|it| it.value.as_str() == page.path());
    PageId::all(content).into_iter().filter(named).map(|page| Link::new(page.path(), page.title(content))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn every_change_is_told_with_links_to_where_it_is() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().body;
            for change in &ctx.content.changes.change {
                assert!(page.contains(&format!("id=\"{}\"", change.id.value.as_str())), "{}", change.title);
                for path in &change.pages {
                    assert!(page.contains(&format!("<li><a href=\"{}\"", path.value.as_str())), "{}", change.title);
                }
            }
        });
    }
}
