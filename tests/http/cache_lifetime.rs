//! Pages that stop being true.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, ETAG};

use crate::support::{A_MONDAY_MORNING, TestApp, TestResponse};

#[tokio::test]
async fn no_cache_keeps_a_page_longer_than_it_is_true() {
    let app = TestApp::at(A_MONDAY_MORNING);
    let path = app.live_path();
    let until = app.edition().page(&path).unwrap().until().unwrap();
    let full = "public, max-age=60, stale-while-revalidate=60, stale-if-error=86400";
    assert_eq!(app.get(&path).await.header(CACHE_CONTROL), full);

    app.site.clock().set(until - jiff::SignedDuration::from_secs(42));
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
