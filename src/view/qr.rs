//! QR codes of addresses, for paper.

use qrcode::{Color, EcLevel, QrCode};

use super::markup::Markup;

/// Modules of white around a code, as its standard asks.
const QUIET: usize = 4;

/// The QR code of an address as one SVG path. An address too long for a code gives nothing: it is printed beside it.
pub fn code(address: &str) -> Markup {
    let Ok(code) = QrCode::with_error_correction_level(address, EcLevel::L) else {
        return Markup::default();
    };
    let width = code.width();
    let mut path = String::new();
    for (row, line) in code.to_colors().chunks(width).enumerate() {
        for (start, length) in runs(line) {
            path.extend([format!("M{} {}h{length}", start + QUIET, row + QUIET)]);
        }
    }
    Markup::qr_code(width + 2 * QUIET, &path)
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

    #[test]
    fn runs_join_neighbouring_dark_modules() {
        use Color::{Dark, Light};
        assert_eq!(runs(&[Dark, Dark, Light, Dark]), [(0, 2), (3, 1)]);
    }

    #[test]
    fn a_code_is_one_path_in_a_square() {
        let svg = code("https://example.org/online/wechat").to_string();
        assert!(svg.starts_with("<svg class=\"qr\" viewBox=\"0 0 37 37\""), "{svg}");
        assert_eq!(svg.matches("<path").count(), 1);
    }
}
