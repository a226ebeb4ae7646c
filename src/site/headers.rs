//! The headers of every response, and those of a page.

use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::base_url::BaseUrl;
use super::cache_control::CachePolicy;
use super::csp_hash::csp_hash;

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const CROSS_ORIGIN_OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
pub(super) const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const X_ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");

/// The site uses no feature that a browser has to be asked for; these are the ones that a visitor would mind.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=()";

/// What every response carries.
pub fn security_headers(base_url: &BaseUrl) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(16);
    headers.insert(CONTENT_SECURITY_POLICY, content_security_policy("'self'"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(PERMISSIONS_POLICY, HeaderValue::from_static(PERMISSIONS));
    headers.insert(CROSS_ORIGIN_OPENER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(CROSS_ORIGIN_RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
    if base_url.is_https() {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    headers
}

/// What every representation of a page carries, on top of the security headers.
pub(super) struct PageHeaders<'a> {
    pub media_type: &'static str,
    pub cache: CachePolicy,
    pub noindex: bool,
    /// The style sheet inside the page, which its policy allows by its hash.
    pub style: Option<&'a str>,
}

impl PageHeaders<'_> {
    pub fn build(&self, security: &HeaderMap) -> HeaderMap {
        let mut headers = security.clone();
        if let Some(style) = self.style {
            headers.insert(CONTENT_SECURITY_POLICY, content_security_policy(&csp_hash(style)));
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        headers.insert(CACHE_CONTROL, self.cache.header());
        headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        if self.noindex {
            headers.insert(X_ROBOTS_TAG, HeaderValue::from_static("noindex"));
        }
        headers
    }
}

/// The policy among these headers as a page may carry it itself: browsers ignore `frame-ancestors` there.
#[expect(clippy::expect_used, reason = "every page has the policy, which is ASCII")]
pub(super) fn policy_of_page(headers: &HeaderMap) -> String {
    let policy = headers.get(CONTENT_SECURITY_POLICY).expect("a policy").to_str().expect("ASCII");
    policy.strip_suffix(FRAME_ANCESTORS).expect("the directive at the end").to_owned()
}

/// The end of every policy.
const FRAME_ANCESTORS: &str = "; frame-ancestors 'none'";

/// Everything comes from this site, no script stands inside a page, and nobody frames it.
fn content_security_policy(style_source: &str) -> HeaderValue {
    let policy = format!(
        "default-src 'none'; style-src {style_source}; img-src 'self'; script-src 'self'; manifest-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'{FRAME_ANCESTORS}"
    );
    #[expect(clippy::expect_used, reason = "a page without its policy must not be served")]
    HeaderValue::try_from(policy).expect("keywords and a hash in Base64 are a valid header value")
}
