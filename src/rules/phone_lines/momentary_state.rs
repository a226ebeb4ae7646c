//! What is true of a phone line at one moment of the wall clock, before it is known for how long it stays true.

use jiff::civil::{DateTime, Time};

use crate::content::{PeakHours, PhoneLine, TimeRange, WeeklyHours};
use crate::rules::phone_lines::day_plan::{DayPlan, next_opening, stretches};
use crate::rules::phone_lines::peak_day::PeakDay;
use crate::rules::phone_lines::status::{HORIZON_DAYS, PhoneLineEvent, PhoneLineStatus};
use crate::rules::phone_lines::status_message::{
    HoursDoubt, MakeUpAhead, OffReason, Pause, Reopening, StatusMessage, StretchEnd,
};
use crate::rules::relative_day::RelativeDay;
use crate::rules::time::days_after;
use crate::rules::work_calendar::{Calendar, DayKind};

/// When the next event comes, what it is, and whether it is sure to come.
type Next = (DateTime, PhoneLineEvent, bool);

/// What is true of a line at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Snapshot<'a> {
    pub status: PhoneLineStatus,
    pub message: StatusMessage<'a>,
    pub aside: Option<MakeUpAhead>,
    pub next: Option<Next>,
}

impl<'a> Snapshot<'a> {
    pub fn at(line: &PhoneLine, calendar: &Calendar<'a>, clock: DateTime) -> Self {
        let Some(hours) = &line.hours else {
            return self_service_only(line, calendar, clock);
        };
        match DayPlan::of(hours, calendar, clock.date()) {
            DayPlan::Open => open_day(hours, line.peak.as_ref(), calendar, clock),
            DayPlan::MakeUp => unclear_day(HoursDoubt::MakeUpDay { days: hours.weekdays() }, hours, calendar, clock),
            DayPlan::Unsettled(feast) => unclear_day(HoursDoubt::Unsettled(feast), hours, calendar, clock),
            DayPlan::Holiday(name) => off(PhoneLineStatus::Holiday, OffReason::Holiday(name), hours, calendar, clock),
            DayPlan::Closed => {
                let reason = match calendar.kind(clock.date()) {
                    DayKind::Weekend => OffReason::Weekend,
                    _ => OffReason::OtherDay,
                };
                off(PhoneLineStatus::Closed, reason, hours, calendar, clock)
            }
        }
    }

    fn new(status: PhoneLineStatus, message: StatusMessage<'a>, next: Option<Next>) -> Self {
        Self { status, message, aside: None, next }
    }

    /// Whether pages show the same text for both, even if the next events differ.
    pub fn shows_the_same_as(&self, other: &Self) -> bool {
        (self.status, &self.message, &self.aside) == (other.status, &other.message, &other.aside)
    }
}

/// A day on which the line is answered in its hours.
fn open_day<'a>(
    hours: &WeeklyHours,
    peak: Option<&PeakHours>,
    calendar: &Calendar<'a>,
    clock: DateTime,
) -> Snapshot<'a> {
    let (date, time) = (clock.date(), clock.time());
    let open = stretches(hours, date);
    let Some(index) = open.iter().position(|range| time < range.end) else {
        return off(PhoneLineStatus::Closed, OffReason::HoursOver, hours, calendar, clock);
    };
    let range = open[index];
    if time < range.start {
        let next = Some((date.to_datetime(range.start), PhoneLineEvent::Opens, true));
        return match index.checked_sub(1).and_then(|before| open.get(before)) {
            None => Snapshot::new(PhoneLineStatus::Closed, StatusMessage::OpensToday { at: range.start }, next),
            Some(before) => {
                let pause = Pause::beginning_at(before.end);
                Snapshot::new(PhoneLineStatus::Break, StatusMessage::Paused { pause, until: range.start }, next)
            }
        };
    }
    let at = range.end;
    let (end, event) = match open.get(index + 1) {
        Some(_) => (StretchEnd::Pause { pause: Pause::beginning_at(at), at }, PhoneLineEvent::Pauses),
        None => (StretchEnd::Close { at }, PhoneLineEvent::Closes),
    };
    let sure = |time: Time, event| Some((date.to_datetime(time), event, true));
    let peak = peak.filter(|_| calendar.is_worked(date) == Some(true)).map(|peak| peak.between);
    match peak {
        Some(peak) if peak.contains(time) && peak.end < at => Snapshot::new(
            PhoneLineStatus::Busy,
            StatusMessage::BusyUntil { peak_end: peak.end },
            sure(peak.end, PhoneLineEvent::PeakEnds),
        ),
        Some(peak) if peak.contains(time) => {
            Snapshot::new(PhoneLineStatus::Busy, StatusMessage::Busy { end }, sure(at, event))
        }
        Some(peak) if time < peak.start && peak.start < at => Snapshot::new(
            PhoneLineStatus::Open,
            StatusMessage::OpenUntilPeak { at: peak.start },
            sure(peak.start, PhoneLineEvent::PeakStarts),
        ),
        _ => Snapshot::new(PhoneLineStatus::Open, StatusMessage::Open { end }, sure(at, event)),
    }
}

/// A day that the source doesn't mention: unclear from midnight to midnight, with a message by the time of day.
fn unclear_day<'a>(
    doubt: HoursDoubt<'a>,
    hours: &WeeklyHours,
    calendar: &Calendar<'a>,
    clock: DateTime,
) -> Snapshot<'a> {
    let (date, time) = (clock.date(), clock.time());
    let open = stretches(hours, date);
    let Some(index) = open.iter().position(|range| time < range.end) else {
        return off(PhoneLineStatus::Unclear, OffReason::UnclearHoursOver, hours, calendar, clock);
    };
    let range = open[index];
    let (from, at, event) = if time < range.start {
        (Some(range.start), range.start, PhoneLineEvent::Opens)
    } else {
        let event = if index + 1 < open.len() { PhoneLineEvent::Pauses } else { PhoneLineEvent::Closes };
        (None, range.end, event)
    };
    let next = Some((date.to_datetime(at), event, false));
    Snapshot::new(PhoneLineStatus::Unclear, StatusMessage::Unclear { doubt, from }, next)
}

/// The line is not answered any more today: why, and when again.
fn off<'a>(
    status: PhoneLineStatus,
    reason: OffReason<'a>,
    hours: &WeeklyHours,
    calendar: &Calendar<'a>,
    clock: DateTime,
) -> Snapshot<'a> {
    let today = clock.date();
    let Some(next) = next_opening(hours, calendar, today) else {
        return Snapshot::new(status, StatusMessage::Off { reason, reopens: None }, None);
    };
    let reopens = Some(Reopening::announced_on(today, &next, reason));
    Snapshot {
        status,
        message: StatusMessage::Off { reason, reopens },
        aside: next.make_up.map(|day| MakeUpAhead { day: RelativeDay::on(today, day), days: hours.weekdays() }),
        next: Some((next.date.to_datetime(next.time), PhoneLineEvent::Opens, next.unsettled.is_none())),
    }
}

/// A line that a machine answers at all hours; only its agents have a peak, on working days.
fn self_service_only<'a>(line: &PhoneLine, calendar: &Calendar<'a>, clock: DateTime) -> Snapshot<'a> {
    let (date, time) = (clock.date(), clock.time());
    let agent_hours_unstated = line.agent_hours_unstated.0;
    let calm = StatusMessage::SelfService { agent_hours_unstated };
    let Some(TimeRange { start, end }) = line.peak.as_ref().map(|peak| peak.between) else {
        return Snapshot::new(PhoneLineStatus::Open, calm, None);
    };
    let peak_ends = |certain| Some((date.to_datetime(end), PhoneLineEvent::PeakEnds, certain));
    let in_peak = start <= time && time < end;
    match PeakDay::of(calendar, date) {
        PeakDay::Sure if in_peak => {
            Snapshot::new(PhoneLineStatus::Busy, StatusMessage::AgentsBusy { until: end }, peak_ends(true))
        }
        PeakDay::Perhaps(feast) if in_peak => {
            let message = StatusMessage::AgentsMaybeBusy { feast, until: end };
            Snapshot::new(PhoneLineStatus::Open, message, peak_ends(false))
        }
        _ => Snapshot::new(PhoneLineStatus::Open, calm, next_peak(calendar, clock, start)),
    }
}

fn next_peak(calendar: &Calendar<'_>, clock: DateTime, start: Time) -> Option<Next> {
    (0..=HORIZON_DAYS)
        .map(|days| days_after(clock.date(), days))
        .filter(|date| date.to_datetime(start) > clock)
        .find_map(|date| match PeakDay::of(calendar, date) {
            PeakDay::No => None,
            day => Some((date.to_datetime(start), PhoneLineEvent::PeakStarts, day == PeakDay::Sure)),
        })
}
