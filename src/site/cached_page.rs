//! One path with everything that is sent for it.

use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode};
use jiff::Timestamp;

use super::base_url::BaseUrl;
use super::cache_control::{CachePolicy, clamp_from};
use super::clock::Clock;
use super::compression::{CompressionLevel, encode};
use super::encoding::Encoding;
use super::headers::{CROSS_ORIGIN_RESOURCE_POLICY, PageHeaders, policy_of_page};
use super::representation::Representation;
use crate::assets::Asset;
use crate::pages::{self, Media, RenderedPage, TraditionalConversion, Writing};

/// A page or a file with all of its representations.
#[derive(Debug, Clone)]
pub struct CachedPage {
    path: Arc<str>,
    /// Of a page or file that was rendered.
    media: Option<Media>,
    status: StatusCode,
    reads_query: bool,
    cache: CachePolicy,
    until: Option<Timestamp>,
    /// From when on `Cache-Control` may have to be shorter than the one in the headers.
    clamp_from: Option<SystemTime>,
    headers: HeaderMap,
    compressed: Option<CompressionLevel>,
    identity: Representation,
    brotli: Option<Representation>,
    gzip: Option<Representation>,
}

impl CachedPage {
    /// A rendered page, not compressed yet.
    pub(super) fn from_rendered(rendered: RenderedPage, cache: CachePolicy, security: &HeaderMap) -> Self {
        let media_type = media_type(rendered.media);
        let style = rendered.style.as_deref();
        let headers = PageHeaders { media_type, cache, noindex: rendered.noindex, style }.build(security);
        #[expect(clippy::expect_used, reason = "the pages name their status in the source")]
        let status = StatusCode::from_u16(rendered.status).expect("a valid status");
        let body = Bytes::from(rendered.body.into_boxed_str().into_boxed_bytes());
        Self {
            path: rendered.path.into(),
            media: Some(rendered.media),
            status,
            reads_query: rendered.reads_query,
            until: rendered.until,
            clamp_from: rendered.until.map(|until| clamp_from(until).into()),
            ..Self::new(cache, headers, body)
        }
    }

    /// A static file at a path with the fingerprint of its bytes, not compressed yet.
    pub(super) fn from_asset(asset: &Asset, security: &HeaderMap) -> Self {
        Self { path: asset.path.as_str().into(), ..Self::static_file(asset, CachePolicy::Fingerprinted, security) }
    }

    /// A static file at a path that stays when the file changes, not compressed yet.
    pub(super) fn from_asset_at(path: &str, asset: &Asset, security: &HeaderMap) -> Self {
        Self { path: path.into(), ..Self::static_file(asset, CachePolicy::Daily, security) }
    }

    fn static_file(asset: &Asset, cache: CachePolicy, security: &HeaderMap) -> Self {
        let media_type = asset.media_type;
        let mut headers = PageHeaders { media_type, cache, noindex: false, style: None }.build(security);
        if asset.name.starts_with("share-") {
            // Other sites show these beside shared links.
            headers.insert(CROSS_ORIGIN_RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
        }
        Self::new(cache, headers, Bytes::from(asset.bytes.clone().into_owned()))
    }

    fn new(cache: CachePolicy, headers: HeaderMap, body: Bytes) -> Self {
        Self {
            path: Arc::default(),
            media: None,
            status: StatusCode::OK,
            reads_query: false,
            cache,
            until: None,
            clamp_from: None,
            compressed: None,
            identity: Representation::new(&headers, Encoding::Identity, body),
            brotli: None,
            gzip: None,
            headers,
        }
    }

    /// The page with its representations compressed at `level`. One that would not be smaller is left out.
    #[must_use]
    pub fn compressed(&self, level: CompressionLevel) -> Self {
        let body = self.identity.body();
        let compress = |encoding| self.compress_body(&body, encoding, level);
        Self { compressed: Some(level), ..self.clone() }.with(compress(Encoding::Brotli), compress(Encoding::Gzip))
    }

    /// The page with these representations, and its identity in the one in brotli.
    fn with(self, brotli: Option<Representation>, gzip: Option<Representation>) -> Self {
        let identity = match &brotli {
            Some(brotli) => self.identity.kept_in(brotli),
            None => self.identity,
        };
        Self { identity, brotli, gzip, ..self }
    }

    /// The page compressed; `None` if that would not be smaller.
    pub fn compress(&self, encoding: Encoding, level: CompressionLevel) -> Option<Representation> {
        self.compress_body(&self.identity.body(), encoding, level)
    }

    fn compress_body(&self, body: &[u8], encoding: Encoding, level: CompressionLevel) -> Option<Representation> {
        let packed = encode(body, encoding, level)?;
        let is_smaller = packed.len() < body.len();
        is_smaller.then(|| Representation::new(&self.headers, encoding, packed.into_boxed_slice().into()))
    }

    /// The page with the representations of `other`, which has the same body and may have other headers.
    pub(super) fn with_bodies_of(self, other: &Self) -> Self {
        let rebuilt = |encoding, representation: &Option<Representation>| {
            representation.as_ref().map(|it| Representation::new(&self.headers, encoding, it.body()))
        };
        let (brotli, gzip) = (rebuilt(Encoding::Brotli, &other.brotli), rebuilt(Encoding::Gzip, &other.gzip));
        Self { compressed: other.compressed, ..self }.with(brotli, gzip)
    }

    /// The copy for a host of files, not compressed: a page has its policy inside it and notices in place of forms; any
    /// other file is as it is.
    #[must_use]
    pub fn static_copy(&self) -> Self {
        if !self.is_html() {
            return self.clone();
        }
        let body = self.identity.body();
        let html = String::from_utf8_lossy(&body);
        let copy = pages::static_copy(&self.path, &html, &policy_of_page(&self.headers));
        self.with_text(Arc::clone(&self.path), copy)
    }

    /// The same page in traditional characters, at its own path, not compressed yet.
    pub(super) fn traditional(&self, conversion: &TraditionalConversion, base_url: &BaseUrl) -> Self {
        let Some(media) = self.media else { return self.clone() };
        let body = self.identity.body();
        let text = String::from_utf8_lossy(&body);
        let converted = conversion.convert(&self.path, media, &text, base_url.as_str());
        self.with_text(Writing::Traditional.path(&self.path).into(), converted)
    }

    /// The text of `other`, at its path, with the headers of this page.
    pub(super) fn as_text_of(&self, other: &Self) -> Self {
        let identity = Representation::new(&self.headers, Encoding::Identity, other.identity.body());
        Self { path: Arc::clone(&other.path), identity, ..self.clone() }.with_bodies_of(other)
    }

    fn with_text(&self, path: Arc<str>, text: String) -> Self {
        let body = Bytes::from(text.into_bytes().into_boxed_slice());
        Self {
            path,
            identity: Representation::new(&self.headers, Encoding::Identity, body),
            brotli: None,
            gzip: None,
            compressed: None,
            ..self.clone()
        }
    }

    /// As in `/online/wechat`.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    pub fn is_html(&self) -> bool {
        self.media == Some(Media::Html)
    }

    /// Whether it was rendered; static files were not.
    pub(super) fn is_rendered(&self) -> bool {
        self.media.is_some()
    }

    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Whether another query gives another page.
    pub fn reads_query(&self) -> bool {
        self.reads_query
    }

    /// The instant at which it stops being true; `None`: never.
    pub fn until(&self) -> Option<Timestamp> {
        self.until
    }

    /// The headers that all of its representations carry.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// At which level it is compressed; `None`: only the identity is there yet.
    pub fn compression(&self) -> Option<CompressionLevel> {
        self.compressed
    }

    /// The representation in `encoding`, if there is one.
    pub fn representation(&self, encoding: Encoding) -> Option<&Representation> {
        match encoding {
            Encoding::Brotli => self.brotli.as_ref(),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Identity => Some(&self.identity),
        }
    }

    /// The representation that every page has.
    pub fn identity(&self) -> &Representation {
        &self.identity
    }

    /// The `Cache-Control` of a response at this moment, where it must be shorter than the one in the headers, so that no
    /// cache keeps the page past its truth.
    pub fn clamped_cache_control(&self, clock: &Clock) -> Option<HeaderValue> {
        match (self.until, self.clamp_from) {
            // Comparing system times costs less than reading the clock as a timestamp.
            (Some(until), Some(from)) if clock.has_reached(from) => self.cache.clamped_header(until, clock.timestamp()),
            _ => None,
        }
    }

    /// Whether the two are sent with the same body under the same headers for the same time.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.has_same_body(other)
            && self.path == other.path
            && self.status == other.status
            && self.cache == other.cache
            && self.until == other.until
            && self.headers == other.headers
    }

    /// Whether the two have the same body.
    pub(super) fn has_same_body(&self, other: &Self) -> bool {
        self.identity.etag() == other.identity.etag()
    }
}

fn media_type(media: Media) -> &'static str {
    match media {
        Media::Html => "text/html; charset=utf-8",
        Media::Json => "application/json",
        Media::Xml => "application/xml",
        Media::Atom => "application/atom+xml; charset=utf-8",
        Media::OpenSearch => "application/opensearchdescription+xml",
        Media::Text => "text/plain; charset=utf-8",
        Media::Calendar => "text/calendar; charset=utf-8",
        Media::VCard => "text/vcard; charset=utf-8",
        Media::Manifest => "application/manifest+json",
        Media::Script => "text/javascript; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &str) -> CachedPage {
        CachedPage::from_rendered(
            RenderedPage::file("/x", Media::Text, body.to_owned()),
            CachePolicy::Live,
            &HeaderMap::new(),
        )
    }

    #[test]
    fn each_representation_has_its_own_strong_tag() {
        let page = page(&"惠州医保".repeat(200)).compressed(CompressionLevel::Quick);
        let tags: std::collections::BTreeSet<_> = Encoding::ALL
            .iter()
            .map(|encoding| page.representation(*encoding).unwrap().etag().to_str().unwrap())
            .collect();
        assert_eq!(tags.len(), 3);
        for tag in tags {
            assert!(tag.starts_with('"') && tag.ends_with('"') && tag.len() == 34, "{tag}");
        }
    }

    #[test]
    fn what_would_not_shrink_has_no_compressed_representation() {
        let page = page("ok").compressed(CompressionLevel::Best);
        assert!(page.representation(Encoding::Brotli).is_none());
        assert!(page.representation(Encoding::Gzip).is_none());
        assert_eq!(page.identity().body(), "ok");
    }
}
