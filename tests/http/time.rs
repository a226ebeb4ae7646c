//! Pages that stop being true.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, ETAG};

use crate::support::{A_MONDAY_MORNING, Guide, Reply};

#[tokio::test]
async fn no_copy_of_a_page_outlives_its_truth() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let address = guide.passing_address();
    let until = guide.edition().page(&address).unwrap().until.unwrap();
    let full = "public, max-age=60, stale-while-revalidate=60, stale-if-error=86400";
    assert_eq!(guide.get(&address).await.header(CACHE_CONTROL), full);

    guide.site.clock().set(until - jiff::SignedDuration::from_secs(42));
    let late = "public, max-age=42, stale-while-revalidate=0, stale-if-error=86400";
    let reply = guide.get(&address).await;
    assert_eq!(reply.header(CACHE_CONTROL), late);
    let again = guide.ask("GET", &address, &[("if-none-match", reply.header(ETAG))]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert_eq!(again.header(CACHE_CONTROL), late);
}

#[tokio::test]
async fn the_next_edition_is_served_as_soon_as_it_is_printed() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let first = guide.edition();
    let health = |reply: Reply| -> serde_json::Value { serde_json::from_slice(&reply.body).unwrap() };
    let before = health(guide.get("/healthz").await);
    assert_eq!(before["status"], "ok");
    assert_eq!(before["edition"], first.id());
    assert_eq!(before["since"], A_MONDAY_MORNING);

    guide.site.clock().set(first.until().unwrap());
    assert!(guide.site.turn().unwrap());
    let after = health(guide.get("/healthz").await);
    assert_eq!(after["since"], before["until"]);
    for page in guide.edition().pages() {
        assert_eq!(guide.get(&page.address).await.header(ETAG), &*page.forms.identity().tag, "{}", page.address);
    }
}
