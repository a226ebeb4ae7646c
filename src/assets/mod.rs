//! Static files: the path, the media type and the bytes of each.
//!
//! A file's path has a fingerprint of its bytes (`/static/site.1f0c2d9a.js`), so a browser may keep it for a year: other
//! bytes have another path. Pages get these paths from [`Assets::path`]; no template writes one itself.

mod style_sheet;

use std::borrow::Cow;

use rust_embed::{EmbeddedFile, RustEmbed};

pub use style_sheet::StyleSheet;

#[derive(RustEmbed)]
#[folder = "static"]
struct StaticFiles;

/// The one file that is not served: every page has the rules that it needs inside it.
const STYLE_SHEET: &str = "site.css";

/// Paths that browsers and phones request even if no page links to them, each with the file that is served there.
const AT_ROOT: [(&str, &str); 3] = [
    ("/favicon.ico", "icon-192.png"),
    ("/apple-touch-icon.png", "icon-180.png"),
    ("/apple-touch-icon-precomposed.png", "icon-180.png"),
];

/// One static file, as it is served.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The name below `static/`, as a template writes it: `site.js`.
    pub name: String,
    /// The path with the fingerprint: `/static/site.1f0c2d9a.js`.
    pub path: String,
    /// The `Content-Type`.
    pub media_type: &'static str,
    /// The bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// Every static file of this build.
#[derive(Debug)]
pub struct Assets {
    files: Vec<Asset>,
    style_sheet: StyleSheet,
}

impl Assets {
    /// Reads the files that are embedded in the binary.
    ///
    /// # Panics
    /// When `site.css` is not well-formed CSS, or a file's extension is not one that [`media_type`] knows.
    #[expect(
        clippy::expect_used,
        reason = "the files are part of the binary: any test that reads them finds a bad one"
    )]
    pub fn embedded() -> Self {
        let read = |name: &str| StaticFiles::get(name).expect("a name from `static` has a file");
        let mut files: Vec<Asset> =
            StaticFiles::iter().filter(|name| name != STYLE_SHEET).map(|name| Asset::new(&name, read(&name))).collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        let css = read(STYLE_SHEET).data;
        let css = str::from_utf8(&css).expect("static/site.css is UTF-8");
        Self { files, style_sheet: StyleSheet::new(css).expect("static/site.css is well-formed CSS") }
    }

    /// `site.css`, of which every page holds the rules that it needs, so that a browser paints it after one response.
    pub fn style_sheet(&self) -> &StyleSheet {
        &self.style_sheet
    }

    /// Every file, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Asset> {
        self.files.iter()
    }

    /// The files that are also served at the root, each with its path there.
    pub fn at_root(&self) -> impl Iterator<Item = (&'static str, &Asset)> {
        AT_ROOT.iter().map(|(path, name)| (*path, self.named(name)))
    }

    /// The path of the file `name`.
    ///
    /// # Panics
    /// When there is no such file. Tests render every page, so they find a misspelt name.
    pub fn path(&self, name: &str) -> String {
        self.named(name).path.clone()
    }

    #[expect(clippy::panic, reason = "the names are written in this program, and the files are part of it")]
    fn named(&self, name: &str) -> &Asset {
        self.files.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("static/ has no file {name}"))
    }
}

/// The path of the file `name` of this build, without reading all files.
///
/// # Panics
/// When there is no such file.
#[expect(clippy::expect_used, reason = "the names are written in this program, and the files are part of it")]
pub fn path_of(name: &str) -> String {
    fingerprinted(name, &StaticFiles::get(name).expect("static/ has this file"))
}

fn fingerprinted(name: &str, file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    let fingerprint = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("/static/{stem}.{fingerprint:08x}.{extension}")
}

impl Asset {
    #[expect(
        clippy::expect_used,
        reason = "the files are part of the binary: any test that reads them finds a bad one"
    )]
    fn new(name: &str, file: EmbeddedFile) -> Self {
        let (_, extension) = name.rsplit_once('.').expect("a static file has an extension");
        Self {
            name: name.to_owned(),
            path: fingerprinted(name, &file),
            media_type: media_type(extension).expect("a static file has a known extension"),
            bytes: file.data,
        }
    }
}

fn media_type(extension: &str) -> Option<&'static str> {
    match extension {
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "png" => Some("image/png"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_the_fingerprint_and_keeps_the_extension() {
        let assets = Assets::embedded();
        let path = assets.path("site.js");
        assert!(path.starts_with("/static/site."), "{path}");
        assert_eq!(path.rsplit('.').next(), Some("js"), "{path}");
        assert_eq!(path.len(), "/static/site.12345678.js".len());
    }

    #[test]
    fn an_icon_is_served_at_each_path_that_browsers_request_on_their_own() {
        let assets = Assets::embedded();
        let at_root: Vec<_> = assets.at_root().map(|(path, file)| (path, file.media_type)).collect();
        assert_eq!(
            at_root,
            [
                ("/favicon.ico", "image/png"),
                ("/apple-touch-icon.png", "image/png"),
                ("/apple-touch-icon-precomposed.png", "image/png"),
            ]
        );
    }

    #[test]
    fn every_file_says_what_it_is() {
        for file in Assets::embedded().iter() {
            let begins_with: &[u8] = match file.media_type {
                "image/png" => b"\x89PNG",
                "image/svg+xml" => b"<svg",
                "text/javascript; charset=utf-8" => b"//",
                other => panic!("{}: {other}", file.name),
            };
            assert!(file.bytes.starts_with(begins_with), "{}", file.name);
        }
    }

    #[test]
    #[should_panic(expected = "static/ has no file sit.js")]
    fn a_misspelt_name_has_no_path() {
        Assets::embedded().path("sit.js");
    }
}
