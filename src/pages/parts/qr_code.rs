//! QR codes of URLs, for paper.

use std::fmt::Write;

use qrcode::bits::encode_auto;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::ec::construct_codewords;
use qrcode::types::QrResult;
use qrcode::{Color, EcLevel};

use crate::pages::parts::markup::Markup;

/// Modules of white around a code, as the standard requires.
const QUIET: usize = 4;

/// The lowest level of error correction: a URL takes some 30 modules square, and a clean print needs no more.
const LEVEL: EcLevel = EcLevel::L;

/// Scanners undo any mask. Comparing all eight would take longer than the rest of the page; a test decodes every URL
/// of the site with this one.
const MASK: MaskPattern = MaskPattern::Fields;

/// The QR code of a URL as one SVG path. Where the operator's base URL is so long that the URL doesn't fit into a code
/// (some 2,900 bytes), there is none: pages show the URL as text beside it.
pub fn code(url: &str) -> Markup {
    let Ok((colors, width)) = modules(url) else {
        return Markup::default();
    };
    let mut path = String::with_capacity(4 * colors.len());
    for (row, line) in colors.chunks(width).enumerate() {
        for (start, length) in runs(line) {
            // Writing to a string can't fail.
            let _ = write!(path, "M{} {}h{length}", start + QUIET, row + QUIET);
        }
    }
    Markup::qr_code(width + 2 * QUIET, path)
}

/// The modules of a code, row by row, and how many a row has.
fn modules(url: &str) -> QrResult<(Vec<Color>, usize)> {
    let bits = encode_auto(url.as_bytes(), LEVEL)?;
    let version = bits.version();
    let (data, correction) = construct_codewords(&bits.into_bytes(), version, LEVEL)?;
    let mut canvas = Canvas::new(version, LEVEL);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    canvas.apply_mask(MASK);
    Ok((canvas.into_colors(), version.width().unsigned_abs().into()))
}

/// The dark runs of a row: where each starts and how long it is.
fn runs(line: &[Color]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (column, _) in line.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == column => *length += 1,
            _ => runs.push((column, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::PageId;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn runs_join_neighbouring_dark_modules() {
        use Color::{Dark, Light};
        assert_eq!(runs(&[Dark, Dark, Light, Dark]), [(0, 2), (3, 1)]);
    }

    #[test]
    fn the_code_of_every_page_decodes_to_its_url() {
        with_context(|ctx| {
            let urls = PageId::all(ctx.content).into_iter().map(|page| ctx.absolute(&page.path()));
            for url in urls {
                assert_eq!(decoded(&url), url);
            }
        });
    }

    /// What a QR decoder finds in the code of a URL.
    fn decoded(url: &str) -> String {
        /// Dots for each module, so that the scanner finds the corners as in a picture.
        const DOTS: usize = 4;
        let (colors, width) = modules(url).unwrap();
        let is_dark = |x: usize, y: usize| {
            let at = |dot: usize| (dot / DOTS).checked_sub(QUIET).filter(|module| *module < width);
            at(x).zip(at(y)).is_some_and(|(x, y)| colors[y * width + x] == Color::Dark)
        };
        let side = (width + 2 * QUIET) * DOTS;
        let mut picture = rqrr::PreparedImage::prepare_from_bitmap(side, side, is_dark);
        picture.detect_grids()[0].decode().unwrap().1
    }

    #[test]
    fn a_code_is_one_path_in_a_square() {
        let svg = code("https://example.org/online/wechat").to_string();
        assert!(svg.starts_with("<svg class=\"qr\" viewBox=\"0 0 37 37\""), "{svg}");
        assert_eq!(svg.matches("<path").count(), 1);
    }
}
