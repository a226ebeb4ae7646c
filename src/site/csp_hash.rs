//! The hash by which a Content-Security-Policy allows one inline style sheet.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The source expression `'sha256-…'` for what stands between `<style>` and `</style>`, byte for byte.
pub(super) fn csp_hash(style_sheet: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(style_sheet)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_browsers_compute() {
        assert_eq!(csp_hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }
}
