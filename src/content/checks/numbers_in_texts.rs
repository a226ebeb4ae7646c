//! Numbers that a sentence repeats and that rules calculate with: days, months, times, ages, steps, sums.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use crate::content::checks::number_phrases::{NumberPhrase, number_phrases};
use crate::content::checks::strings::{FileString, for_each_string};
use crate::content::decode::problem::Problem;
use crate::content::decode::source::SourceFile;
use crate::content::decode::source_location::LineStarts;
use crate::content::model::card::dates::{InsuranceYear, PaymentPeriod};
use crate::content::model::channels::phone_line::PhoneLine;
use crate::content::model::channels::weekly_hours::WeeklyHours;
use crate::content::model::content::Content;
use crate::content::model::values::time_range::time_name;

/// Keys of texts that are not the site's own sentences: what people type, what a source says or is called, names.
const NOT_OWN_WORDS: [&str; 7] = ["q", "words", "print_words", "says", "title", "notice", "url"];

/// A year without 29 February, which no period begins or ends on.
const A_COMMON_YEAR: i16 = 2001;

/// Tables whose texts state hours that no rule calculates with.
const FREE_HOURS: &str = "opening";

/// Numbers in the texts of `files` that no rule of `content` has. Whoever changes a number that rules calculate with has
/// to change it in every sentence that repeats it. Numbers in `other_numbers` of `site.toml` are never reported.
pub fn errors(content: &Content, files: &[SourceFile]) -> Vec<Problem> {
    let known = known_phrases(content);
    let others: BTreeSet<NumberPhrase> =
        content.site.other_numbers.iter().flat_map(|text| number_phrases(text)).map(|(phrase, _)| phrase).collect();
    let mut problems = Vec::new();
    for file in files {
        let line_starts = LineStarts::of(&file.text);
        let (tree, _) = DeTable::parse_recoverable(&file.text);
        let step_counts = step_counts(tree.get_ref());
        for_each_string(tree.get_ref(), &mut |string| {
            if NOT_OWN_WORDS.contains(&string.key) || string.key == "other_numbers" {
                return;
            }
            for (phrase, words) in number_phrases(string.text) {
                let steps = string.steps.map_or_else(|| step_counts.clone(), |steps| BTreeSet::from([steps]));
                if others.contains(&phrase) || is_known(&phrase, &known, &steps, string) {
                    continue;
                }
                let location = line_starts.location(&file.path, &file.text, string.offset);
                problems.push(Problem::error(location, message(&phrase, words)));
            }
        });
    }
    problems
}

fn is_known(
    phrase: &NumberPhrase,
    known: &BTreeSet<NumberPhrase>,
    steps: &BTreeSet<usize>,
    string: &FileString<'_>,
) -> bool {
    match phrase {
        NumberPhrase::Steps(count) => steps.is_empty() || steps.iter().any(|steps| u32::try_from(*steps) == Ok(*count)),
        NumberPhrase::Time(_) | NumberPhrase::Times(..) | NumberPhrase::Weekdays(..) if string.table == FREE_HOURS => {
            true
        }
        _ => known.contains(phrase),
    }
}

fn message(phrase: &NumberPhrase, words: &str) -> String {
    let of = match phrase {
        NumberPhrase::Day(_) => "is neither a first nor a last day of the window, nor the day after it",
        NumberPhrase::Month(_) | NumberPhrase::MonthDay(..) => "is of neither insurance year nor payment period",
        NumberPhrase::Time(_) | NumberPhrase::Times(..) => "is not in the hours or the peak of any phone line",
        NumberPhrase::Weekdays(..) => "are not the days of any phone line",
        NumberPhrase::WorkingDays(_) => "is not the correction period",
        NumberPhrase::Age(_) => "is not an age by which the groups differ",
        NumberPhrase::Steps(_) => "is not how many steps there are",
        NumberPhrase::Yuan(_) => "is in no fact of the dates section",
    };
    format!("{words} {of}; correct it, or list it in other_numbers of site.toml if it is something else")
}

/// The number of steps of each list of a file.
fn step_counts(table: &DeTable<'_>) -> BTreeSet<usize> {
    let mut counts = BTreeSet::new();
    for (key, value) in table {
        let items = value.get_ref().as_array();
        if key.get_ref() == "step" {
            counts.extend(items.map(|steps| steps.len()));
        }
        let tables = items.into_iter().flat_map(|items| items.iter()).chain([value]);
        for table in tables.filter_map(|value| match value.get_ref() {
            DeValue::Table(table) => Some(table),
            _ => None,
        }) {
            counts.extend(step_counts(table));
        }
    }
    counts
}

fn known_phrases(content: &Content) -> BTreeSet<NumberPhrase> {
    let dates = &content.card.dates;
    let window = &dates.window;
    let days = [window.first_day.0, window.last_day.0, window.last_day.0 + 1].map(|day| NumberPhrase::Day(number(day)));
    let working_days = NumberPhrase::WorkingDays(number(dates.correction.working_days.0));
    let sums = dates.facts().flat_map(|fact| number_phrases(&fact.text)).map(|(phrase, _)| phrase);
    let mut known: BTreeSet<NumberPhrase> =
        days.into_iter().chain([working_days, NumberPhrase::Age(16), NumberPhrase::Age(18)]).collect();
    known.extend(sums.filter(|phrase| matches!(phrase, NumberPhrase::Yuan(_))));
    known.extend([&dates.year, &dates.former_year].into_iter().flat_map(year_phrases));
    known.extend([&dates.payment, &dates.former_payment].into_iter().flat_map(payment_phrases));
    known.extend(content.lines().flat_map(|(_, line)| line_phrases(line)));
    known
}

/// The first and the last day of an insurance year, and their months.
fn year_phrases(year: &InsuranceYear) -> Vec<NumberPhrase> {
    let first = Date::constant(A_COMMON_YEAR, year.starts_in.0, 1);
    [first, first.saturating_sub(1.day())].into_iter().flat_map(day_phrases).collect()
}

fn payment_phrases(payment: &PaymentPeriod) -> Vec<NumberPhrase> {
    [payment.first, payment.last].map(|day| day.in_year(A_COMMON_YEAR)).into_iter().flat_map(day_phrases).collect()
}

fn day_phrases(date: Date) -> [NumberPhrase; 2] {
    let (month, day) = (number(date.month()), number(date.day()));
    [NumberPhrase::Month(month), NumberPhrase::MonthDay(month, day)]
}

/// The hours, the peak and the weekdays of a line, and when each stretch begins and ends.
fn line_phrases(line: &PhoneLine) -> Vec<NumberPhrase> {
    let peak = line.peak.iter().map(|peak| &peak.between);
    let stretches = line.hours.iter().flat_map(WeeklyHours::stretches);
    let edges = stretches.chain(peak.clone()).flat_map(|range| [range.start, range.end]).map(time_name);
    let days = line.hours.iter().flat_map(|hours| [hours.to_string(), hours.weekdays().to_string()]);
    let texts: Vec<String> = peak.map(ToString::to_string).chain(edges).chain(days).collect();
    texts.iter().flat_map(|text| number_phrases(text)).map(|(phrase, _)| phrase).collect()
}

fn number(value: i8) -> u32 {
    u32::from(value.unsigned_abs())
}
