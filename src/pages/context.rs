//! What every page is rendered from.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

use crate::assets::Assets;
use crate::content::Content;
use crate::pages::search_index::LazyIndex;

/// What every page is rendered from.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// The facts.
    pub content: &'a Content,
    /// The same, ready to be searched.
    pub search: &'a LazyIndex,
    /// Static files, for their addresses.
    pub assets: &'a Assets,
    /// The moment that the pages are for, in Asia/Shanghai.
    pub now: Zoned,
    /// Where the site is, without a slash at the end: `https://example.org`.
    pub base_url: &'a str,
}

impl Context<'_> {
    /// The day that the pages are for.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// The start of the next day: no page says `今天` for longer.
    pub fn midnight(&self) -> Option<Timestamp> {
        self.now.tomorrow().and_then(|day| day.start_of_day()).ok().map(|moment| moment.timestamp())
    }

    /// The whole address of a path.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}
