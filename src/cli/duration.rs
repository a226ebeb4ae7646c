//! A length of time as an operator writes it.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// A length of time: `250ms`, `20s`, `2m`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span(pub Duration);

/// A text that is no [`Span`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotASpan;

impl fmt::Display for NotASpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("write a length of time as a whole number with its unit: 250ms, 20s, 2m")
    }
}

impl std::error::Error for NotASpan {}

/// A [`Span`] that is not zero.
///
/// # Errors
/// What the operator has to write instead.
pub fn more_than_nothing(text: &str) -> Result<Span, String> {
    match text.parse() {
        Ok(Span(Duration::ZERO)) => Err("it must be more than nothing".to_owned()),
        Ok(span) => Ok(span),
        Err(why) => Err(format!("{why}")),
    }
}

impl FromStr for Span {
    type Err = NotASpan;

    fn from_str(text: &str) -> Result<Self, NotASpan> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = text.split_at(digits);
        let number: u32 = number.parse().map_err(|_| NotASpan)?;
        let unit = match unit {
            "ms" => Duration::from_millis(1),
            "s" => Duration::from_secs(1),
            "m" => Duration::from_secs(60),
            _ => return Err(NotASpan),
        };
        Ok(Self(unit * number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_a_number_with_a_unit_and_nothing_else() {
        assert_eq!("250ms".parse(), Ok(Span(Duration::from_millis(250))));
        assert_eq!("20s".parse(), Ok(Span(Duration::from_secs(20))));
        assert_eq!("2m".parse(), Ok(Span(Duration::from_secs(120))));
        for text in ["", "s", "20", "1.5s", "-1s", "20 s", "99999999999s", "1h"] {
            assert_eq!(text.parse::<Span>(), Err(NotASpan), "{text}");
        }
    }
}
