//! Compression of whole bodies with brotli and gzip.

use std::io::Write as _;
use std::ops::RangeInclusive;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::site::encoding::Encoding;

/// How much time is spent on making a body small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CompressionLevel {
    /// A fraction of a millisecond for a page, so that the first request need not wait.
    Quick,
    /// The smallest, some tens of milliseconds for a page.
    Best,
}

/// The windows that brotli may look back through, as powers of two. The encoder's memory grows with the window, so it is the
/// least that holds the text whole.
const BROTLI_WINDOWS: RangeInclusive<u32> = 16..=22;

/// `body` in `encoding`; `None` for [`Encoding::Identity`].
pub fn encode(body: &[u8], encoding: Encoding, level: CompressionLevel) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Brotli => Some(brotli(body, level)),
        Encoding::Gzip => Some(gzip(body, level)),
        Encoding::Identity => None,
    }
}

#[expect(clippy::expect_used, reason = "reading and writing memory doesn't fail")]
fn brotli(body: &[u8], level: CompressionLevel) -> Vec<u8> {
    let parameters = BrotliEncoderParams {
        quality: match level {
            CompressionLevel::Quick => 4,
            CompressionLevel::Best => 11,
        },
        lgwin: brotli_window(body.len()),
        size_hint: body.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::with_capacity(body.len() / 4);
    brotli::BrotliCompress(&mut &*body, &mut packed, &parameters).expect("compression in memory");
    packed
}

/// What was encoded as `packed`, which this server did itself: `length` bytes.
#[expect(clippy::expect_used, reason = "the bytes are those that the encoder wrote, and memory doesn't fail")]
pub(super) fn decode_brotli(packed: &[u8], length: usize) -> Vec<u8> {
    let mut body = Vec::with_capacity(length);
    brotli::BrotliDecompress(&mut &*packed, &mut body).expect("decompression in memory");
    body
}

fn brotli_window(length: usize) -> i32 {
    // Sixteen bytes of a window can't be used.
    let power = length.saturating_add(16).next_power_of_two().trailing_zeros();
    power.clamp(*BROTLI_WINDOWS.start(), *BROTLI_WINDOWS.end()).cast_signed()
}

#[expect(clippy::expect_used, reason = "writing to memory doesn't fail")]
fn gzip(body: &[u8], level: CompressionLevel) -> Vec<u8> {
    let level = match level {
        CompressionLevel::Quick => Compression::new(3),
        CompressionLevel::Best => Compression::best(),
    };
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 3), level);
    encoder.write_all(body).expect("compression in memory");
    encoder.finish().expect("compression in memory")
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn both_encodings_give_the_body_back_at_either_level() {
        let body = "<p>惠州市社会保险个人账户余额</p>".repeat(300);
        for level in [CompressionLevel::Quick, CompressionLevel::Best] {
            let packed = encode(body.as_bytes(), Encoding::Brotli, level).unwrap();
            let mut unpacked = Vec::new();
            brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
            assert_eq!(unpacked, body.as_bytes());

            let packed = encode(body.as_bytes(), Encoding::Gzip, level).unwrap();
            let mut unpacked = Vec::new();
            GzDecoder::new(packed.as_slice()).read_to_end(&mut unpacked).unwrap();
            assert_eq!(unpacked, body.as_bytes());
        }
    }
}
