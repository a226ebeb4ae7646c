//! The headers of every response, and those of a page.

use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::server::cache_control;
use crate::site::{Encoding, Page, Site};

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const CROSS_ORIGIN_OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const X_ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");

/// The site uses no feature that a browser has to be asked for; these are the ones that a reader would mind.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=()";

/// What every response of `site` carries.
pub fn common_headers(site: &Site) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(16);
    if let Ok(policy) = HeaderValue::try_from(content_policy("'self'")) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(PERMISSIONS_POLICY, HeaderValue::from_static(PERMISSIONS));
    headers.insert(CROSS_ORIGIN_OPENER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(CROSS_ORIGIN_RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
    if site.base_url().is_https() {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    headers
}

/// Everything comes from this site, no script stands inside a page, and nobody frames it. The style sheet that stands inside
/// a page is allowed by its hash.
fn content_policy(style_source: &str) -> String {
    format!(
        "default-src 'none'; style-src {style_source}; img-src 'self'; script-src 'self'; manifest-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// What every form of `page` carries, on top of `common`.
pub fn page_headers(common: &HeaderMap, page: &Page) -> HeaderMap {
    let mut headers = common.clone();
    if let Some(source) = &page.style_source
        && let Ok(policy) = HeaderValue::try_from(content_policy(source))
    {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(page.media_type));
    headers.insert(CACHE_CONTROL, cache_control::lasting(page.cache));
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    if page.noindex {
        headers.insert(X_ROBOTS_TAG, HeaderValue::from_static("noindex"));
    }
    headers
}

/// What one form of a page carries, on top of the page's headers.
pub fn form_headers(page: &HeaderMap, encoding: Encoding, tag: &str) -> HeaderMap {
    let mut headers = page.clone();
    if let Ok(tag) = HeaderValue::try_from(tag) {
        headers.insert(ETAG, tag);
    }
    if encoding != Encoding::Identity {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding.token()));
    }
    headers
}
