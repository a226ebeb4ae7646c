//! The one place where a [`CachePolicy`] becomes a `Cache-Control` header.

use std::sync::LazyLock;
use std::time::Duration;

use axum::http::HeaderValue;
use jiff::Timestamp;

use crate::site::CachePolicy;

/// How long a live page may be kept, in seconds.
const MAX_AGE: usize = 60;
/// How much longer a cache may hand out the old copy while it asks for the new one, in seconds.
const REVALIDATE: usize = 60;
/// How much longer a cache may hand out the old copy while the server does not answer, in seconds.
const IF_ERROR: usize = 86_400;

/// The header of a live page, outside of its last minutes. What is static is shared without counting.
const USUAL: &str = "public, max-age=60, stale-while-revalidate=60, stale-if-error=86400";

/// The header of a live page, by the number of seconds that it is still true.
static LIVE: LazyLock<Vec<HeaderValue>> = LazyLock::new(|| (0..=MAX_AGE + REVALIDATE).map(live).collect());

/// The header of a personal page, by the number of seconds that it is still true.
static PERSONAL: LazyLock<Vec<HeaderValue>> = LazyLock::new(|| (0..=MAX_AGE).map(personal).collect());

fn live(seconds_left: usize) -> HeaderValue {
    let max_age = seconds_left.min(MAX_AGE);
    let revalidate = (seconds_left - max_age).min(REVALIDATE);
    let text = format!("public, max-age={max_age}, stale-while-revalidate={revalidate}, stale-if-error={IF_ERROR}");
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("no-cache"))
}

fn personal(max_age: usize) -> HeaderValue {
    HeaderValue::try_from(format!("private, max-age={max_age}")).unwrap_or(HeaderValue::from_static("no-cache"))
}

/// The header for something that stays true.
pub fn lasting(policy: CachePolicy) -> HeaderValue {
    match policy {
        CachePolicy::Live => HeaderValue::from_static(USUAL),
        CachePolicy::Fingerprinted => HeaderValue::from_static("public, max-age=31536000, immutable"),
        CachePolicy::Daily => HeaderValue::from_static("public, max-age=86400"),
        CachePolicy::Personal => PERSONAL[MAX_AGE].clone(),
        CachePolicy::Missing => HeaderValue::from_static("public, max-age=10"),
        CachePolicy::NoStore => HeaderValue::from_static("no-store"),
    }
}

/// From when on [`ending`] may differ from [`lasting`] for a page that is true until `until`.
pub fn last_minutes(until: Timestamp) -> Timestamp {
    let longest = Duration::from_secs((MAX_AGE + REVALIDATE) as u64);
    until.saturating_sub(longest).unwrap_or(Timestamp::MIN)
}

/// The header for a page in its last minutes before `until`, where it differs from that of a lasting one.
pub fn ending(policy: CachePolicy, until: Timestamp, now: Timestamp) -> Option<HeaderValue> {
    let by_seconds_left: &[HeaderValue] = match policy {
        CachePolicy::Live => &LIVE,
        CachePolicy::Personal => &PERSONAL,
        _ => return None,
    };
    let begun_second = i64::from(now.subsec_nanosecond() > 0);
    let left = until.as_second().saturating_sub(now.as_second()).saturating_sub(begun_second);
    by_seconds_left.get(usize::try_from(left).unwrap_or(0)).cloned()
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn no_cache_keeps_a_page_past_the_instant_at_which_it_stops_being_true() {
        let until: Timestamp = "2026-11-23T12:00:00+08:00".parse().unwrap();
        for (now, expected) in [
            ("2026-11-23T11:50:00+08:00", None),
            ("2026-11-23T11:58:00+08:00", Some("max-age=60, stale-while-revalidate=60")),
            ("2026-11-23T11:58:30+08:00", Some("max-age=60, stale-while-revalidate=30")),
            ("2026-11-23T11:59:00+08:00", Some("max-age=60, stale-while-revalidate=0")),
            ("2026-11-23T11:59:00.001+08:00", Some("max-age=59, stale-while-revalidate=0")),
            ("2026-11-23T11:59:59.5+08:00", Some("max-age=0, stale-while-revalidate=0")),
            ("2026-11-23T12:00:07+08:00", Some("max-age=0, stale-while-revalidate=0")),
        ] {
            let now: Timestamp = now.parse().unwrap();
            let header = ending(CachePolicy::Live, until, now);
            assert!(header.is_none() || last_minutes(until) <= now, "{now}");
            let header = header.as_ref().map(|value| value.to_str().unwrap());
            let expected = expected.map(|middle| format!("public, {middle}, stale-if-error=86400"));
            assert_eq!(header, expected.as_deref(), "{now}");
        }
    }

    #[test]
    fn a_page_with_much_time_left_may_be_kept_as_long_as_any() {
        assert_eq!(live(MAX_AGE + REVALIDATE), lasting(CachePolicy::Live));
    }

    #[test]
    fn an_answer_to_one_person_stays_private_to_its_end_and_a_fault_is_never_kept() {
        let until: Timestamp = "2026-11-23T12:00:00+08:00".parse().unwrap();
        let now = until - SignedDuration::from_secs(42);
        assert_eq!(ending(CachePolicy::Personal, until, now).unwrap(), "private, max-age=42");
        assert_eq!(ending(CachePolicy::NoStore, until, now), None);
    }
}
