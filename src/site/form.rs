//! One page's bytes in each coding.

use std::fmt::Write as _;

use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::compress::{self, Effort};
use super::encoding::Encoding;

/// The bytes of a page in one coding, ready to be sent.
#[derive(Debug, Clone)]
pub struct Form {
    /// The bytes. A clone shares them.
    pub bytes: Bytes,
    /// The strong `ETag`, with its quotes: a hash of these very bytes, so other bytes have another tag.
    pub tag: Box<str>,
}

impl Form {
    /// These bytes and their tag.
    pub fn new(bytes: Bytes) -> Self {
        let tag = format!("\"{}\"", fingerprint([bytes.as_ref()])).into_boxed_str();
        Self { bytes, tag }
    }
}

/// A page's forms: always the plain one, and the compressed ones that are smaller.
#[derive(Debug, Clone)]
pub struct Forms {
    plain: Form,
    gzip: Option<Form>,
    brotli: Option<Form>,
    effort: Option<Effort>,
}

impl Forms {
    /// The plain form alone.
    pub fn plain(bytes: Bytes) -> Self {
        Self { plain: Form::new(bytes), gzip: None, brotli: None, effort: None }
    }

    /// The same bytes, compressed with `effort`. A form that would not be smaller is left out.
    #[must_use]
    pub fn compressed(&self, effort: Effort) -> Self {
        Self {
            plain: self.plain.clone(),
            gzip: self.smaller(Encoding::Gzip, effort),
            brotli: self.smaller(Encoding::Brotli, effort),
            effort: Some(effort),
        }
    }

    /// The same forms and the one in `encoding`, if it is smaller: for what is made for one request.
    #[must_use]
    pub fn with(mut self, encoding: Encoding, effort: Effort) -> Self {
        match encoding {
            Encoding::Brotli => self.brotli = self.smaller(encoding, effort),
            Encoding::Gzip => self.gzip = self.smaller(encoding, effort),
            Encoding::Identity => {}
        }
        self
    }

    /// The form in `encoding`, if it is kept.
    pub fn get(&self, encoding: Encoding) -> Option<&Form> {
        match encoding {
            Encoding::Brotli => self.brotli.as_ref(),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Identity => Some(&self.plain),
        }
    }

    /// The plain form, which every page has.
    pub fn identity(&self) -> &Form {
        &self.plain
    }

    /// How hard was tried to make them small; `None`: only the plain form is there yet.
    pub fn effort(&self) -> Option<Effort> {
        self.effort
    }

    fn smaller(&self, encoding: Encoding, effort: Effort) -> Option<Form> {
        let bytes = compress::encode(&self.plain.bytes, encoding, effort)?;
        (bytes.len() < self.plain.bytes.len()).then(|| Form::new(bytes.into_boxed_slice().into()))
    }
}

/// The first 128 bits of the SHA-256 of `parts`, in hexadecimal.
pub(super) fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().iter().take(16).fold(String::with_capacity(32), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_its_own_strong_tag() {
        let forms = Forms::plain("惠州医保".repeat(200).into()).compressed(Effort::Quick);
        let tags: std::collections::BTreeSet<_> =
            Encoding::ALL.iter().map(|encoding| forms.get(*encoding).unwrap().tag.clone()).collect();
        assert_eq!(tags.len(), 3);
        for tag in tags {
            assert!(tag.starts_with('"') && tag.ends_with('"') && tag.len() == 34, "{tag}");
        }
    }

    #[test]
    fn what_would_not_shrink_is_kept_plain_only() {
        let forms = Forms::plain("ok".into()).compressed(Effort::Best);
        assert!(forms.get(Encoding::Brotli).is_none());
        assert!(forms.get(Encoding::Gzip).is_none());
        assert_eq!(forms.identity().bytes, "ok");
    }
}
