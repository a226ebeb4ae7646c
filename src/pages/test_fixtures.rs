//! What render tests share: the real content at a frozen moment.
//!
//! `tests/support` has the same for the tests of whole pages: those see only what the library makes public, and this
//! module is compiled for the library's own tests only.

use std::sync::LazyLock;

use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::assets::Assets;
use crate::content::{Content, Source};
use crate::pages::{Context, LazyIndex};

/// The embedded content, loaded and indexed once for all tests.
static CONTENT: LazyLock<Content> = LazyLock::new(|| {
    let loaded = Content::load(&Source::Embedded, date(2026, 11, 23));
    loaded.content.unwrap_or_else(|| panic!("the content has errors: {:?}", loaded.problems))
});
static SEARCH: LazyLock<LazyIndex> = LazyLock::new(LazyIndex::default);
static ASSETS: LazyLock<Assets> = LazyLock::new(Assets::embedded);

/// Calls `test` with the embedded content on Monday, 23 November 2026, 10:00 in Huizhou.
pub fn with_context(test: impl FnOnce(&Context<'_>)) {
    let moment = date(2026, 11, 23).at(10, 0, 0, 0);
    let now = moment.to_zoned(TimeZone::fixed(jiff::tz::offset(8))).unwrap();
    test(&Context { content: &CONTENT, search: &SEARCH, assets: &ASSETS, now, base_url: "https://example.org" });
}
