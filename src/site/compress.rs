//! Brotli and gzip of whole texts.

use std::io::{Read as _, Write as _};
use std::ops::RangeInclusive;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;

use crate::site::encoding::Encoding;

/// How hard to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effort {
    /// A fraction of a millisecond for a page, so that the first request can be answered at once.
    Quick,
    /// The smallest, some tens of milliseconds for a page.
    Best,
}

/// The windows that brotli may look back through, as powers of two. The encoder's memory grows with the window, so it is the
/// least that holds the text whole.
const BROTLI_WINDOWS: RangeInclusive<u32> = 16..=22;

/// `text` in `encoding`; nothing for [`Encoding::Identity`].
pub fn encode(text: &[u8], encoding: Encoding, effort: Effort) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Brotli => brotli(text, effort),
        Encoding::Gzip => gzip(text, effort),
        Encoding::Identity => None,
    }
}

fn brotli(text: &[u8], effort: Effort) -> Option<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: match effort {
            Effort::Quick => 3,
            Effort::Best => 11,
        },
        lgwin: brotli_window(text.len()),
        size_hint: text.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::with_capacity(text.len() / 4);
    brotli::BrotliCompress(&mut &*text, &mut packed, &parameters).ok()?;
    Some(packed)
}

fn brotli_window(length: usize) -> i32 {
    // Sixteen bytes of a window can't be used.
    let power = length.saturating_add(16).next_power_of_two().trailing_zeros();
    power.clamp(*BROTLI_WINDOWS.start(), *BROTLI_WINDOWS.end()).cast_signed()
}

/// The text of `length` bytes that [`encode`] packed with gzip.
pub fn unpack_gzip(packed: &[u8], length: usize) -> Vec<u8> {
    let mut text = Vec::with_capacity(length);
    if let Err(error) = GzDecoder::new(packed).read_to_end(&mut text) {
        tracing::error!(%error, "a page's gzip form can't be unpacked");
    }
    text
}

fn gzip(text: &[u8], effort: Effort) -> Option<Vec<u8>> {
    let level = match effort {
        Effort::Quick => Compression::new(3),
        Effort::Best => Compression::best(),
    };
    let mut encoder = GzEncoder::new(Vec::with_capacity(text.len() / 3), level);
    encoder.write_all(text).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_codings_give_the_text_back_at_either_effort() {
        let text = "<p>惠州市社会保险个人账户余额</p>".repeat(300);
        for effort in [Effort::Quick, Effort::Best] {
            let packed = encode(text.as_bytes(), Encoding::Brotli, effort).unwrap();
            let mut unpacked = Vec::new();
            brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
            assert_eq!(unpacked, text.as_bytes());

            let packed = encode(text.as_bytes(), Encoding::Gzip, effort).unwrap();
            assert_eq!(unpack_gzip(&packed, text.len()), text.as_bytes());
        }
    }
}
