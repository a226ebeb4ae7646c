//! What render tests share: the real content at a frozen moment.

use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::assets::Assets;
use crate::content::{Content, Source};
use crate::pages::{Context, LazyIndex};

/// Calls `test` with the embedded content on Monday, 23 November 2026, 10:00 in Huizhou.
pub fn with_context(test: impl FnOnce(&Context<'_>)) {
    let moment = date(2026, 11, 23).at(10, 0, 0, 0);
    let content = Content::load(&Source::Embedded, moment.date()).content.expect("the embedded content is sound");
    let now = moment.to_zoned(TimeZone::fixed(jiff::tz::offset(8))).expect("the moment exists");
    let search = LazyIndex::default();
    let assets = Assets::embedded();
    test(&Context { content: &content, search: &search, assets: &assets, now, base_url: "https://example.org" });
}
