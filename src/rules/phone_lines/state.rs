//! The state of a phone line at a moment: can one call now, and if not, when.
//!
//! The article gives the card lines' hours (Monday to Friday, two stretches, not on statutory holidays) and says of
//! 12333 that a machine answers at all hours and that its agents are hard to reach in the peak of working days. Nothing
//! is guessed: what the article leaves open is [`PhoneLineStatus::Unclear`].

use jiff::Zoned;
use jiff::civil::{DateTime, Time};

use crate::content::{PhoneLine, WeeklyHours};
use crate::rules::phone_lines::momentary_state::Snapshot;
use crate::rules::phone_lines::status::{HORIZON_DAYS, PhoneLineEvent, PhoneLineStatus};
use crate::rules::phone_lines::status_message::{MakeUpAhead, StatusMessage};
use crate::rules::time::{days_after, instant, midnight_after, wall_clock};
use crate::rules::work_calendar::Calendar;

/// What comes next, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextEvent {
    pub at: Zoned,
    pub event: PhoneLineEvent,
    /// Whether it is sure to come; not on a make-up working day or in a year whose notice is not loaded.
    pub certain: bool,
}

/// The state of a line at a moment. Status, message and aside hold from that moment until [`until`](Self::until), which
/// is the first instant at which one of them differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneLineState<'a> {
    /// Whether it can be called.
    pub status: PhoneLineStatus,
    /// What a caller needs to know.
    pub message: StatusMessage<'a>,
    pub aside: Option<MakeUpAhead>,
    /// Whether a machine answers at all hours.
    pub has_self_service: bool,
    /// What comes next; `None` for a line that is the same at all hours.
    pub next: Option<NextEvent>,
    /// The instant at which status, message or aside next change; [`HORIZON_DAYS`] days ahead if nothing changes before.
    pub until: Zoned,
}

impl<'a> PhoneLineState<'a> {
    /// The state of `line` at the moment `now`.
    pub fn at(line: &PhoneLine, calendar: &Calendar<'a>, now: &Zoned) -> Self {
        let clock = wall_clock(now);
        let snapshot = Snapshot::at(line, calendar, clock);
        let until = changes_after(line, clock)
            .find(|change| !snapshot.shows_the_same_as(&Snapshot::at(line, calendar, *change)))
            .unwrap_or_else(|| midnight_after(days_after(clock.date(), HORIZON_DAYS)));
        Self {
            status: snapshot.status,
            message: snapshot.message,
            aside: snapshot.aside,
            has_self_service: line.self_service.is_some(),
            next: snapshot.next.map(|(at, event, certain)| NextEvent { at: instant(at), event, certain }),
            until: instant(until),
        }
    }
}

/// Every moment after `clock` at which the state may change: midnights, and where stretches start and end.
fn changes_after(line: &PhoneLine, clock: DateTime) -> impl Iterator<Item = DateTime> {
    let hours = line.hours.iter().flat_map(WeeklyHours::stretches);
    let ranges = hours.chain(line.peak.iter().map(|peak| &peak.between));
    let mut times: Vec<Time> = ranges.flat_map(|range| [range.start, range.end]).collect();
    times.push(Time::midnight());
    times.sort_unstable();
    times.dedup();
    (0..=HORIZON_DAYS)
        .map(move |days| days_after(clock.date(), days))
        .flat_map(move |date| times.clone().into_iter().map(move |time| date.to_datetime(time)))
        .filter(move |change| *change > clock)
}

#[cfg(test)]
mod tests;
