//! The content of this build, for the tests of the rules and of the words for their results.

use std::sync::LazyLock;

use jiff::civil::{Time, Weekday, date};
use jiff::{Timestamp, Zoned};

use crate::content::{Channel, Content, Flag, HoursException, PhoneLine, Source, TimeRange, WeekdayRange, WeeklyHours};
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
pub(crate) const LINE_VARIANTS: usize = 11;

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
        with_hours(&|hours| hours.except = vec![other_hours(Weekday::Friday, &[(9, 0, 11, 30), (14, 30, 17, 0)])]),
        with_hours(&|hours| hours.except = vec![other_hours(Weekday::Saturday, &[(9, 0, 12, 0)])]),
        with_hours(&|hours| {
            let three = [(8, 30, 10, 0), (10, 15, 12, 0), (15, 0, 18, 0)];
            hours.except = vec![other_hours(Weekday::Monday, &three), other_hours(Weekday::Wednesday, &[])];
        }),
    ]
}

/// Other hours on one weekday, as hour and minute of start and end; without any, the line is closed on it.
fn other_hours(day: Weekday, open: &[(i8, i8, i8, i8)]) -> HoursException {
    let time = |hour, minute| Time::constant(hour, minute, 0, 0);
    let range = |(a, b, c, d): &(i8, i8, i8, i8)| TimeRange { start: time(*a, *b), end: time(*c, *d) };
    HoursException {
        days: WeekdayRange { first: day, last: day },
        open: open.iter().map(range).collect(),
        closed: Flag(open.is_empty()),
    }
}
