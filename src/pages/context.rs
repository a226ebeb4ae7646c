//! The data that every page is rendered from.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

use crate::assets::Assets;
use crate::content::{Channel, Content, PhoneLine};
use crate::pages::indexing::LazyIndex;
use crate::rules::time::next_midnight;
use crate::rules::{Calendar, PhoneLineState};

/// The data that every page is rendered from.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// The checked content.
    pub content: &'a Content,
    /// The index of its pages.
    pub search: &'a LazyIndex,
    /// Static files, for their paths.
    pub assets: &'a Assets,
    /// The moment that the pages are for, in Asia/Shanghai.
    pub now: Zoned,
    /// The URL of the site, without a slash at the end: `https://example.org`. Empty if the server doesn't know it.
    pub base_url: &'a str,
}

impl<'a> Context<'a> {
    /// The phone line that every page offers as the last resort, with the channel that it is.
    pub(in crate::pages) fn hotline(&self) -> (&'a Channel, &'a PhoneLine) {
        self.content.hotline()
    }

    /// The day that the pages are for.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// The start of the next day, when every page that shows `今天` becomes wrong.
    pub fn midnight(&self) -> Timestamp {
        next_midnight(&self.now).timestamp()
    }

    /// When the state of the hotline, which every page shows, changes next.
    pub(in crate::pages) fn hotline_until(&self) -> Timestamp {
        let (_, line) = self.hotline();
        PhoneLineState::at(line, &Calendar::of(self.content), &self.now).until.timestamp()
    }

    /// The URL of a path; the path alone if the server doesn't know its URL, which browsers resolve against the one they have.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// The URL of a path for where nothing resolves it: on paper, in a file.
    pub fn known_url(&self, path: &str) -> Option<String> {
        (!self.base_url.is_empty()).then(|| self.absolute(path))
    }
}
