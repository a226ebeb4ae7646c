//! How long a copy of something may be kept, and by whom: a policy as a value, and its `Cache-Control` header.

use http::HeaderValue;
use jiff::{SignedDuration, Timestamp};

/// How long a copy may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// A page rendered ahead: for a minute at most, and never past the instant until which it is true.
    Live,
    /// A file whose path changes with its bytes: for a year.
    Fingerprinted,
    /// A file whose path stays when its bytes change: for a day.
    Daily,
    /// A page for one person's query: by that person's browser only, for a minute at most.
    Personal,
    /// A 404: briefly, because the next edit may bring the page.
    Missing,
    /// Something about this very moment, or an error: never.
    NoStore,
}

/// How long a page may be kept, in seconds.
const MAX_AGE: i64 = 60;
/// How much longer a cache may serve the old copy while it fetches the new one, in seconds.
const STALE_WHILE_REVALIDATE: i64 = 60;

impl CachePolicy {
    /// The header for something that stays true.
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Live => "public, max-age=60, stale-while-revalidate=60, stale-if-error=86400",
            Self::Fingerprinted => "public, max-age=31536000, immutable",
            Self::Daily => "public, max-age=86400",
            Self::Personal => "private, max-age=60",
            Self::Missing => "public, max-age=10",
            Self::NoStore => "no-store",
        })
    }

    /// The header for a page that is true until `until`, where it differs from [`header`](Self::header): no cache may
    /// keep the page past that instant. It differs from [`clamp_from`] on at the earliest.
    pub fn clamped_header(self, until: Timestamp, now: Timestamp) -> Option<HeaderValue> {
        let begun_second = i64::from(now.subsec_nanosecond() > 0);
        let seconds_left = (until.as_second() - now.as_second() - begun_second).max(0);
        let max_age = seconds_left.min(MAX_AGE);
        let revalidate = (seconds_left - max_age).min(STALE_WHILE_REVALIDATE);
        let text = match self {
            Self::Live if revalidate < STALE_WHILE_REVALIDATE => {
                format!("public, max-age={max_age}, stale-while-revalidate={revalidate}, stale-if-error=86400")
            }
            Self::Personal if max_age < MAX_AGE => format!("private, max-age={max_age}"),
            _ => return None,
        };
        #[expect(clippy::expect_used, reason = "words and digits are a valid header value")]
        Some(HeaderValue::try_from(text).expect("a valid header value"))
    }
}

/// From when on a page that is true until `until` may have to be kept for less time than usual.
pub(super) fn clamp_from(until: Timestamp) -> Timestamp {
    until.saturating_sub(SignedDuration::from_secs(MAX_AGE + STALE_WHILE_REVALIDATE)).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cache_keeps_a_page_past_the_instant_at_which_it_stops_being_true() {
        let until: Timestamp = "2026-11-23T12:00:00+08:00".parse().unwrap();
        for (now, expected) in [
            ("2026-11-23T11:50:00+08:00", None),
            ("2026-11-23T11:58:00+08:00", None),
            ("2026-11-23T11:58:00.001+08:00", Some("max-age=60, stale-while-revalidate=59")),
            ("2026-11-23T11:58:30+08:00", Some("max-age=60, stale-while-revalidate=30")),
            ("2026-11-23T11:59:00+08:00", Some("max-age=60, stale-while-revalidate=0")),
            ("2026-11-23T11:59:00.001+08:00", Some("max-age=59, stale-while-revalidate=0")),
            ("2026-11-23T11:59:59.5+08:00", Some("max-age=0, stale-while-revalidate=0")),
            ("2026-11-23T12:00:07+08:00", Some("max-age=0, stale-while-revalidate=0")),
        ] {
            let now: Timestamp = now.parse().unwrap();
            let header = CachePolicy::Live.clamped_header(until, now);
            assert!(header.is_none() || clamp_from(until) <= now, "{now}");
            let header = header.as_ref().map(|value| value.to_str().unwrap());
            let expected = expected.map(|middle| format!("public, {middle}, stale-if-error=86400"));
            assert_eq!(header, expected.as_deref(), "{now}");
        }
    }

    #[test]
    fn a_page_for_one_person_stays_private_to_its_end_and_an_error_is_never_kept() {
        let until: Timestamp = "2026-11-23T12:00:00+08:00".parse().unwrap();
        let now = until - SignedDuration::from_secs(42);
        assert_eq!(CachePolicy::Personal.clamped_header(until, now).unwrap(), "private, max-age=42");
        assert_eq!(CachePolicy::NoStore.clamped_header(until, now), None);
    }
}
