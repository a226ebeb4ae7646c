//! Links of an edition's pages that lead nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::site::cached_page::CachedPage;
use crate::site::edition::Edition;

/// A link on one page of the site to another one that isn't there, or to a place that the other one doesn't have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BrokenLink {
    /// The path of the page with the link.
    pub on: Box<str>,
    /// The value of its attribute.
    pub to: Box<str>,
}

impl fmt::Display for BrokenLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} links to {}, where there is nothing", self.on, self.to)
    }
}

/// Every link inside the site that leads nowhere, in order: on pages, in `href`, `src` and `action`.
pub fn broken_links(edition: &Edition) -> Vec<BrokenLink> {
    let pages = edition.pages();
    let pages = pages.iter().filter(|page| page.is_html());
    let texts: BTreeMap<&str, String> = pages.map(|page| (&**page.path(), text(page))).collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        texts.iter().map(|(path, text)| (*path, attributes(text, "id").collect())).collect();
    let resolves = |on: &str, link: &str| {
        let (path, fragment) = link.split_once('#').map_or((link, None), |(path, fragment)| (path, Some(fragment)));
        let path = path.split('?').next().unwrap_or_default();
        let path = if path.is_empty() { on } else { path };
        let alias = edition.alias(path);
        let path = alias.as_deref().unwrap_or(path);
        let path = path.split('#').next().unwrap_or_default();
        edition.has_page(path)
            && fragment.is_none_or(|id| id.is_empty() || ids.get(path).is_some_and(|ids| ids.contains(id)))
    };
    let mut broken = BTreeSet::new();
    for (path, text) in &texts {
        for link in ["href", "src", "action"].into_iter().flat_map(|name| attributes(text, name)) {
            if is_ours(link) && !resolves(path, link) {
                broken.insert(BrokenLink { on: (*path).into(), to: link.into() });
            }
        }
    }
    broken.into_iter().collect()
}

/// Whether a link stays on the site: it has no scheme, and no host of its own.
fn is_ours(link: &str) -> bool {
    let first_part = link.split(['/', '?', '#']).next().unwrap_or_default();
    !first_part.contains(':') && !link.starts_with("//")
}

fn text(page: &CachedPage) -> String {
    String::from_utf8_lossy(&page.identity().body()).into_owned()
}

/// The values of an attribute, in order. Our templates quote every value with `"`.
fn attributes<'t>(html: &'t str, name: &'static str) -> impl Iterator<Item = &'t str> {
    html.match_indices(name).filter_map(move |(at, _)| {
        let is_whole = html[..at].ends_with([' ', '\n']);
        let value = html[at + name.len()..].strip_prefix("=\"")?;
        is_whole.then(|| value.split('"').next()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_without_scheme_and_host_is_ours() {
        for link in ["/", "/online?a=b:c", "#a:b", "?q=1", "", "online"] {
            assert!(is_ours(link), "{link}");
        }
        for link in ["https://example.org/", "tel:+8675212333", "//example.org/", "data:,"] {
            assert!(!is_ours(link), "{link}");
        }
    }

    #[test]
    fn only_whole_attributes_are_read() {
        let html = "<a class=x href=\"/a\">href=\"/no\"</a><b data-href=\"/no\"></b>\n<img\nsrc=\"/b\" href=/no>";
        assert_eq!(attributes(html, "href").collect::<Vec<_>>(), ["/a"]);
        assert_eq!(attributes(html, "src").collect::<Vec<_>>(), ["/b"]);
    }
}
