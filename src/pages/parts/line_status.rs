//! The live state of a phone line, as templates see it: words, instant, and the week as a picture.

use jiff::Timestamp;

use crate::content::Line;
use crate::pages::context::Context;
use crate::pages::parts::line_week::LineWeekView;
use crate::pages::parts::line_words;
use crate::rules::time::rfc3339;
use crate::rules::{Calendar, LineState, LineWeek};

/// What is true of a phone line now.
#[derive(Debug)]
pub struct LineStatusView {
    /// For `data-status`.
    pub status: &'static str,
    /// For `data-until`: the instant from which on the words no longer hold.
    pub until: String,
    /// What a caller acts on.
    pub headline: String,
    /// What else may help.
    pub aside: Option<String>,
    pub week: LineWeekView,
    /// The instant of `until`: the page that shows the state holds no longer than that.
    pub holds_until: Timestamp,
}

impl LineStatusView {
    /// The state of `line` at the context's moment.
    pub fn of(ctx: &Context<'_>, line: &Line) -> Self {
        let calendar = Calendar::of(ctx.content);
        let state = LineState::at(line, &calendar, &ctx.now);
        Self {
            status: state.status.as_str(),
            until: rfc3339(&state.until),
            headline: line_words::headline(&state),
            aside: line_words::aside(&state),
            week: LineWeekView::of(&LineWeek::at(line, &calendar, &ctx.now)),
            holds_until: state.until.timestamp(),
        }
    }
}
