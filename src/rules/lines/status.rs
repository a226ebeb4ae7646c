//! The state of a phone line at a moment: can one call now, and if not, when.
//!
//! The article gives the card lines' hours (Monday to Friday, two stretches, not on statutory holidays) and says of
//! 12333 that a machine answers at all hours and that its agents are hard to reach in the peak of working days. Both are
//! read to the letter: what they don't say is [`LineStatus::Unclear`], never guessed.

use jiff::Zoned;
use jiff::civil::{Date, DateTime, Time};

use crate::content::{Line, Peak, Status, TimeRange, WeeklyHours};
use crate::rules::calendar::{Calendar, DayKind};
use crate::rules::lines::day_plan::{DayPlan, NextOpening, joined, next_opening};
use crate::rules::lines::words;
use crate::rules::time::{days_after, instant, midnight_after, wall_clock};

/// Whether a line can be called; the word stands in `data-status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineStatus {
    /// It is answered.
    Open,
    /// It is answered, but agents are hard to reach.
    Busy,
    /// It pauses between two stretches of its hours.
    Break,
    /// It is outside its hours.
    Closed,
    /// It is a statutory holiday.
    Holiday,
    /// The source doesn't say: a make-up working day, or a year whose notice is not loaded.
    Unclear,
}

/// What happens to a line at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It starts to be answered.
    Opens,
    /// It pauses.
    Break,
    /// Its day ends.
    Closes,
    /// Its agents become hard to reach.
    PeakStarts,
    /// Its agents become easier to reach.
    PeakEnds,
}

/// What comes next, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// When.
    pub at: Zoned,
    /// What.
    pub what: Turn,
    /// Whether it is sure to come; not on a make-up working day or in a year whose notice is not loaded.
    pub certain: bool,
}

/// The state of a line at a moment. [`status`](Self::status) and words hold from that moment until
/// [`until`](Self::until), which is the first instant at which one of them differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineState {
    /// Whether it can be called.
    pub status: LineStatus,
    /// What a caller acts on: `午休中，14:30恢复`.
    pub headline: String,
    /// What else may help: a make-up working day before the next sure opening.
    pub aside: Option<String>,
    /// What comes next; `None` for a line that is the same at all hours.
    pub next: Option<Next>,
    /// The instant at which status or words next change; [`FURTHEST`] days ahead if nothing changes before.
    pub until: Zoned,
}

/// How many days ahead a change is looked for.
pub const FURTHEST: i64 = 30;

/// What a state says, without the time for which it says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Face {
    pub status: LineStatus,
    pub headline: String,
    pub aside: Option<String>,
    pub next: Option<(DateTime, Turn, bool)>,
}

impl LineStatus {
    /// The word for it in `data-status`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Busy => "busy",
            Self::Break => "break",
            Self::Closed => "closed",
            Self::Holiday => "holiday",
            Self::Unclear => "unclear",
        }
    }

    /// Whether somebody or something answers for certain.
    pub fn is_answered(self) -> bool {
        matches!(self, Self::Open | Self::Busy)
    }
}

impl LineState {
    /// The state of `line` at the moment `now`.
    pub fn at(line: &Line, calendar: &Calendar<'_>, now: &Zoned) -> Self {
        let clock = wall_clock(now);
        let face = face_of(line, calendar, clock);
        let until = changes_after(line, clock)
            .find(|change| !face.says_the_same(&face_of(line, calendar, *change)))
            .unwrap_or_else(|| midnight_after(days_after(clock.date(), FURTHEST)));
        Self {
            status: face.status,
            headline: face.headline,
            aside: face.aside,
            next: face.next.map(|(at, what, certain)| Next { at: instant(at), what, certain }),
            until: instant(until),
        }
    }
}

impl Face {
    fn new(status: LineStatus, headline: String, next: Option<(DateTime, Turn, bool)>) -> Self {
        Self { status, headline, aside: None, next }
    }

    fn says_the_same(&self, other: &Self) -> bool {
        (self.status, &self.headline, &self.aside) == (other.status, &other.headline, &other.aside)
    }
}

/// Every moment after `clock` at which the state may change: midnights, and where stretches start and end.
fn changes_after(line: &Line, clock: DateTime) -> impl Iterator<Item = DateTime> {
    let hours = line.hours.iter().flat_map(|hours| hours.open.iter());
    let stretches = hours.chain(line.peak.iter().map(|peak| &peak.between));
    let mut times: Vec<Time> = stretches.flat_map(|range| [range.start, range.end]).collect();
    times.push(Time::midnight());
    times.sort_unstable();
    times.dedup();
    (0..=FURTHEST)
        .map(move |days| days_after(clock.date(), days))
        .flat_map(move |date| times.clone().into_iter().map(move |time| date.to_datetime(time)))
        .filter(move |change| *change > clock)
}

fn face_of(line: &Line, calendar: &Calendar<'_>, clock: DateTime) -> Face {
    let Some(hours) = &line.hours else {
        return self_service_face(line, calendar, clock);
    };
    let mut face = match DayPlan::of(hours, calendar, clock.date()) {
        DayPlan::Open => open_day_face(hours, line.peak.as_ref(), calendar, clock),
        DayPlan::MakeUp | DayPlan::UnknownYear => unclear_face(hours, calendar, clock),
        DayPlan::Holiday(name) => {
            off_face(LineStatus::Holiday, &words::holiday(name), words::Again::Resumes, hours, calendar, clock)
        }
        DayPlan::Closed => {
            let reason = words::day_off(calendar.kind(clock.date()));
            off_face(LineStatus::Closed, reason, words::Again::Call, hours, calendar, clock)
        }
    };
    if line.self_service.is_some() && !face.status.is_answered() {
        face.headline = words::with_self_service(&face.headline);
    }
    face
}

/// A day on which the line is answered in its hours.
fn open_day_face(hours: &WeeklyHours, peak: Option<&Peak>, calendar: &Calendar<'_>, clock: DateTime) -> Face {
    let (date, time) = (clock.date(), clock.time());
    let open = joined(&hours.open);
    let Some(index) = open.iter().position(|range| time < range.end) else {
        return off_face(LineStatus::Closed, "今天已下班", words::Again::Call, hours, calendar, clock);
    };
    let range = open[index];
    if time < range.start {
        let next = Some((date.to_datetime(range.start), Turn::Opens, true));
        return match index.checked_sub(1).and_then(|before| open.get(before)) {
            None => Face::new(LineStatus::Closed, words::opens_today(range.start), next),
            Some(before) => Face::new(LineStatus::Break, words::paused(before.end, range.start), next),
        };
    }
    let (ends, turn, end_words) = match open.get(index + 1) {
        Some(_) => (range.end, Turn::Break, words::pauses_at(range.end)),
        None => (range.end, Turn::Closes, words::closes_at(range.end)),
    };
    let peak = peak.filter(|_| calendar.is_worked(date) == Some(true)).map(|peak| peak.between);
    match peak {
        Some(peak) if peak.contains(time) && peak.end < ends => Face::new(
            LineStatus::Busy,
            words::busy_until(peak.end),
            Some((date.to_datetime(peak.end), Turn::PeakEnds, true)),
        ),
        Some(peak) if peak.contains(time) => {
            Face::new(LineStatus::Busy, words::busy_and(&end_words), Some((date.to_datetime(ends), turn, true)))
        }
        Some(peak) if time < peak.start && peak.start < ends => Face::new(
            LineStatus::Open,
            words::open_until_peak(peak.start),
            Some((date.to_datetime(peak.start), Turn::PeakStarts, true)),
        ),
        _ => Face::new(LineStatus::Open, words::open_and(&end_words), Some((date.to_datetime(ends), turn, true))),
    }
}

/// A day of which the source says nothing: unclear from midnight to midnight, with words by the time of day.
fn unclear_face(hours: &WeeklyHours, calendar: &Calendar<'_>, clock: DateTime) -> Face {
    let (date, time) = (clock.date(), clock.time());
    let open = joined(&hours.open);
    let reason = match calendar.kind(date) {
        DayKind::MakeUp(_) => words::make_up_day(hours.days),
        _ => words::unknown_year(date.year()),
    };
    let Some(index) = open.iter().position(|range| time < range.end) else {
        return off_face(LineStatus::Unclear, "已过接听时间", words::Again::Call, hours, calendar, clock);
    };
    let range = open[index];
    let (headline, at, what) = if time < range.start {
        (words::confirm_after(&reason, range.start), range.start, Turn::Opens)
    } else {
        let what = if index + 1 < open.len() { Turn::Break } else { Turn::Closes };
        (words::confirm(&reason), range.end, what)
    };
    Face::new(LineStatus::Unclear, headline, Some((date.to_datetime(at), what, false)))
}

/// The line is not answered any more today: why, and when again.
fn off_face(
    status: LineStatus,
    reason: &str,
    again: words::Again,
    hours: &WeeklyHours,
    calendar: &Calendar<'_>,
    clock: DateTime,
) -> Face {
    let today = clock.date();
    let Some(next) = next_opening(hours, calendar, today) else {
        return Face::new(status, reason.to_owned(), None);
    };
    let NextOpening { date, time, certain, make_up } = next;
    Face {
        status,
        headline: words::off(reason, again, today, &next),
        aside: make_up.map(|day| words::make_up_ahead(today, day, hours.days)),
        next: Some((date.to_datetime(time), Turn::Opens, certain)),
    }
}

/// A line that a machine answers at all hours; only its agents have a peak, on working days.
fn self_service_face(line: &Line, calendar: &Calendar<'_>, clock: DateTime) -> Face {
    let (date, time) = (clock.date(), clock.time());
    let unstated = line.agents.iter().any(|fact| fact.provenance.status == Status::Doubtful);
    let calm = words::self_service(unstated);
    let Some(TimeRange { start, end }) = line.peak.as_ref().map(|peak| peak.between) else {
        return Face::new(LineStatus::Open, calm, None);
    };
    let ends = |certain| Some((date.to_datetime(end), Turn::PeakEnds, certain));
    let in_peak = start <= time && time < end;
    match PeakDay::of(calendar, date) {
        PeakDay::Sure if in_peak => Face::new(LineStatus::Busy, words::agents_busy(end), ends(true)),
        PeakDay::Perhaps if in_peak => {
            Face::new(LineStatus::Open, words::agents_may_be_busy(date.year(), end), ends(false))
        }
        _ => Face::new(LineStatus::Open, calm, next_peak(calendar, clock, start)),
    }
}

/// Whether agents have a peak on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum PeakDay {
    /// A working day, make-up working days included.
    Sure,
    /// A weekday of a year without a notice.
    Perhaps,
    /// A weekend or holiday.
    No,
}

impl PeakDay {
    pub(in crate::rules) fn of(calendar: &Calendar<'_>, date: Date) -> Self {
        match calendar.kind(date) {
            DayKind::Workday | DayKind::MakeUp(_) => Self::Sure,
            DayKind::Unknown => Self::Perhaps,
            DayKind::Weekend | DayKind::Holiday(_) => Self::No,
        }
    }
}

fn next_peak(calendar: &Calendar<'_>, clock: DateTime, start: Time) -> Option<(DateTime, Turn, bool)> {
    (0..=FURTHEST).map(|days| days_after(clock.date(), days)).filter(|date| date.to_datetime(start) > clock).find_map(
        |date| match PeakDay::of(calendar, date) {
            PeakDay::No => None,
            day => Some((date.to_datetime(start), Turn::PeakStarts, day == PeakDay::Sure)),
        },
    )
}

#[cfg(test)]
mod tests;
