//! What a caller needs to know about a phone line, as data. The pages put it into words.
//!
//! Two messages are equal exactly when their words are equal, since a state ends at the first instant at which its words
//! change. That is why a message holds no more than its words show: a day as it is named today ([`RelativeDay`]), and
//! not when a pause began but what sort of pause it is.

use jiff::civil::{Date, Time};

use crate::content::WeekdaySet;
use crate::rules::phone_lines::day_plan::NextOpening;
use crate::rules::relative_day::RelativeDay;

/// What a caller needs to know of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusMessage<'a> {
    /// It is answered later today.
    OpensToday {
        /// When its hours of today begin.
        at: Time,
    },
    /// It pauses between two stretches of its hours.
    Paused {
        /// What sort of pause it is.
        pause: Pause,
        /// When it is answered again.
        until: Time,
    },
    /// It is answered until the stretch ends.
    Open {
        /// How the stretch ends.
        end: StretchEnd,
    },
    /// It is answered, and its peak begins before the stretch ends.
    OpenUntilPeak {
        /// When the peak begins.
        at: Time,
    },
    /// It is answered but busy, and its peak ends before the stretch does.
    BusyUntil {
        /// When the peak ends.
        peak_end: Time,
    },
    /// It is answered but busy until the stretch ends.
    Busy {
        /// How the stretch ends.
        end: StretchEnd,
    },
    /// The source doesn't say whether it is answered today.
    Unclear {
        /// What the source leaves open.
        doubt: HoursDoubt<'a>,
        /// When a call is worth trying; `None` in the hours themselves, when it is worth trying now.
        from: Option<Time>,
    },
    /// It is not answered any more today.
    Off {
        /// Why.
        reason: OffReason<'a>,
        /// When it is answered again; `None` if no opening is in sight.
        reopens: Option<Reopening<'a>>,
    },
    /// A machine answers at all hours, and the agents have no peak now.
    SelfService {
        /// Whether the source leaves out when agents answer.
        agent_hours_unstated: bool,
    },
    /// A machine answers, and agents are hard to reach.
    AgentsBusy {
        /// When the peak ends.
        until: Time,
    },
    /// A machine answers, and agents may be hard to reach: it is not known whether today is a working day.
    AgentsMaybeBusy {
        /// The feast whose notice is not out.
        feast: &'a str,
        /// When the peak ends.
        until: Time,
    },
}

/// A pause between two stretches of a line's hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// A pause that begins from 11:00 to 13:59.
    Lunch,
    /// Any other pause.
    Other,
}

/// How a stretch of a line's hours ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StretchEnd {
    /// With a pause, after which it is answered again today.
    Pause {
        /// What sort of pause it is.
        pause: Pause,
        /// When it begins.
        at: Time,
    },
    /// With the end of the line's day.
    Close { at: Time },
}

/// Why it can't be known whether a line is answered on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoursDoubt<'a> {
    /// A worked Saturday or Sunday; the source names other days.
    MakeUpDay {
        /// The days that the source names.
        days: WeekdaySet,
    },
    /// The notice for this feast is not out, and the day may be a holiday or a workday.
    Unsettled(&'a str),
}

/// Why a line is not answered any more today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffReason<'a> {
    /// It is the statutory holiday of this name.
    Holiday(&'a str),
    /// It is a weekend.
    Weekend,
    /// It is a weekday that the line's hours leave out.
    OtherDay,
    /// The hours of today are over.
    HoursOver,
    /// The hours that today may have had are over.
    UnclearHoursOver,
}

/// When a line that is off is answered again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reopening<'a> {
    /// During a holiday this is a date, so that the message stays the same all through the holiday.
    pub day: RelativeDay,
    /// When the hours of that day begin.
    pub time: Time,
    /// The feast whose notice is not out, if that makes the opening uncertain.
    pub unsettled: Option<&'a str>,
}

/// A make-up working day before the next sure opening: the line may be answered on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MakeUpAhead {
    pub day: RelativeDay,
    /// The days that the source names.
    pub days: WeekdaySet,
}

impl Pause {
    /// The pause that begins at this time.
    pub(in crate::rules) fn beginning_at(time: Time) -> Self {
        if (11..=13).contains(&time.hour()) { Self::Lunch } else { Self::Other }
    }
}

impl<'a> Reopening<'a> {
    /// The next opening as it is announced on the day `today`.
    pub(in crate::rules) fn announced_on(today: Date, next: &NextOpening<'a>, reason: OffReason<'_>) -> Self {
        let day = match reason {
            OffReason::Holiday(_) => RelativeDay::Date(next.date),
            _ => RelativeDay::on(today, next.date),
        };
        Self { day, time: next.time, unsettled: next.unsettled }
    }
}
