//! One address and everything that is sent for it.

use bytes::Bytes;
use jiff::Timestamp;

use crate::assets::Asset;
use crate::pages::{Media, RenderedPage};
use crate::site::cache_policy::CachePolicy;
use crate::site::compress::Effort;
use crate::site::form::Forms;
use crate::site::style_source::style_source;

/// A page or a file, ready to be sent.
#[derive(Debug, Clone)]
pub struct Page {
    /// The path: `/online/wechat`.
    pub address: Box<str>,
    /// The `Content-Type`.
    pub media_type: &'static str,
    /// The status code: 200, 404 …
    pub status: u16,
    /// How long a copy may be kept.
    pub cache: CachePolicy,
    /// The instant at which it stops being true; `None`: never.
    pub until: Option<Timestamp>,
    /// Whether search engines are told to leave it out.
    pub noindex: bool,
    /// The style sheet that stands inside it, as a content security policy names it: `'sha256-…'`.
    pub style_source: Option<Box<str>>,
    /// The bytes.
    pub forms: Forms,
}

impl Page {
    /// A rendered document, not compressed yet.
    pub(super) fn of_document(document: RenderedPage, cache: CachePolicy) -> Self {
        Self {
            address: document.address.into_boxed_str(),
            media_type: media_type(document.media),
            status: document.status,
            cache,
            until: document.until,
            noindex: document.noindex,
            style_source: document.style.as_deref().map(style_source),
            forms: Forms::plain(document.body.into_boxed_str().into_boxed_bytes().into()),
        }
    }

    /// A static file, not compressed yet.
    pub(super) fn of_asset(asset: &Asset) -> Self {
        Self {
            address: asset.address.as_str().into(),
            media_type: asset.media_type,
            status: 200,
            cache: CachePolicy::Fingerprinted,
            until: None,
            noindex: false,
            style_source: None,
            forms: Forms::plain(Bytes::from(asset.bytes.clone().into_owned())),
        }
    }

    /// A static file at an address without a fingerprint, not compressed yet.
    pub(super) fn at_root(address: &str, asset: &Asset) -> Self {
        Self { address: address.into(), cache: CachePolicy::Daily, ..Self::of_asset(asset) }
    }

    /// The same page, its bytes compressed with `effort`.
    #[must_use]
    pub fn compressed(&self, effort: Effort) -> Self {
        Self { forms: self.forms.compressed(effort), ..self.clone() }
    }

    /// Whether the two send the same bytes under the same head.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.has_same_bytes(other)
            && self.address == other.address
            && self.media_type == other.media_type
            && self.status == other.status
            && self.cache == other.cache
            && self.until == other.until
            && self.noindex == other.noindex
    }

    /// Whether the two send the same bytes.
    pub(super) fn has_same_bytes(&self, other: &Self) -> bool {
        self.forms.identity_tag() == other.forms.identity_tag()
    }
}

fn media_type(media: Media) -> &'static str {
    match media {
        Media::Html => "text/html; charset=utf-8",
        Media::Json => "application/json",
        Media::Xml => "application/xml",
        Media::OpenSearch => "application/opensearchdescription+xml",
        Media::Text => "text/plain; charset=utf-8",
        Media::Calendar => "text/calendar; charset=utf-8",
        Media::VCard => "text/vcard; charset=utf-8",
        Media::Manifest => "application/manifest+json",
        Media::Script => "text/javascript; charset=utf-8",
    }
}
