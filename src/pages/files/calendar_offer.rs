//! The offer to put the deadlines into a phone's calendar, with the same said as text.

use crate::pages::context::Context;
use crate::rules::enrolment::reminders::{Reminder, reminders};

/// The address of the calendar.
pub const ADDRESS: &str = "/calendar.ics";

/// What the macro `calendar_offer` shows.
#[derive(Debug)]
pub struct CalendarOffer {
    /// The calendar's whole address, to subscribe to.
    pub subscription: String,
    /// What it holds.
    pub reminders: [Reminder; 3],
}

impl CalendarOffer {
    /// The offer of this site's calendar.
    pub fn new(ctx: &Context<'_>) -> Self {
        Self { subscription: ctx.absolute(ADDRESS), reminders: of(ctx) }
    }
}

/// The reminders as of the last review: they don't change with the clock, and so the file doesn't either.
pub fn of(ctx: &Context<'_>) -> [Reminder; 3] {
    reminders(&ctx.content.card.dates, ctx.content.site.review.last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{GuideId, Section};
    use crate::pages::guides::section_page;
    use crate::pages::parts::markup::Markup;
    use crate::pages::test_support::with_context;

    #[test]
    fn the_page_on_dates_says_what_the_file_holds() {
        with_context(|ctx| {
            let section = Section::Dates(&ctx.content.card.dates);
            let page = section_page::render(ctx, GuideId::Card, section).unwrap().body;
            assert!(page.contains("<a class=\"take-link\" href=\"/calendar.ics\">"));
            assert!(page.contains("data-copy=\"https://example.org/calendar.ics\""));
            for reminder in of(ctx) {
                for words in [reminder.title.to_owned(), reminder.when.clone(), reminder.alarm_words()] {
                    assert!(page.contains(&Markup::typeset(&words).to_string()), "{words}");
                }
            }
        });
    }
}
