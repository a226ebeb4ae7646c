//! `/calendar.ics`: the deadlines for a phone's calendar.
//!
//! The entries are whole days (`VALUE=DATE`), so no `VTIMEZONE` is needed: iOS and Android show them on the same day
//! wherever the phone is, and count alarms from its own midnight. Stamps are of the last review, not of a clock: the
//! same content gives the same bytes. [`CalendarOffer`] shows on a page what the file holds.

use jiff::civil::Date;

use crate::content::{Dates, GuideId, Section};
use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::files::content_line_writer::ContentLines;
use crate::pages::page_id::PageId;
use crate::pages::parts::date_words::day_name;
use crate::pages::rendered_page::{Media, RenderedPage};
use crate::rules::enrolment::reminders::{ALARM_HOUR, Recurrence, Reminder, ReminderKind, reminders};
use crate::rules::time::instant;

/// What the macro `calendar_offer` shows.
#[derive(Debug)]
pub struct CalendarOffer {
    /// The URL of the calendar, to subscribe to.
    pub subscription: String,
    /// What it holds.
    pub entries: [CalendarEntry; 3],
}

/// A reminder as an entry of the calendar.
#[derive(Debug)]
pub struct CalendarEntry {
    /// When it is and when it reminds.
    reminder: Reminder,
    /// What it is: `本月参保登记最后一天`.
    pub title: String,
    /// When it is, every time: `每月24日`.
    pub when: String,
    /// When one is reminded: `提前3天和当天9:00提醒`.
    pub alarms: String,
    /// What to do and what to know, one sentence each.
    notes: Vec<String>,
}

/// Renders `/calendar.ics`.
pub fn render(ctx: &Context<'_>) -> RenderedPage {
    let site = &ctx.content.site;
    let mut lines = ContentLines::default();
    lines.value("BEGIN", "VCALENDAR");
    lines.value("VERSION", "2.0");
    lines.text("PRODID", &format!("-//huizhou-yibao//{}//ZH", site.name));
    lines.value("CALSCALE", "GREGORIAN");
    lines.value("METHOD", "PUBLISH");
    for name in ["NAME", "X-WR-CALNAME"] {
        lines.text(name, &format!("{}：日期", site.name));
    }
    for name in ["DESCRIPTION", "X-WR-CALDESC"] {
        lines.text(name, &site.disclaimer);
    }
    lines.value("X-WR-TIMEZONE", "Asia/Shanghai");
    lines.value("REFRESH-INTERVAL;VALUE=DURATION", "P1W");
    lines.value("X-PUBLISHED-TTL", "P1W");
    for entry in entries(ctx) {
        add_event(&mut lines, ctx, &entry);
    }
    lines.value("END", "VCALENDAR");
    RenderedPage::file(FileId::Calendar.path(), Media::Calendar, lines.into_text())
}

fn add_event(lines: &mut ContentLines, ctx: &Context<'_>, entry: &CalendarEntry) {
    let reminder = &entry.reminder;
    let site = &ctx.content.site;
    let url = ctx.known_url(&PageId::of_section(GuideId::Card, Section::Dates(&ctx.content.card.dates)).path());
    let stamp = utc_stamp(site.review.last);
    lines.value("BEGIN", "VEVENT");
    lines.value("UID", &format!("{}@huizhou-yibao", reminder.kind.as_str()));
    lines.value("DTSTAMP", &stamp);
    lines.value("LAST-MODIFIED", &stamp);
    lines.value("DTSTART;VALUE=DATE", &basic(reminder.first));
    lines.value("DTEND;VALUE=DATE", &basic(reminder.end()));
    lines.value("RRULE", frequency(reminder.recurrence));
    lines.text("SUMMARY", &entry.title);
    lines.text("DESCRIPTION", &[&entry.notes[..], &[site.disclaimer.to_string()], url.as_slice()].concat().join("\n"));
    if let Some(url) = url {
        lines.value("URL", &url);
    }
    lines.value("CLASS", "PUBLIC");
    lines.value("TRANSP", "TRANSPARENT");
    for days in reminder.alarms {
        lines.value("BEGIN", "VALARM");
        lines.value("ACTION", "DISPLAY");
        lines.value("TRIGGER", &trigger(*days));
        lines.text("DESCRIPTION", &format!("{}：{}", entry.title, entry.when));
        lines.value("END", "VALARM");
    }
    lines.value("END", "VEVENT");
}

fn frequency(recurrence: Recurrence) -> &'static str {
    match recurrence {
        Recurrence::Monthly => "FREQ=MONTHLY",
        Recurrence::Yearly => "FREQ=YEARLY",
    }
}

/// A day as iCalendar writes it: `20260601`.
fn basic(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

/// The start of a day in Huizhou, in UTC: `20261121T160000Z`.
fn utc_stamp(date: Date) -> String {
    instant(date.at(0, 0, 0, 0)).timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// How far [`ALARM_HOUR`] of the day `days` before an entry lies from the midnight at which the entry starts.
fn trigger(days: u8) -> String {
    match days {
        0 => format!("PT{ALARM_HOUR}H"),
        1 => format!("-PT{}H", 24 - ALARM_HOUR),
        _ => format!("-P{}DT{}H", days - 1, 24 - ALARM_HOUR),
    }
}

/// The reminders as of the last review: they don't change with the clock, and so the file doesn't either.
fn entries(ctx: &Context<'_>) -> [CalendarEntry; 3] {
    let dates = &ctx.content.card.dates;
    reminders(dates, ctx.content.site.review.last).map(|reminder| CalendarEntry::new(reminder, dates))
}

impl CalendarOffer {
    /// The offer of this site's calendar.
    pub fn new(ctx: &Context<'_>) -> Self {
        Self { subscription: ctx.absolute(FileId::Calendar.path()), entries: entries(ctx) }
    }
}

impl CalendarEntry {
    fn new(reminder: Reminder, dates: &Dates) -> Self {
        let (first, last) = (reminder.first, reminder.last);
        let (title, when) = match reminder.kind {
            ReminderKind::PaymentPeriod => {
                ("问清明年的医保哪天交".to_owned(), format!("每年{}至{}", day_name(first), day_name(last)))
            }
            ReminderKind::PaymentLastDay => {
                (format!("明年的医保，{}前交", day_name(last)), format!("每年{}", day_name(last)))
            }
            ReminderKind::AcceptanceLastDay => ("本月参保登记最后一天".to_owned(), format!("每月{}日", last.day())),
        };
        Self { title, when, alarms: alarm_words(&reminder), notes: notes(reminder.kind, dates), reminder }
    }
}

fn notes(kind: ReminderKind, dates: &Dates) -> Vec<String> {
    match kind {
        ReminderKind::PaymentPeriod | ReminderKind::PaymentLastDay => {
            [&dates.payment.fact, &dates.year.fact, &dates.one_sum]
                .into_iter()
                .chain(&dates.caution)
                .map(|fact| fact.text.to_string())
                .collect()
        }
        ReminderKind::AcceptanceLastDay => vec![
            dates.window.fact.text.to_string(),
            dates.effect.text.to_string(),
            dates.late.text.to_string(),
            "碰上周末或放假，办理部门开不开门，原文没写，提前几天去，先打电话确认。".to_owned(),
        ],
    }
}

/// `提前3天和当天9:00提醒`; a reminder of several days names its first.
fn alarm_words(reminder: &Reminder) -> String {
    let days = reminder.alarms.iter().map(|days| match days {
        0 if reminder.first == reminder.last => "当天".to_owned(),
        0 => "第一天".to_owned(),
        1 => "前一天".to_owned(),
        more => format!("提前{more}天"),
    });
    format!("{}{ALARM_HOUR}:00提醒", days.collect::<Vec<_>>().join("和"))
}

#[cfg(test)]
mod tests {
    use calcard::icalendar::ICalendarComponentType as Kind;
    use calcard::icalendar::{
        ICalendar, ICalendarComponent, ICalendarFrequency, ICalendarProperty, ICalendarRecurrenceRule, ICalendarValue,
    };
    use calcard::{Entry, Parser};

    use super::*;
    use crate::content::{GuideId, Section, typography_fault};
    use crate::pages::guides::section_page;
    use crate::pages::parts::markup::Markup;
    use crate::pages::test_fixtures::with_context;

    fn parse(file: &str) -> ICalendar {
        let mut parser = Parser::new(file);
        let Entry::ICalendar(calendar) = parser.entry() else { panic!("no calendar in\n{file}") };
        assert!(matches!(parser.entry(), Entry::Eof), "something after the calendar in\n{file}");
        calendar
    }

    fn of_kind<'c>(calendar: &'c ICalendar, kind: &Kind) -> Vec<&'c ICalendarComponent> {
        calendar.components.iter().filter(|component| component.component_type == *kind).collect()
    }

    fn value<'c>(component: &'c ICalendarComponent, name: &ICalendarProperty) -> &'c ICalendarValue {
        let entries: Vec<_> = component.entries.iter().filter(|entry| entry.name == *name).collect();
        let [entry] = entries.as_slice() else { panic!("not one {name:?} in {component:?}") };
        &entry.values[0]
    }

    fn text(component: &ICalendarComponent, name: &ICalendarProperty) -> String {
        let ICalendarValue::Text(text) = value(component, name) else { panic!("{name:?} is no text") };
        text.clone()
    }

    #[test]
    fn a_calendar_parser_finds_three_recurring_days_with_alarms() {
        with_context(|ctx| {
            let file = render(ctx);
            assert_eq!((file.path.as_str(), file.media, file.until), ("/calendar.ics", Media::Calendar, None));
            let calendar = parse(&file.body);
            let events = of_kind(&calendar, &Kind::VEvent);
            let uids: Vec<String> = events.iter().map(|event| text(event, &ICalendarProperty::Uid)).collect();
            assert_eq!(
                uids,
                ["payment-month", "payment-last-day", "acceptance-last-day"].map(|id| format!("{id}@huizhou-yibao"))
            );
            let rules = events.iter().map(|event| value(event, &ICalendarProperty::Rrule).clone());
            let every =
                |freq| ICalendarValue::RecurrenceRule(Box::new(ICalendarRecurrenceRule { freq, ..Default::default() }));
            assert_eq!(
                rules.collect::<Vec<_>>(),
                [ICalendarFrequency::Yearly, ICalendarFrequency::Yearly, ICalendarFrequency::Monthly].map(every)
            );
            for event in events {
                for (name, is_whole_day) in [
                    (ICalendarProperty::Dtstart, true),
                    (ICalendarProperty::Dtend, true),
                    (ICalendarProperty::Dtstamp, false),
                ] {
                    let ICalendarValue::PartialDateTime(time) = value(event, &name) else { panic!("{name:?}") };
                    assert_eq!(time.hour.is_none(), is_whole_day, "{name:?}");
                }
                assert!(text(event, &ICalendarProperty::Description).contains("\n本站不是政府网站。"));
            }
            let alarms = of_kind(&calendar, &Kind::VAlarm);
            assert_eq!(alarms.len(), 5);
            for alarm in alarms {
                assert!(matches!(value(alarm, &ICalendarProperty::Trigger), ICalendarValue::Duration(_)));
            }
        });
    }

    #[test]
    fn the_days_are_those_of_the_content() {
        with_context(|ctx| {
            let file = render(ctx).body.replace("\r\n ", "");
            for lines in [
                "UID:payment-month@huizhou-yibao\r\nDTSTAMP:20261125T160000Z\r\n",
                "DTSTART;VALUE=DATE:20261008\r\nDTEND;VALUE=DATE:20270101\r\nRRULE:FREQ=YEARLY\r\n",
                "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\nRRULE:FREQ=YEARLY\r\n",
                "DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261225\r\nRRULE:FREQ=MONTHLY\r\n",
                "URL:https://example.org/card/dates\r\n",
            ] {
                assert!(file.contains(lines), "{lines}\nin\n{file}");
            }
        });
    }

    #[test]
    fn the_clock_does_not_change_the_file() {
        with_context(|ctx| {
            let later = ctx.now.checked_add(jiff::Span::new().days(200)).unwrap();
            assert_eq!(render(ctx), render(&Context { now: later, ..ctx.clone() }));
        });
    }

    #[test]
    fn alarms_ring_at_nine() {
        assert_eq!([0, 1, 2, 7].map(trigger), ["PT9H", "-PT15H", "-P1DT15H", "-P6DT15H"]);
    }

    #[test]
    fn dates_and_alarms_are_described_in_words() {
        with_context(|ctx| {
            let entries = entries(ctx);
            let words: Vec<_> = entries.iter().map(|it| (it.when.as_str(), it.alarms.as_str())).collect();
            assert_eq!(
                words,
                [
                    ("每年10月8日至12月31日", "第一天9:00提醒"),
                    ("每年12月31日", "提前7天和前一天9:00提醒"),
                    ("每月24日", "提前3天和当天9:00提醒"),
                ]
            );
        });
    }

    #[test]
    fn what_is_doubtful_about_the_year_goes_with_it_and_all_of_it_is_clean_chinese() {
        with_context(|ctx| {
            for entry in entries(ctx) {
                if entry.reminder.recurrence == Recurrence::Yearly {
                    assert!(entry.notes.iter().any(|note| note.contains("没有查到通知")));
                }
                assert!(!entry.title.contains("6月") && !entry.notes.iter().any(|note| note.contains("6月")));
                for text in entry.notes.iter().chain([&entry.when, &entry.alarms]) {
                    assert_eq!(typography_fault(text), None, "{text}");
                }
            }
        });
    }

    #[test]
    fn the_page_on_dates_shows_what_the_file_holds() {
        with_context(|ctx| {
            let section = Section::Dates(&ctx.content.card.dates);
            let page = section_page::render(ctx, GuideId::Card, section).unwrap().body;
            assert!(page.contains("<a class=\"take-link\" href=\"/calendar.ics\">"));
            assert!(page.replace("<wbr>", "").contains(" data-copy>https://example.org/calendar.ics</span>"));
            for entry in entries(ctx) {
                for words in [&entry.title, &entry.when, &entry.alarms] {
                    assert!(page.contains(&Markup::typeset(words).to_string()), "{words}");
                }
            }
        });
    }
}
