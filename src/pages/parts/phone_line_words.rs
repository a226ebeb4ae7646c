//! The state of a phone line in words.

use jiff::civil::Time;

use crate::content::time_name;
use crate::pages::parts::date_words::relative_day_name;
use crate::rules::PhoneLineState;
use crate::rules::phone_lines::status_message::{HoursDoubt, OffReason, Pause, Reopening, StatusMessage, StretchEnd};

/// What a caller needs to know first: `午休中，14:30恢复`.
pub fn headline(state: &PhoneLineState<'_>) -> String {
    let words = message_words(&state.message);
    if state.has_self_service && !state.status.is_answered() {
        format!("{words}；自助查询随时可用")
    } else {
        words
    }
}

/// A make-up working day before the next sure opening, on which a call may succeed.
pub fn aside(state: &PhoneLineState<'_>) -> Option<String> {
    state.aside.map(|ahead| format!("{}调休上班，原文只写{}，可先拨打确认", relative_day_name(ahead.day), ahead.days))
}

fn message_words(message: &StatusMessage<'_>) -> String {
    match *message {
        StatusMessage::OpensToday { at } => format!("还没上班，今天{}开始接听", time_name(at)),
        StatusMessage::Paused { pause, until } => {
            let pause = match pause {
                Pause::Lunch => "午休中",
                Pause::Other => "暂停接听",
            };
            format!("{pause}，{}恢复", time_name(until))
        }
        StatusMessage::Open { end } => format!("现在可拨打，{}", end_words(end)),
        StatusMessage::OpenUntilPeak { at } => format!("现在可拨打，{}起较忙", time_name(at)),
        StatusMessage::BusyUntil { peak_end } => format!("现在较忙，{}后更容易打通", time_name(peak_end)),
        StatusMessage::Busy { end } => format!("现在较忙，{}", end_words(end)),
        StatusMessage::Unclear { doubt, from } => unclear_words(doubt, from),
        StatusMessage::Off { reason, reopens } => off_words(reason, reopens),
        StatusMessage::SelfService { agent_hours_unstated: false } => "自助查询随时可用".to_owned(),
        StatusMessage::SelfService { agent_hours_unstated: true } => {
            "自助查询随时可用；人工几点接听，原文没写".to_owned()
        }
        StatusMessage::AgentsBusy { until } => {
            format!("现在是人工高峰，{}后再转人工；自助查询随时可用", time_name(until))
        }
        StatusMessage::AgentsMaybeBusy { feast, until } => {
            format!("自助查询随时可用；{}，{}前人工可能正忙", not_announced(feast), time_name(until))
        }
    }
}

fn end_words(end: StretchEnd) -> String {
    match end {
        StretchEnd::Pause { pause: Pause::Lunch, at } => format!("{}午休", time_name(at)),
        StretchEnd::Pause { pause: Pause::Other, at } => format!("{}暂停接听", time_name(at)),
        StretchEnd::Close { at } => format!("{}下班", time_name(at)),
    }
}

fn unclear_words(doubt: HoursDoubt<'_>, from: Option<Time>) -> String {
    let doubt = match doubt {
        HoursDoubt::MakeUpDay { days } => format!("调休上班日，原文只写{days}"),
        HoursDoubt::Unsettled(feast) => not_announced(feast),
    };
    let from = from.map(|from| format!("{}后", time_name(from))).unwrap_or_default();
    format!("{doubt}，{from}先拨打确认")
}

fn off_words(reason: OffReason<'_>, reopens: Option<Reopening<'_>>) -> String {
    let why = match reason {
        OffReason::Holiday(name) => format!("{name}放假"),
        OffReason::Weekend => "周末休息".to_owned(),
        OffReason::OtherDay => "今天不接听".to_owned(),
        OffReason::HoursOver => "今天已下班".to_owned(),
        OffReason::UnclearHoursOver => "已过接听时间".to_owned(),
    };
    let Some(Reopening { day, time, unsettled }) = reopens else {
        return why;
    };
    let when = format!("{}{}", relative_day_name(day), time_name(time));
    match (unsettled, reason) {
        (Some(feast), _) => format!("{why}；{}，{when}后先拨打确认", not_announced(feast)),
        (None, OffReason::Holiday(_)) => format!("{why}，{when}恢复"),
        (None, _) => format!("{why}，{when}再打"),
    }
}

/// That it is not known yet which days around a feast are off.
fn not_announced(feast: &str) -> String {
    format!("{feast}怎么放假还没公布")
}

#[cfg(test)]
mod tests;
