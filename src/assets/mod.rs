//! Static files: what each is called on the wire, its media type and its bytes.
//!
//! A file's address carries a fingerprint of its bytes (`/static/site.1f0c2d9a.js`), so a browser may keep it
//! for a year: other bytes have another address. Templates ask here for the address and never write one.

mod style_sheet;

use std::borrow::Cow;

use rust_embed::{EmbeddedFile, RustEmbed};

pub use style_sheet::StyleSheet;

#[derive(RustEmbed)]
#[folder = "static"]
struct StaticFiles;

/// The one file that is not handed out: every page carries what it needs of it.
const STYLE_SHEET: &str = "site.css";

/// Files that browsers and phones ask for at the root without being told: the address and the file that is there.
const AT_ROOT: [(&str, &str); 3] = [
    ("/favicon.ico", "icon-192.png"),
    ("/apple-touch-icon.png", "icon-180.png"),
    ("/apple-touch-icon-precomposed.png", "icon-180.png"),
];

/// One static file, as it is handed out.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The name below `static/`, as a template writes it: `site.js`.
    pub name: String,
    /// The address with the fingerprint: `/static/site.1f0c2d9a.js`.
    pub address: String,
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
    /// When `site.css` is not well-formed CSS.
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

    /// `site.css`, of which every page carries what it needs, so that one response paints it.
    pub fn style_sheet(&self) -> &StyleSheet {
        &self.style_sheet
    }

    /// Every file, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Asset> {
        self.files.iter()
    }

    /// The files that are also handed out at the root, with the address of each there.
    pub fn at_root(&self) -> impl Iterator<Item = (&'static str, &Asset)> {
        AT_ROOT
            .iter()
            .filter_map(|(address, name)| Some((*address, self.files.iter().find(|file| file.name == *name)?)))
    }

    /// The address of the file `name`. A name that no file has gives the plain address, which answers 404;
    /// a test asks for every name that the templates use.
    pub fn address(&self, name: &str) -> String {
        self.files
            .iter()
            .find(|asset| asset.name == name)
            .map_or_else(|| format!("/static/{name}"), |asset| asset.address.clone())
    }
}

impl Asset {
    fn new(name: &str, file: EmbeddedFile) -> Self {
        let hash = file.metadata.sha256_hash();
        let fingerprint = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        Self {
            name: name.to_owned(),
            address: format!("/static/{stem}.{fingerprint:08x}.{extension}"),
            media_type: media_type(extension),
            bytes: file.data,
        }
    }
}

fn media_type(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_carries_the_fingerprint_and_keeps_the_extension() {
        let assets = Assets::embedded();
        let address = assets.address("site.js");
        assert!(address.starts_with("/static/site."), "{address}");
        assert_eq!(address.rsplit('.').next(), Some("js"), "{address}");
        assert_eq!(address.len(), "/static/site.12345678.js".len());
    }

    #[test]
    fn every_file_at_the_root_is_there() {
        assert_eq!(Assets::embedded().at_root().count(), AT_ROOT.len());
    }

    #[test]
    fn every_file_has_a_media_type_that_browsers_know() {
        for asset in Assets::embedded().iter() {
            assert_ne!(asset.media_type, "application/octet-stream", "{}", asset.name);
        }
    }
}
