//! Brotli and gzip of whole texts.

use std::io::Write as _;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::encoding::Encoding;

/// How hard to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effort {
    /// A fraction of a millisecond for a page, so that the first request can be answered at once.
    Quick,
    /// The smallest, some tens of milliseconds for a page.
    Best,
}

/// The window that brotli looks back through, as a power of two: 256 KiB holds any page whole.
const BROTLI_WINDOW: i32 = 18;

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
        lgwin: BROTLI_WINDOW,
        size_hint: text.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::with_capacity(text.len() / 4);
    brotli::BrotliCompress(&mut &*text, &mut packed, &parameters).ok()?;
    Some(packed)
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
    use std::io::Read as _;

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
            let mut unpacked = String::new();
            flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut unpacked).unwrap();
            assert_eq!(unpacked, text);
        }
    }
}
