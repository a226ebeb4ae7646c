//! The two writings of the site: simplified characters, in which it is written, and traditional ones, into which it is
//! converted. Each page has one path in either; which one a reader gets is decided by the path alone.

use crate::pages::files::FileId;
use crate::pages::parts::markup::Markup;

/// How the Chinese of a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// In simplified characters: `/card`.
    Simplified,
    /// In traditional characters, as in Hong Kong: `/hant/card`.
    Traditional,
}

/// What the paths of traditional pages begin with.
const TRADITIONAL: &str = "/hant";

impl Writing {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Simplified, Self::Traditional];

    /// The writing of the page at `path`, and the path of the same page in simplified characters.
    pub fn of_path(path: &str) -> (Self, &str) {
        match path.strip_prefix(TRADITIONAL) {
            Some(rest) if rest.starts_with('/') => (Self::Traditional, rest),
            _ => (Self::Simplified, path),
        }
    }

    /// The path of the page that is at `path` in simplified characters: `/hant/` for `/`.
    pub fn path(self, path: &str) -> String {
        match self {
            Self::Simplified => path.to_owned(),
            Self::Traditional => format!("{TRADITIONAL}{path}"),
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Simplified => Self::Traditional,
            Self::Traditional => Self::Simplified,
        }
    }

    /// The language tag (RFC 5646).
    pub fn language(self) -> &'static str {
        match self {
            Self::Simplified => "zh-CN",
            Self::Traditional => "zh-Hant-HK",
        }
    }

    /// What the writing calls itself, in a link that leads to it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Simplified => "简体",
            Self::Traditional => "繁體",
        }
    }

    /// The link at the top of a page of the other writing that leads to this one.
    pub(in crate::pages) fn link(self, simplified_path: &str) -> Markup {
        Markup::writing_link(&self.path(simplified_path), self.language(), self.name())
    }

    /// The element by which a page of the other writing names this one to search engines.
    pub(in crate::pages) fn alternate(self, base_url: &str, simplified_path: &str) -> Markup {
        Markup::alternate(&format!("{base_url}{}", self.path(simplified_path)), self.language())
    }
}

/// A page that answers `query`, as it stands in the request, with that query in the link to the other writing.
pub fn keep_query_in_link(html: &str, query: &str) -> String {
    let start = html.find(Markup::WRITING_LINK).unwrap_or(html.len());
    let path = html[start..].find(" href=\"").map_or(html.len(), |at| start + at + " href=\"".len());
    let end = html[path..].find('"').map_or(html.len(), |at| path + at);
    format!("{}?{}{}", &html[..end], Markup::escaped(query), &html[end..])
}

/// Whether what is at `path` is the same for readers of both writings: pictures, the script, files for programs.
pub fn is_shared(path: &str) -> bool {
    path.starts_with("/static/") || FileId::ALL.into_iter().any(|file| file.path() == path && !file.is_for_readers())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_belongs_to_one_writing() {
        for (path, writing, simplified) in [
            ("/", Writing::Simplified, "/"),
            ("/hant/", Writing::Traditional, "/"),
            ("/hant/card/dates", Writing::Traditional, "/card/dates"),
            ("/hant", Writing::Simplified, "/hant"),
            ("/hanthalo", Writing::Simplified, "/hanthalo"),
        ] {
            assert_eq!(Writing::of_path(path), (writing, simplified));
            assert_eq!(writing.path(simplified), path);
        }
    }

    #[test]
    fn the_link_to_the_other_writing_keeps_the_query() {
        let page = format!("<p>\"{}</p>", Writing::Traditional.link("/search"));
        let kept = keep_query_in_link(&page, "q=%E4%BD%99&page=\"<2>\"");
        assert!(
            kept.contains(" href=\"/hant/search?q=%E4%BD%99&amp;page=&quot;&lt;2&gt;&quot;\">繁體</a></p>"),
            "{kept}"
        );
    }

    #[test]
    fn what_programs_read_is_shared() {
        for path in ["/static/site.0.js", "/facts.json", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt"] {
            assert!(is_shared(path), "{path}");
        }
        for path in ["/", "/card", "/calendar.ics", "/contacts.vcf", "/manifest.webmanifest", "/opensearch.xml"] {
            assert!(!is_shared(path), "{path}");
        }
    }
}
