//! Links that stay in the traditional edition.

use std::borrow::Cow;

use crate::pages::parts::markup::Markup;
use crate::pages::writing::{Writing, is_shared};

/// Turns the site's own links and URLs.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    /// As in [`Context::base_url`](crate::pages::Context::base_url).
    pub base_url: &'a str,
}

/// What a path ends with in a text.
const ENDS: [char; 9] = ['"', '\'', '<', '>', ' ', '\n', '\r', '?', '#'];

impl Links<'_> {
    /// The value of an attribute `href` or `action`.
    pub fn in_attribute<'v>(&self, value: &'v str) -> Cow<'v, str> {
        if let Some(path) = value.strip_prefix(self.base_url).filter(|path| leads_to_a_page(path)) {
            return Cow::Owned(format!("{}{}", self.base_url, Writing::Traditional.path(path)));
        }
        if leads_to_a_page(value) { Cow::Owned(Writing::Traditional.path(value)) } else { Cow::Borrowed(value) }
    }

    /// A text with the site's own URLs in it. Without a base URL it has none.
    pub fn in_text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.base_url.is_empty() || !text.contains(self.base_url) {
            text.into()
        } else {
            turned(text, self.base_url).into()
        }
    }

    /// Markup in which URLs are typeset, as [`Markup::url`] does it.
    pub fn in_typeset(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len() + 64);
        let mut rest = html;
        let before = Markup::url(self.base_url).to_string() + "/";
        while let Some(at) = rest.find(&before) {
            let (head, path) = rest.split_at(at + before.len());
            out.push_str(head);
            let words = path.strip_prefix("<wbr>").unwrap_or(path);
            let url = words.split_once("</").map_or(words, |(url, _)| url).replace("<wbr>", "");
            if leads_to_a_page(&format!("/{url}")) {
                out.push_str(&Markup::url(&format!("{}/", Writing::Traditional.path(""))).to_string()["/".len()..]);
            }
            rest = path;
        }
        out + rest
    }
}

/// A text with paths in double quotes, such as JSON.
pub fn in_quotes(text: &str) -> String {
    turned(text, "\"")
}

/// `text` with every path of a page turned that follows on `before`.
fn turned(text: &str, before: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find(before) {
        let (head, path) = rest.split_at(at + before.len());
        out.push_str(head);
        if leads_to_a_page(path) {
            out.push_str(Writing::Traditional.path("").as_str());
        }
        rest = path;
    }
    out + rest
}

/// Whether `link` begins with a path of this site that has a page in either writing.
fn leads_to_a_page(link: &str) -> bool {
    let path = link.split(ENDS).next().unwrap_or_default();
    path.starts_with('/') && !link.starts_with("//") && !link.starts_with("/>") && !is_shared(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINKS: Links<'_> = Links { base_url: "https://a.example" };

    #[test]
    fn links_to_pages_stay_in_the_edition() {
        for (link, turned) in [
            ("/", "/hant/"),
            ("/card?a=b#c", "/hant/card?a=b#c"),
            ("https://a.example/card", "https://a.example/hant/card"),
            ("https://a.example/", "https://a.example/hant/"),
        ] {
            assert_eq!(LINKS.in_attribute(link), turned);
        }
        for link in ["#dates", "tel:+8675212333", "/static/site.js", "/facts.json", "https://b.example/", "//b.example"]
        {
            assert_eq!(LINKS.in_attribute(link), link);
        }
    }

    #[test]
    fn a_site_that_does_not_know_its_address_has_paths() {
        let links = Links { base_url: "" };
        assert_eq!(links.in_attribute("/card"), "/hant/card");
        assert_eq!(links.in_attribute("http://b.example/"), "http://b.example/");
        assert_eq!(links.in_text("见/card"), "见/card");
    }

    fn typeset(path: &str) -> String {
        Markup::url(&format!("{}{path}", LINKS.base_url)).to_string()
    }

    #[test]
    fn urls_in_texts_are_turned() {
        assert_eq!(LINKS.in_text("见https://a.example/card。"), "见https://a.example/hant/card。");
        assert_eq!(LINKS.in_typeset(&typeset("/card")), typeset("/hant/card"));
        assert_eq!(LINKS.in_typeset(&typeset("/")), typeset("/hant/"));
        assert_eq!(LINKS.in_typeset(&typeset("/facts.json")), typeset("/facts.json"));
        assert_eq!(LINKS.in_text("https://a.example/static/x.png"), "https://a.example/static/x.png");
        assert_eq!(in_quotes("<link href=\"/card\"/>"), "<link href=\"/hant/card\"/>");
        assert_eq!(in_quotes(r#"{"a":"/","b":"/facts.json"}"#), r#"{"a":"/hant/","b":"/facts.json"}"#);
    }
}
