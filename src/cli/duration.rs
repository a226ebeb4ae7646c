//! Durations as an operator writes them: `250ms`, `20s`, `2m`.

use std::time::Duration;

use jiff::SignedDuration;

const HINT: &str = "write a duration with its unit: 250ms, 20s, 2m";

/// # Errors
/// When the text is no duration or a negative one: what to write instead.
pub fn parse_duration(text: &str) -> Result<Duration, String> {
    let duration: SignedDuration = text.parse().map_err(|_| HINT.to_owned())?;
    Duration::try_from(duration).map_err(|_| HINT.to_owned())
}

/// # Errors
/// The same, and when it is zero.
pub fn parse_positive_duration(text: &str) -> Result<Duration, String> {
    match parse_duration(text)? {
        Duration::ZERO => Err("it must be more than zero".to_owned()),
        duration => Ok(duration),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_a_number_with_a_unit() {
        assert_eq!(parse_duration("250ms"), Ok(Duration::from_millis(250)));
        assert_eq!(parse_duration("20s"), Ok(Duration::from_secs(20)));
        assert_eq!(parse_duration("2m"), Ok(Duration::from_secs(120)));
        assert_eq!(parse_duration("0s"), Ok(Duration::ZERO));
        for text in ["", "s", "20", "-1s", "1s ago", "99999999999999999999s", "soon"] {
            assert_eq!(parse_duration(text), Err(HINT.to_owned()), "{text}");
        }
        assert!(parse_positive_duration("0s").is_err());
    }
}
