//! The content of this build, for the tests of the rules and of the words for their results.

use std::sync::LazyLock;

use jiff::civil::{Weekday, date};
use jiff::{Timestamp, Zoned};

use crate::content::{Channel, Content, PhoneLine, Source, WeekdayRange, WeeklyHours};
use crate::rules::time::SHANGHAI;

/// The content of this build, loaded once.
pub(crate) static CONTENT: LazyLock<Content> = LazyLock::new(|| {
    let loaded = Content::load(&Source::Embedded, date(2026, 11, 22));
    loaded.content.unwrap_or_else(|| panic!("the content has errors: {:?}", loaded.problems))
});

/// The channel `id`.
pub(in crate::rules) fn channel(id: &str) -> &'static Channel {
    CONTENT.channels().find(|channel| &*channel.heading.id.value == id).unwrap()
}

/// The phone line `id`.
pub(crate) fn line(id: &str) -> &'static PhoneLine {
    channel(id).line().unwrap()
}

/// The moment at which a clock in Huizhou shows this: `2026-11-23T09:00:00`.
pub(crate) fn moment(text: &str) -> Zoned {
    format!("{text}+08:00").parse::<Timestamp>().unwrap().to_zoned(SHANGHAI.clone())
}

/// How many lines [`line_variants`] gives.
pub(crate) const LINE_VARIANTS: usize = 8;

/// The lines of this build, and lines that it doesn't have but that an editor may write.
pub(crate) fn line_variants() -> [PhoneLine; LINE_VARIANTS] {
    let card = line("card-line");
    let hotline = line("hotline-12333");
    let with_hours = |change: &dyn Fn(&mut WeeklyHours)| {
        let mut line = card.clone();
        change(line.hours.as_mut().unwrap());
        line
    };
    [
        card.clone(),
        hotline.clone(),
        PhoneLine { peak: None, ..hotline.clone() },
        PhoneLine { peak: hotline.peak.clone(), ..card.clone() },
        PhoneLine { self_service: hotline.self_service.clone(), ..card.clone() },
        with_hours(&|hours| hours.closed_on_holidays = false),
        with_hours(&|hours| hours.days = WeekdayRange { first: Weekday::Monday, last: Weekday::Sunday }),
        with_hours(&|hours| hours.days = WeekdayRange { first: Weekday::Tuesday, last: Weekday::Thursday }),
    ]
}
