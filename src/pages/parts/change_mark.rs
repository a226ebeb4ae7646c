//! `改过：11月26日`: on what day a page or section changed, with a link to what changed.

use crate::pages::change_log;
use crate::pages::context::Context;
use crate::pages::page_id::PageId;
use crate::pages::parts::date_words::{day_name, full_day_name};

/// The day of the newest change and the link to what changed.
#[derive(Debug)]
pub struct ChangeMark {
    /// The day in words, with the year if it is another one than today's.
    pub day: String,
    /// The place on the page of changes.
    pub href: String,
}

impl ChangeMark {
    /// The mark of the page at `path`, if it has changed.
    pub fn of(ctx: &Context<'_>, path: &str) -> Option<Self> {
        let change = change_log::newest(ctx.content, path)?;
        let is_this_year = change.date.year() == ctx.today().year();
        Some(Self {
            day: if is_this_year { day_name(change.date) } else { full_day_name(change.date) },
            href: format!("{}#{}", PageId::Changes.path(), change.id.value.as_str()),
        })
    }
}
