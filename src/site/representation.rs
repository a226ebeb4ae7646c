//! A page in one content coding, with the headers of its responses.

use std::fmt::Write as _;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, ETAG};
use http::{HeaderMap, HeaderValue};
use sha2::{Digest, Sha256};

use super::compression::decode_brotli;
use super::encoding::Encoding;

/// A page in one content coding (RFC 9110, section 3.2): its headers are built once, and its body is shared by all
/// responses.
#[derive(Debug, Clone)]
pub struct Representation {
    headers: HeaderMap,
    etag: HeaderValue,
    body: Body,
}

/// Where the bytes of a body are.
#[derive(Debug, Clone)]
enum Body {
    Kept(Bytes),
    /// In the body of the same page in brotli: hardly anybody asks for a page without compression, and all of them together would
    /// take more memory than the rest of the site.
    InBrotli {
        packed: Bytes,
        length: usize,
    },
}

impl Representation {
    /// The representation `body` in `encoding`, on top of the headers that all representations of the page carry.
    pub(super) fn new(page_headers: &HeaderMap, encoding: Encoding, body: Bytes) -> Self {
        #[expect(clippy::expect_used, reason = "hexadecimal digits in quotes are a valid header value")]
        let etag = HeaderValue::try_from(format!("\"{}\"", digest([body.as_ref()]))).expect("a valid header value");
        let mut headers = page_headers.clone();
        headers.insert(ETAG, etag.clone());
        if encoding != Encoding::Identity {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding.token()));
        }
        Self { headers, etag, body: Body::Kept(body) }
    }

    /// The same representation, the identity of a page, with its body in that of `brotli`.
    #[must_use]
    pub(super) fn kept_in(self, brotli: &Self) -> Self {
        Self { body: Body::InBrotli { packed: brotli.body(), length: self.length() }, ..self }
    }

    /// The headers of a 200 but for `Content-Length`, which hyper adds.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The strong entity tag with its quotes: a hash of the body, so that other bytes have another tag.
    pub fn etag(&self) -> &HeaderValue {
        &self.etag
    }

    /// The body. The bytes are shared where they are kept as they are; else this takes some tenths of a millisecond.
    pub fn body(&self) -> Bytes {
        match &self.body {
            Body::Kept(bytes) => bytes.clone(),
            Body::InBrotli { packed, length } => decode_brotli(packed, *length).into(),
        }
    }

    /// How many bytes the body has.
    pub fn length(&self) -> usize {
        match &self.body {
            Body::Kept(bytes) => bytes.len(),
            Body::InBrotli { length, .. } => *length,
        }
    }
}

/// The first 128 bits of the SHA-256 of `parts`, in hexadecimal.
pub(super) fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().iter().take(16).fold(String::with_capacity(32), |mut text, byte| {
        // Writing to a string doesn't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
