//! Numbers of a Chinese text together with what they count: `24日`, `5个工作日`, `9:00–11:00`.

/// A number and what it counts. Two phrases are equal if they say the same: `9:00-11:00` and `9:00–11:00`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberPhrase {
    /// A day of every month: `24日`.
    Day(u32),
    /// A month of every year: `6月`.
    Month(u32),
    /// A day of every year: `6月30日`.
    MonthDay(u32, u32),
    /// A time of day, in minutes: `9:00`.
    Time(u32),
    /// A part of the day, in minutes: `9:00–11:00`.
    Times(u32, u32),
    /// A run of weekdays: `周一至周五`.
    Weekdays(char, char),
    /// `5个工作日`.
    WorkingDays(u32),
    /// `16周岁`.
    Age(u32),
    /// `4步`.
    Steps(u32),
    /// A sum of money: `350元`.
    Yuan(u32),
}

/// The phrases of a text, each with its words. A month or day of a certain year (`2021年10月8日`) is a fact of that year
/// and not one of them.
pub fn number_phrases(text: &str) -> Vec<(NumberPhrase, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let phrase = if c == '周' { take_weekdays(rest) } else { None };
        let phrase = phrase.or_else(|| take_times(rest)).or_else(|| take_count(rest));
        let taken = match phrase {
            Some((phrase, length)) => {
                if !(is_of_year(&phrase) && ends_with_year(&text[..text.len() - rest.len()])) {
                    found.push((phrase, &rest[..length]));
                }
                length
            }
            None => digits(rest).map_or_else(|| c.len_utf8(), |(_, length)| length),
        };
        rest = &rest[taken..];
    }
    found
}

fn is_of_year(phrase: &NumberPhrase) -> bool {
    matches!(phrase, NumberPhrase::Month(_) | NumberPhrase::MonthDay(..))
}

/// Whether the text ends with a certain year, such as `2021年`; `每年` is none.
fn ends_with_year(text: &str) -> bool {
    text.strip_suffix('年').is_some_and(|year| year.ends_with(|c: char| c.is_ascii_digit()))
}

/// The number that begins the text, and how many bytes it has.
fn digits(text: &str) -> Option<(u32, usize)> {
    let length = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..length].parse().ok()?, length))
}

/// What a number of a certain unit counts.
type Counted = fn(u32) -> NumberPhrase;

fn take_count(text: &str) -> Option<(NumberPhrase, usize)> {
    let (number, length) = digits(text)?;
    let after = &text[length..];
    if let Some(day) = after.strip_prefix('月') {
        let month = length + '月'.len_utf8();
        return Some(match digits(day) {
            Some((day_number, day_length)) if day[day_length..].starts_with('日') => {
                (NumberPhrase::MonthDay(number, day_number), month + day_length + '日'.len_utf8())
            }
            _ => (NumberPhrase::Month(number), month),
        });
    }
    let units: [(&str, Counted); 5] = [
        ("日", NumberPhrase::Day),
        ("个工作日", NumberPhrase::WorkingDays),
        ("周岁", NumberPhrase::Age),
        ("步", NumberPhrase::Steps),
        ("元", NumberPhrase::Yuan),
    ];
    let (unit, phrase) = units.into_iter().find(|(unit, _)| after.starts_with(unit))?;
    Some((phrase(number), length + unit.len()))
}

fn take_times(text: &str) -> Option<(NumberPhrase, usize)> {
    let (start, start_length) = time(text)?;
    let after = &text[start_length..];
    let end = after.chars().next().filter(|c| "–-~至到".contains(*c)).and_then(|dash| {
        let (end, end_length) = time(&after[dash.len_utf8()..])?;
        Some((end, dash.len_utf8() + end_length))
    });
    Some(match end {
        Some((end, end_length)) => (NumberPhrase::Times(start, end), start_length + end_length),
        None => (NumberPhrase::Time(start), start_length),
    })
}

/// The minute of the day that begins the text: `14:30`.
fn time(text: &str) -> Option<(u32, usize)> {
    let (hour, hour_length) = digits(text)?;
    let after = text[hour_length..].strip_prefix(':')?;
    let (minute, minute_length) = digits(after)?;
    (minute_length == 2).then_some((hour * 60 + minute, hour_length + 1 + minute_length))
}

fn take_weekdays(text: &str) -> Option<(NumberPhrase, usize)> {
    let weekday = |c: char| "一二三四五六日".contains(c).then_some(c);
    let mut chars = text.chars();
    let _week = chars.next();
    let first = weekday(chars.next()?)?;
    chars.next().filter(|c| matches!(c, '至' | '到'))?;
    let rest = chars.as_str();
    let last = weekday(rest.strip_prefix('周').unwrap_or(rest).chars().next()?)?;
    let rest_length = if rest.starts_with('周') { '周'.len_utf8() } else { 0 } + last.len_utf8();
    Some((NumberPhrase::Weekdays(first, last), text.len() - rest.len() + rest_length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(text: &str) -> Vec<NumberPhrase> {
        number_phrases(text).into_iter().map(|(phrase, _)| phrase).collect()
    }

    #[test]
    fn numbers_are_read_whole_with_what_they_count() {
        use NumberPhrase as P;
        assert_eq!(phrases("每月1日至24日受理"), [P::Day(1), P::Day(24)]);
        assert_eq!(phrases("7月1日到第二年6月30日，6月交"), [P::MonthDay(7, 1), P::MonthDay(6, 30), P::Month(6)]);
        assert_eq!(
            phrases("15个工作日内，未满16周岁，共4步，350元"),
            [P::WorkingDays(15), P::Age(16), P::Steps(4), P::Yuan(350)]
        );
        assert_eq!(phrases("工作日9:00–11:00忙，17:30下班"), [P::Times(540, 660), P::Time(1050)]);
        assert_eq!(phrases("周一至周五、周一到五"), [P::Weekdays('一', '五'), P::Weekdays('一', '五')]);
    }

    #[test]
    fn other_numbers_are_none() {
        assert_eq!(phrases("国办发〔2024〕38号、0752-12333、12个月、2022年度、第5年、24小时、后6位"), []);
        assert_eq!(phrases("2021年10月8日和2025年9月"), []);
        assert_eq!(phrases("每年9月"), [NumberPhrase::Month(9)]);
    }

    #[test]
    fn the_words_of_a_phrase_are_those_of_the_text() {
        assert_eq!(number_phrases("过了24日的"), [(NumberPhrase::Day(24), "24日")]);
        assert_eq!(number_phrases("2021年10月8日到12月31日"), [(NumberPhrase::MonthDay(12, 31), "12月31日")]);
    }
}
