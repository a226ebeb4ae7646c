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
    let mut path = String::with_capacity(2 * colors.len());
    for (row, line) in colors.chunks(width).enumerate() {
        let mut drawn_to = None;
        for (start, length) in runs(line) {
            // Moves along a row are relative, which compresses far better. Writing to a string can't fail.
            let _ = match drawn_to {
                None => write!(path, "M{} {}h{length}", start + QUIET, row + QUIET),
                Some(end) => write!(path, "m{} 0h{length}", start - end),
            };
            drawn_to = Some(start + length);
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
pub(in crate::pages) mod tests {
    use std::collections::BTreeSet;

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

    fn decoded(url: &str) -> String {
        read(&code(url).to_string())
    }

    /// What a QR decoder finds in the picture of a code.
    pub(in crate::pages) fn read(svg: &str) -> String {
        /// Dots for each module, so that the scanner finds the corners as in a picture.
        const DOTS: usize = 4;
        let (side, dark) = drawn(svg);
        let is_dark = |x: usize, y: usize| dark.contains(&(x / DOTS, y / DOTS));
        let mut picture = rqrr::PreparedImage::prepare_from_bitmap(side * DOTS, side * DOTS, is_dark);
        picture.detect_grids()[0].decode().unwrap().1
    }

    /// The side of the square in an SVG, and the modules that its path paints.
    fn drawn(svg: &str) -> (usize, BTreeSet<(usize, usize)>) {
        let after = |mark: &str| svg.split_once(mark).unwrap().1.split(['"', ' ']).next().unwrap();
        let path = svg.split_once(" d=\"").unwrap().1.split('"').next().unwrap();
        let (mut x, mut y) = (0, 0);
        let mut dark = BTreeSet::new();
        for run in path.split_inclusive('h').collect::<Vec<_>>().windows(2) {
            let moved = run[0].trim_start_matches(|c: char| c.is_ascii_digit()).trim_end_matches('h');
            let (to_x, to_y) = moved[1..].split_once(' ').unwrap();
            let (to_x, to_y): (usize, usize) = (to_x.parse().unwrap(), to_y.parse().unwrap());
            (x, y) = if moved.starts_with('M') { (to_x, to_y) } else { (x + to_x, y + to_y) };
            let digits = run[1].find(|c: char| !c.is_ascii_digit()).unwrap_or(run[1].len());
            let length: usize = run[1][..digits].parse().unwrap();
            dark.extend((x..x + length).map(|x| (x, y)));
            x += length;
        }
        (after("viewBox=\"0 0 ").parse().unwrap(), dark)
    }

    #[test]
    fn a_code_is_one_path_in_a_square() {
        let svg = code("https://example.org/online/wechat").to_string();
        assert!(svg.starts_with("<svg class=\"qr\" viewBox=\"0 0 37 37\""), "{svg}");
        assert_eq!(svg.matches("<path").count(), 1);
    }
}
