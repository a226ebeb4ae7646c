//! Static files: what each is called on the wire, its media type and its bytes.
//!
//! A file's address carries a fingerprint of its bytes (`/static/site.1f0c2d9a.css`), so a browser may keep it
//! for a year: other bytes have another address. Templates ask here for the address and never write one.

use std::borrow::Cow;

use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "static"]
struct StaticFiles;

/// Files that browsers and phones ask for at the root without being told: the address and the file that is there.
const AT_ROOT: [(&str, &str); 3] = [
    ("/favicon.ico", "icon-192.png"),
    ("/apple-touch-icon.png", "icon-180.png"),
    ("/apple-touch-icon-precomposed.png", "icon-180.png"),
];

/// One static file, as it is handed out.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The name below `static/`, as a template writes it: `site.css`.
    pub name: String,
    /// The address with the fingerprint: `/static/site.1f0c2d9a.css`.
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
    style_sheet: String,
}

impl Assets {
    /// Reads the files that are embedded in the binary.
    pub fn embedded() -> Self {
        let mut files: Vec<Asset> = StaticFiles::iter()
            .filter_map(|name| StaticFiles::get(&name).map(|file| Asset::new(&name, file)))
            .collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Self { files, style_sheet: condensed(include_str!("../static/site.css")) }
    }

    /// The text of `site.css`, which every page carries so that one response paints it.
    pub fn style_sheet(&self) -> &str {
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

/// The style sheet without comments, indentation and the spaces that no selector or value needs: it is sent with
/// every page.
fn condensed(style_sheet: &str) -> String {
    let mut text = String::with_capacity(style_sheet.len());
    let mut rest = style_sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let lines: String = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    [(" { ", "{"), ("{ ", "{"), (" }", "}"), ("} ", "}"), ("; ", ";"), (": ", ":"), (", ", ","), (";}", "}")]
        .iter()
        .fold(lines, |css, (loose, tight)| css.replace(loose, tight))
        .trim()
        .to_owned()
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
    fn the_style_sheet_is_condensed_without_losing_a_rule() {
        let css = "/* a */\n.a b { color: red; margin: calc(-1 * var(--s)) }\n@media (min-width: 1em) {\n  .c:hover, .d { top: 0 }\n}\n";
        assert_eq!(
            condensed(css),
            ".a b{color:red;margin:calc(-1 * var(--s))}@media (min-width:1em){.c:hover,.d{top:0}}"
        );
    }

    #[test]
    fn an_address_carries_the_fingerprint_and_keeps_the_extension() {
        let assets = Assets::embedded();
        let address = assets.address("site.css");
        assert!(address.starts_with("/static/site."), "{address}");
        assert_eq!(address.rsplit('.').next(), Some("css"), "{address}");
        assert_eq!(address.len(), "/static/site.12345678.css".len());
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
