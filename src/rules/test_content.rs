//! The content of this build, for the tests of the rules.

use std::sync::LazyLock;

use jiff::civil::date;

use crate::content::{Channel, Content, Line, Source};

/// The content of this build, loaded once.
pub(in crate::rules) static CONTENT: LazyLock<Content> = LazyLock::new(|| {
    let loaded = Content::load(&Source::Embedded, date(2026, 11, 22));
    loaded.content.unwrap_or_else(|| panic!("the content has errors: {:?}", loaded.problems))
});

/// The channel `id`.
pub(in crate::rules) fn channel(id: &str) -> &'static Channel {
    CONTENT.channels().find(|channel| &*channel.heading.id.value == id).unwrap()
}

/// The phone line `id`.
pub(in crate::rules) fn line(id: &str) -> &'static Line {
    channel(id).line().unwrap()
}
