//! A page in each coding, whole or known already.

use axum::http::{HeaderValue, StatusCode};
use std::sync::Arc;

use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use huizhou_yibao::content::Source;
use huizhou_yibao::site::{Clock, Effort, Encoding, Settings, Site};

use crate::support::{A_MONDAY_MORNING, Guide};

#[tokio::test]
async fn every_address_of_the_edition_answers_200_in_every_form() {
    let guide = Guide::shared();
    for page in guide.edition().pages() {
        for encoding in Encoding::ALL {
            let Some(form) = page.forms.get(encoding) else { continue };
            let reply = guide.get_in(&page.address, &format!("{}, *;q=0", encoding.token())).await;
            assert_eq!(reply.status, StatusCode::OK, "{}", page.address);
            assert_eq!(reply.body, form.bytes, "{}", page.address);
            assert_eq!(reply.header(ETAG), &*form.tag);
            assert_eq!(reply.header(CONTENT_TYPE), page.media_type);
            assert_eq!(reply.header(VARY), "Accept-Encoding");
            let said = if encoding == Encoding::Identity { "" } else { encoding.token() };
            assert_eq!(reply.header(CONTENT_ENCODING), said);
        }
    }
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let guide = Guide::shared();
    let questions = Guide::questions();
    let pages = ["/", "/online", "/healthz", "/nothing-here"];
    for address in pages.into_iter().chain(questions.iter().map(String::as_str)).chain(["/online/"]) {
        for accept_encoding in ["gzip, deflate, br", "gzip", "identity"] {
            let browser = [("accept-encoding", accept_encoding)];
            let get = guide.ask("GET", address, &browser).await;
            let head = guide.ask("HEAD", address, &browser).await;
            assert_eq!(head.status, get.status, "{address}");
            assert!(head.body.is_empty(), "{address}");
            // Over a connection, hyper says the length of what it sends; here only HEAD has to say it.
            let mut expected = get.headers.clone();
            if !get.status.is_redirection() {
                expected.insert(CONTENT_LENGTH, HeaderValue::from(get.body.len()));
            }
            assert_eq!(head.headers, expected, "{address} {accept_encoding}");
        }
    }
}

#[tokio::test]
async fn what_the_reader_has_already_is_not_sent_again_and_a_304_repeats_the_headers_of_the_200() {
    let guide = Guide::shared();
    for page in guide.edition().pages() {
        for accept_encoding in ["br", "gzip", "identity"] {
            let first = guide.get_in(&page.address, accept_encoding).await;
            let tag = first.header(ETAG);
            for condition in [tag.to_owned(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
                let headers = [("accept-encoding", accept_encoding), (IF_NONE_MATCH.as_str(), &condition)];
                let again = guide.ask("GET", &page.address, &headers).await;
                assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{} {condition}", page.address);
                assert!(again.body.is_empty());
                assert_eq!(again.headers, first.headers, "{}", page.address);
            }
        }
    }
}

#[tokio::test]
async fn the_tag_of_one_coding_does_not_stand_for_another() {
    let guide = Guide::shared();
    let brotli = guide.get_in("/online", "br").await;
    let headers = [("accept-encoding", "gzip"), ("if-none-match", brotli.header(ETAG))];
    let gzip = guide.ask("GET", "/online", &headers).await;
    assert_eq!(gzip.status, StatusCode::OK);
    assert_ne!(gzip.header(ETAG), brotli.header(ETAG));
}

#[tokio::test]
async fn who_refuses_every_coding_is_told_so() {
    let guide = Guide::shared();
    for address in ["/online", "/nothing-here"] {
        let reply = guide.get_in(address, "identity;q=0, *;q=0").await;
        assert_eq!(reply.status, StatusCode::NOT_ACCEPTABLE, "{address}");
        assert_eq!(reply.header(VARY), "Accept-Encoding");
        assert!(!reply.body.is_empty());
    }
    assert_eq!(guide.get_in("/online", "identity;q=0").await.status, StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn the_smallest_forms_replace_the_quick_ones_without_a_word() {
    let guide = Guide::at(A_MONDAY_MORNING);
    let quick = guide.edition();
    assert!(guide.site.refine(Effort::Best, 1, || true));
    let best = guide.edition();
    let page = best.pages().find(|page| page.forms.effort() == Some(Effort::Best)).unwrap();
    let before = quick.page(&page.address).unwrap().forms.get(Encoding::Brotli).unwrap();

    let reply = guide.get_in(&page.address, "br").await;
    assert!(reply.body.len() <= before.bytes.len());
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut reply.body.as_slice(), &mut unpacked).unwrap();
    assert_eq!(unpacked, guide.get(&page.address).await.body);
}

#[tokio::test]
async fn before_any_page_is_compressed_readers_get_compressed_answers_with_the_tags_to_come() {
    let clock = Clock::frozen(A_MONDAY_MORNING.parse().unwrap());
    let settings = Settings { source: Source::Embedded, clock, base_url: "http://127.0.0.1:8080".parse().unwrap() };
    let guide = Guide::of(Arc::new(Site::open(settings).unwrap().0));
    assert!(guide.edition().pages().all(|page| page.forms.effort().is_none()));
    for encoding in Encoding::ALL {
        let at_once = guide.get_in("/online", encoding.token()).await;
        let page = guide.edition().page("/online").unwrap().compressed(Effort::Quick);
        let form = page.forms.get(encoding).unwrap();
        assert_eq!(at_once.body, form.bytes);
        assert_eq!(at_once.header(ETAG), &*form.tag);
        let known = [("accept-encoding", encoding.token()), ("if-none-match", &*form.tag)];
        assert_eq!(guide.ask("GET", "/online", &known).await.status, StatusCode::NOT_MODIFIED);
    }
}
