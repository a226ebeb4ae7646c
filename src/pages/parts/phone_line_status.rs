//! The live state of a phone line, as templates see it: words, instant, and the week as a picture.

use jiff::Timestamp;

use crate::content::PhoneLine;
use crate::pages::context::Context;
use crate::pages::parts::phone_line_week::PhoneLineWeekView;
use crate::pages::parts::phone_line_words;
use crate::rules::time::rfc3339;
use crate::rules::{Calendar, PhoneLineState, PhoneLineWeek};

/// What is true of a phone line now.
#[derive(Debug)]
pub struct PhoneLineStatusView {
    /// For `data-status`.
    pub status: &'static str,
    /// For `data-until`: the instant from which on the words no longer hold.
    pub until: String,
    /// What a caller needs to know first.
    pub headline: String,
    /// A make-up working day on which a call may succeed.
    pub aside: Option<String>,
    pub week: PhoneLineWeekView,
    /// The instant of `until`: the page that shows the state holds no longer than that.
    pub holds_until: Timestamp,
}

impl PhoneLineStatusView {
    /// The state of `line` at the context's moment.
    pub fn of(ctx: &Context<'_>, line: &PhoneLine) -> Self {
        let calendar = Calendar::of(ctx.content);
        let state = PhoneLineState::at(line, &calendar, &ctx.now);
        Self {
            status: state.status.as_str(),
            until: rfc3339(&state.until),
            headline: phone_line_words::headline(&state),
            aside: phone_line_words::aside(&state),
            week: PhoneLineWeekView::of(&PhoneLineWeek::at(line, &calendar, &ctx.now)),
            holds_until: state.until.timestamp(),
        }
    }
}
