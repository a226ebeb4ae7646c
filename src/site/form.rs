//! One page's bytes in each coding.

use std::borrow::Cow;
use std::fmt::Write as _;

use bytes::Bytes;
use sha2::{Digest, Sha256};

use crate::site::compress::{self, Effort};
use crate::site::encoding::Encoding;

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
    plain: Plain,
    brotli: Option<Form>,
    effort: Option<Effort>,
}

/// Hardly anybody asks for the plain form, and it is as large as four of the others.
#[derive(Debug, Clone)]
enum Plain {
    /// There is no gzip form.
    AsItIs(Form),
    /// The plain form of this tag and length is unpacked from the gzip form when somebody asks for it.
    InGzip { gzip: Form, tag: Box<str>, length: usize },
}

impl Forms {
    /// The plain form alone.
    pub fn plain(bytes: Bytes) -> Self {
        Self { plain: Plain::AsItIs(Form::new(bytes)), brotli: None, effort: None }
    }

    /// The same bytes, compressed with `effort`. A form that would not be smaller is left out.
    #[must_use]
    pub fn compressed(&self, effort: Effort) -> Self {
        let plain = self.identity();
        let brotli = smaller(&plain.bytes, Encoding::Brotli, effort);
        Self { plain: Plain::packed(plain, effort), brotli, effort: Some(effort) }
    }

    /// The same forms and the one in `encoding`, if it is smaller: for what is made for one request.
    #[must_use]
    pub fn with(self, encoding: Encoding, effort: Effort) -> Self {
        let plain = self.identity();
        match encoding {
            Encoding::Brotli => Self { brotli: smaller(&plain.bytes, encoding, effort), ..self },
            Encoding::Gzip => Self { plain: Plain::packed(plain, effort), ..self },
            Encoding::Identity => self,
        }
    }

    /// The form in `encoding`, if there is one.
    pub fn get(&self, encoding: Encoding) -> Option<Cow<'_, Form>> {
        match (encoding, &self.plain) {
            (Encoding::Identity, Plain::InGzip { .. }) => Some(Cow::Owned(self.identity())),
            _ => self.kept(encoding).map(Cow::Borrowed),
        }
    }

    /// The tag of the form in `encoding`, if there is one.
    pub fn tag(&self, encoding: Encoding) -> Option<&str> {
        match (encoding, &self.plain) {
            (Encoding::Identity, Plain::InGzip { tag, .. }) => Some(tag),
            _ => self.kept(encoding).map(|form| &*form.tag),
        }
    }

    /// The plain form, which every page has.
    pub fn identity(&self) -> Form {
        match &self.plain {
            Plain::AsItIs(form) => form.clone(),
            Plain::InGzip { gzip, tag, length } => {
                Form { bytes: compress::unpack_gzip(&gzip.bytes, *length).into(), tag: tag.clone() }
            }
        }
    }

    /// The tag of the plain form.
    pub fn identity_tag(&self) -> &str {
        match &self.plain {
            Plain::AsItIs(Form { tag, .. }) | Plain::InGzip { tag, .. } => tag,
        }
    }

    /// How many bytes the plain form has.
    pub fn identity_length(&self) -> usize {
        match &self.plain {
            Plain::AsItIs(Form { bytes, .. }) => bytes.len(),
            Plain::InGzip { length, .. } => *length,
        }
    }

    /// How hard was tried to make them small; `None`: only the plain form is there yet.
    pub fn effort(&self) -> Option<Effort> {
        self.effort
    }

    /// The form in `encoding`, if it needs no unpacking.
    pub fn kept(&self, encoding: Encoding) -> Option<&Form> {
        match (encoding, &self.plain) {
            (Encoding::Brotli, _) => self.brotli.as_ref(),
            (Encoding::Gzip, Plain::InGzip { gzip: form, .. }) | (Encoding::Identity, Plain::AsItIs(form)) => {
                Some(form)
            }
            (Encoding::Gzip, Plain::AsItIs(_)) | (Encoding::Identity, Plain::InGzip { .. }) => None,
        }
    }
}

impl Plain {
    fn packed(plain: Form, effort: Effort) -> Self {
        match smaller(&plain.bytes, Encoding::Gzip, effort) {
            Some(gzip) => Self::InGzip { gzip, tag: plain.tag, length: plain.bytes.len() },
            None => Self::AsItIs(plain),
        }
    }
}

fn smaller(plain: &[u8], encoding: Encoding, effort: Effort) -> Option<Form> {
    let bytes = compress::encode(plain, encoding, effort)?;
    (bytes.len() < plain.len()).then(|| Form::new(bytes.into_boxed_slice().into()))
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
    fn the_plain_form_is_the_same_before_and_after_it_is_packed() {
        let forms = Forms::plain("惠州医保".repeat(200).into());
        let packed = forms.compressed(Effort::Quick);
        assert!(matches!(packed.plain, Plain::InGzip { .. }));
        for forms in [&packed, &packed.compressed(Effort::Best), &forms.clone().with(Encoding::Gzip, Effort::Quick)] {
            assert_eq!(forms.identity().bytes, "惠州医保".repeat(200));
            assert_eq!(forms.identity().tag, Form::new("惠州医保".repeat(200).into()).tag);
            assert_eq!(forms.identity_tag(), &*forms.identity().tag);
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
