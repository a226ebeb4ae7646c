//! Editions replace one another with time: at the instant, and without a client waiting.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, ETAG};
use huizhou_yibao::site::{CachedPage, CompressionLevel, EditionWorker, Encoding, keep_current};
use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use crate::support::{A_MONDAY_MORNING, TestApp, TestResponse, settings};

/// How long a cache may serve a copy without a request, in seconds: while it is fresh and while it
/// revalidates in the background.
fn kept_for(cache_control: &str) -> i64 {
    let seconds = |name: &str| -> i64 {
        let directive = cache_control.split(", ").find_map(|part| part.strip_prefix(name));
        directive.map_or(0, |seconds| seconds.parse().unwrap())
    };
    seconds("max-age=") + seconds("stale-while-revalidate=")
}

#[tokio::test]
async fn near_its_end_a_page_is_kept_for_what_is_left_and_a_304_says_the_same() {
    let app = TestApp::at(A_MONDAY_MORNING);
    let path = app.live_path();
    let until = app.edition().page(&path).unwrap().until().unwrap();
    let full = "public, max-age=60, stale-while-revalidate=60, stale-if-error=86400";
    assert_eq!(app.get(&path).await.header(CACHE_CONTROL), full);

    app.site.clock().set(until - SignedDuration::from_secs(42));
    let late = "public, max-age=42, stale-while-revalidate=0, stale-if-error=86400";
    let response = app.get(&path).await;
    assert_eq!(response.header(CACHE_CONTROL), late);
    let again = app.send("GET", &path, &[("if-none-match", response.header(ETAG))]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert_eq!(again.header(CACHE_CONTROL), late);
}

#[tokio::test]
async fn the_next_edition_is_served_as_soon_as_it_is_built() {
    let app = TestApp::at(A_MONDAY_MORNING);
    let first = app.edition();
    let health = |response: TestResponse| -> serde_json::Value { serde_json::from_slice(&response.body).unwrap() };
    let before = health(app.get("/healthz").await);
    assert_eq!(before["status"], "ok");
    assert_eq!(before["edition"], first.id());
    assert_eq!(before["since"], A_MONDAY_MORNING);

    app.site.clock().set(first.until().unwrap());
    assert!(app.site.roll_over().unwrap());
    let after = health(app.get("/healthz").await);
    assert_eq!(after["since"], before["until"]);
    for page in app.edition().pages() {
        assert_eq!(app.get(page.path()).await.header(ETAG), page.identity().etag(), "{}", page.path());
    }
}

#[tokio::test]
async fn until_the_next_edition_is_there_the_last_one_is_served_and_no_cache_keeps_it() {
    let app = TestApp::at(A_MONDAY_MORNING);
    let until = app.edition().until().unwrap();
    let path = app.live_path();
    let before = app.get(&path).await;

    app.site.clock().set(until);
    let meanwhile = app.get(&path).await;
    assert_eq!(meanwhile.body, before.body);
    assert_eq!(kept_for(meanwhile.header(CACHE_CONTROL)), 0, "{}", meanwhile.header(CACHE_CONTROL));

    assert!(app.site.roll_over().unwrap());
    let after = app.get(&path).await;
    assert_ne!(after.body, before.body);
    assert_eq!(after.body, *app.edition().page(&path).unwrap().identity().body());
}

#[tokio::test]
async fn an_unchanged_page_keeps_its_bytes_and_tags_in_every_coding() {
    let app = TestApp::at(A_MONDAY_MORNING);
    let first = app.edition();
    // Those in traditional characters are made when they are asked for.
    let pages = first.pages();
    app.site.clock().set(first.until().unwrap());
    assert!(app.site.roll_over().unwrap());
    let second = app.edition();
    assert_ne!(first.id(), second.id());

    let mut unchanged = 0;
    for page in &pages {
        let next = &second.page(page.path()).unwrap();
        if next.identity().body() != page.identity().body() {
            continue;
        }
        unchanged += 1;
        let tag = |page: &CachedPage, encoding| page.representation(encoding).map(|it| it.etag().clone());
        for encoding in Encoding::ALL {
            assert_eq!(tag(page, encoding), tag(next, encoding), "{}", page.path());
        }
        for encoding in [Encoding::Brotli, Encoding::Gzip] {
            let bytes = |page: &CachedPage| page.representation(encoding).map(|it| it.body().as_ptr());
            assert_eq!(bytes(page), bytes(next), "{}: the same bytes are shared, not made again", page.path());
        }
    }
    assert!(unchanged > 10, "{unchanged} pages are the same at noon as before");
}

#[tokio::test]
async fn no_cache_may_keep_any_page_longer_than_it_is_true_at_any_moment() {
    let app = TestApp::at(A_MONDAY_MORNING);
    for seconds_before in [3600, 121, 120, 119, 61, 60, 59, 30, 2, 1, 0, -1] {
        let now: Timestamp = app.edition().until().unwrap() - SignedDuration::from_secs(seconds_before);
        app.site.clock().set(now);
        for page in app.edition().pages() {
            let Some(until) = page.until() else { continue };
            let response = app.get(page.path()).await;
            let kept = kept_for(response.header(CACHE_CONTROL));
            let left = until.duration_since(now).as_secs().max(0);
            assert!(kept <= left, "{} at {now}: kept for {kept} s, true for {left} s", page.path());
        }
    }
}

#[tokio::test(start_paused = true)]
async fn wherever_the_clock_leaps_the_right_edition_is_served_within_a_second() {
    let settings = settings(A_MONDAY_MORNING, "http://127.0.0.1:8080");
    let (worker, opened) = EditionWorker::start(settings, CompressionLevel::Quick).unwrap();
    let app = TestApp::of(opened.await.unwrap().0);
    let mut published = app.site.subscribe();
    let keeping = tokio::spawn(keep_current(Arc::clone(&app.site), worker));
    let first = app.edition();

    let noon = first.until().unwrap();
    let suspended = "2026-11-27T03:00:00+08:00".parse().unwrap();
    let a_year_without_a_notice = "2027-01-01T00:00:00+08:00".parse().unwrap();
    for moment in [noon, suspended, a_year_without_a_notice, first.since()] {
        let start = Instant::now();
        app.site.clock().set(moment);
        while app.edition().since() != moment {
            published.changed().await.unwrap();
        }
        // On the paused time, which only the scheduler's sleeps move.
        assert!(start.elapsed() <= Duration::from_secs(1), "{moment}: {:?}", start.elapsed());
        let path = app.live_path();
        let expected = app.edition().page(&path).unwrap().identity().etag().clone();
        assert_eq!(app.get(&path).await.header(ETAG), expected);
    }
    assert_eq!(app.edition().id(), first.id(), "a clock that was set back finds the same edition again");
    keeping.abort();
}
