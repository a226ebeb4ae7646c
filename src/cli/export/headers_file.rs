//! `_headers`, as Cloudflare Pages, Netlify and others read it. Such a host joins the headers of all rules that match and
//! reads a hundred of them, so no two rules that match one address name the same header.

use std::fmt::Write as _;

use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_FRAME_OPTIONS};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use huizhou_yibao::site::{CachePolicy, CachedPage, Edition};

/// Where the files with a fingerprint are.
const FINGERPRINTED: &str = "/static/";
const X_ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");

/// The rules: one for every response, one for the files with a fingerprint, one for each other file for programs. Pages
/// have no `Cache-Control` of their own, since all show the day: these hosts have browsers ask for them each time.
pub(super) fn headers_file(
    edition: &Edition,
    security: &HeaderMap,
    is_exported: impl Fn(&CachedPage) -> bool,
) -> String {
    let mut every = security.clone();
    // A page has its policy inside it, where nothing can be said of frames.
    every.remove(CONTENT_SECURITY_POLICY);
    every.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    let mut text = String::new();
    add_rule(&mut text, "/*", every.iter());
    let immutable = CachePolicy::Fingerprinted.header();
    add_rule(&mut text, &format!("{FINGERPRINTED}*"), [(&CACHE_CONTROL, &immutable)]);
    for page in edition.pages().into_iter().filter(|page| is_exported(page)) {
        let names: &[HeaderName] = match () {
            () if page.path().starts_with(FINGERPRINTED) => &[],
            () if page.is_html() => &[X_ROBOTS_TAG],
            // A file is not replaced at the instant at which it stops being true.
            () if page.until().is_some() => &[CONTENT_TYPE],
            () => &[CONTENT_TYPE, CACHE_CONTROL],
        };
        let headers: Vec<_> = names.iter().filter_map(|name| Some((name, page.headers().get(name)?))).collect();
        if !headers.is_empty() {
            add_rule(&mut text, page.path(), headers);
        }
    }
    text
}

fn add_rule<'h>(
    text: &mut String,
    pattern: &str,
    headers: impl IntoIterator<Item = (&'h HeaderName, &'h HeaderValue)>,
) {
    // Writing to a string doesn't fail.
    let _ = writeln!(text, "{pattern}");
    for (name, value) in headers {
        #[expect(clippy::expect_used, reason = "the site's headers are ASCII")]
        let value = value.to_str().expect("visible ASCII");
        let _ = writeln!(text, "  {name}: {value}");
    }
}
