//! Editions move with time: issue by issue, at the instant, and without a reader waiting.

use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::time::Duration;

use axum::http::header::{CACHE_CONTROL, ETAG};
use huizhou_yibao::site::{Effort, Encoding, Page, Printer, keep_current};
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::support::{A_MONDAY_MORNING, Guide, settings};

/// How long a cache may hand out a copy without asking, in seconds: fresh, and while it asks in the background.
fn kept_for(cache_control: &str) -> i64 {
    let seconds = |name: &str| -> i64 {
        let directive = cache_control.split(", ").find_map(|part| part.strip_prefix(name));
        directive.map_or(0, |seconds| seconds.parse().unwrap())
    };
    seconds("max-age=") + seconds("stale-while-revalidate=")
}

#[tokio::test]
async fn while_the_next_edition_is_made_readers_are_answered_from_the_last_one_and_no_cache_keeps_that() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let until = guide.edition().until().unwrap();
    let address = guide.passing_address();
    let before = guide.get(&address).await;

    // Who subscribes first is told first: the printer is held up here before it reaches the shelf.
    let (reached, is_reached) = sync_channel(0);
    let (go_on, may_go_on) = sync_channel::<()>(0);
    let may_go_on = std::sync::Mutex::new(may_go_on);
    let site = Arc::clone(&guide.site);
    let is_first = std::sync::atomic::AtomicBool::new(true);
    site.subscribe(move |_| {
        if !is_first.swap(false, std::sync::atomic::Ordering::Relaxed) {
            reached.send(()).unwrap();
            may_go_on.lock().unwrap().recv().unwrap();
        }
    });
    let shelf = huizhou_yibao::server::app(Arc::clone(&site), &huizhou_yibao::server::Limits::default());
    let guide = Guide { site: Arc::clone(&site), app: shelf };

    site.clock().set(until);
    let printing = std::thread::spawn(move || site.turn().unwrap());
    is_reached.recv().unwrap();
    let meanwhile = guide.get(&address).await;
    assert_eq!(meanwhile.body, before.body);
    assert_eq!(kept_for(meanwhile.header(CACHE_CONTROL)), 0, "{}", meanwhile.header(CACHE_CONTROL));

    go_on.send(()).unwrap();
    assert!(printing.join().unwrap());
    let after = guide.get(&address).await;
    assert_ne!(after.body, before.body);
    assert_eq!(after.body, guide.edition().page(&address).unwrap().forms.identity().bytes);
}

#[tokio::test]
async fn a_page_that_says_the_same_keeps_its_bytes_and_tags_in_every_coding() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let first = guide.edition();
    guide.site.clock().set(first.until().unwrap());
    assert!(guide.site.turn().unwrap());
    let second = guide.edition();
    assert_ne!(first.id(), second.id());

    let mut unchanged = 0;
    for page in first.pages() {
        let next = second.page(&page.address).unwrap();
        if next.forms.identity().bytes != page.forms.identity().bytes {
            continue;
        }
        unchanged += 1;
        for encoding in Encoding::ALL {
            assert_eq!(page.forms.tag(encoding), next.forms.tag(encoding), "{}", page.address);
        }
        for encoding in [Encoding::Brotli, Encoding::Gzip] {
            let bytes = |page: &Page| page.forms.get(encoding).map(|form| form.bytes.as_ptr());
            assert_eq!(bytes(page), bytes(next), "{}: the same bytes are shared, not made again", page.address);
        }
    }
    assert!(unchanged > 10, "{unchanged} pages say the same at noon as before");
}

#[tokio::test]
async fn no_copy_of_any_page_may_be_kept_past_its_truth_at_any_moment() {
    let guide = Guide::at(A_MONDAY_MORNING);
    for seconds_before in [3600, 121, 120, 119, 61, 60, 59, 30, 2, 1, 0, -1] {
        let now: Timestamp = guide.edition().until().unwrap() - SignedDuration::from_secs(seconds_before);
        guide.site.clock().set(now);
        for page in guide.edition().pages() {
            let Some(until) = page.until else { continue };
            let reply = guide.get(&page.address).await;
            let kept = kept_for(reply.header(CACHE_CONTROL));
            let left = until.duration_since(now).as_secs().max(0);
            assert!(kept <= left, "{} at {now}: kept for {kept} s, true for {left} s", page.address);
        }
    }
}

/// Waits for the edition that follows a movement of the clock, and says how long it took on a paused time.
async fn turned_after(guide: &Guide, moved_to: Timestamp, published: &Notify) -> Duration {
    let start = Instant::now();
    guide.site.clock().set(moved_to);
    while guide.edition().since() != moved_to {
        published.notified().await;
    }
    start.elapsed()
}

#[tokio::test(start_paused = true)]
async fn wherever_the_clock_leaps_the_right_edition_is_served_within_a_second() {
    let settings = settings(A_MONDAY_MORNING, "http://127.0.0.1:8080");
    let (printer, opened) = Printer::start(settings, Effort::Quick).unwrap();
    let guide = Guide::of(opened.await.unwrap().0);
    let published = Arc::new(Notify::new());
    let tell = Arc::clone(&published);
    guide.site.subscribe(move |_| tell.notify_one());
    let keeping = tokio::spawn(keep_current(Arc::clone(&guide.site), printer));

    let first = guide.edition();

    let noon = first.until().unwrap();
    let suspended = "2026-11-27T03:00:00+08:00".parse().unwrap();
    let a_year_without_a_notice = "2027-01-01T00:00:00+08:00".parse().unwrap();
    for moment in [noon, suspended, a_year_without_a_notice, first.since()] {
        let took = turned_after(&guide, moment, &published).await;
        assert!(took <= Duration::from_secs(1), "{moment}: {took:?}");
        assert_eq!(guide.edition().since(), moment);
        let address = guide.passing_address();
        let expected = guide.edition().page(&address).unwrap().forms.identity().tag.clone();
        assert_eq!(guide.get(&address).await.header(ETAG), &*expected);
    }
    assert_eq!(guide.edition().id(), first.id(), "a clock that was set back finds the same edition again");
    keeping.abort();
}
