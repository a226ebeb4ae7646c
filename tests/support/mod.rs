//! What the tests of whole pages share.

use huizhou_yibao::assets::Assets;
use huizhou_yibao::content::{Content, Source};
use huizhou_yibao::pages::{self, Context, LazyIndex, Media, RenderedPage};
use huizhou_yibao::rules::time::SHANGHAI;
use jiff::civil::date;

/// Calls `test` with the embedded content on Monday, 23 November 2026, 10:00 in Huizhou.
pub fn with_context(test: impl FnOnce(&Context<'_>)) {
    let moment = date(2026, 11, 23).at(10, 0, 0, 0);
    let content = Content::load(&Source::Embedded, moment.date()).content.unwrap();
    let now = moment.to_zoned(SHANGHAI.clone()).unwrap();
    let search = LazyIndex::default();
    let assets = Assets::embedded();
    test(&Context { content: &content, search: &search, assets: &assets, now, base_url: "https://example.org" });
}

/// Every page and file that is rendered ahead.
pub fn pages_and_files(ctx: &Context<'_>) -> Vec<RenderedPage> {
    pages::render_all(ctx).unwrap()
}

/// Every page that is rendered ahead.
pub fn pages(ctx: &Context<'_>) -> Vec<RenderedPage> {
    pages_and_files(ctx).into_iter().filter(|page| page.media == Media::Html).collect()
}

/// The values of an attribute, in order.
pub fn attribute<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The text between the first `open` and the next `close`.
pub fn between<'h>(html: &'h str, open: &str, close: &str) -> &'h str {
    html.split_once(open).and_then(|(_, rest)| rest.split_once(close)).map_or("", |(inside, _)| inside)
}

/// The text that a visitor sees, one line per element.
pub fn visible_text(html: &str) -> String {
    let mut text = String::new();
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let inline = ["a ", "/a", "span", "/span", "b>", "b ", "/b", "wbr", "time", "/time"]
            .iter()
            .any(|tag| after.starts_with(tag));
        if !inline {
            text.push('\n');
        }
        rest = after.split_once('>').map_or("", |(_, rest)| rest);
    }
    text + rest
}
