//! The traditional edition: a finished page or file in simplified characters becomes the same one in traditional characters,
//! with links that stay in that edition. Nothing is rendered for it.
//!
//! What stands in 「」 or 《》 is written on a screen or a form, and stays as it is there; where the traditional reading differs,
//! it follows in （）, once under each heading.

mod content_lines;
mod html;
mod links;
mod names;
mod text_run;

use crate::content::{Content, GuideId};
use crate::pages::page_id::PageId;
use crate::pages::rendered_page::Media;
use crate::pages::writing::Writing;
use crate::text::traditional_converter::TraditionalConverter;
use links::{Links, in_quotes};
use names::Names;

/// Converts pages and files.
#[derive(Debug, PartialEq, Eq)]
pub struct TraditionalConversion {
    names: Names,
}

impl TraditionalConversion {
    /// The conversion for this content.
    pub fn new(content: &Content) -> Self {
        let listed = content.traditional.own_words.iter().map(ToString::to_string);
        let matters = content.situations.outside.iter().map(|matter| matter.name.to_string());
        let own_words = listed.chain(matters).chain(titles(content)).map(String::into_boxed_str).collect();
        Self { names: Names::new(TraditionalConverter::new(&content.traditional), own_words) }
    }

    /// The text of the page or file at `path` in traditional characters. `path` is the one in simplified characters, `base_url` as in
    /// [`Context::base_url`](crate::pages::Context::base_url).
    pub fn convert(&self, path: &str, media: Media, text: &str, base_url: &str) -> String {
        let links = Links { base_url };
        match media {
            Media::Html => html::convert(&self.names, &links, path, text),
            Media::Calendar | Media::VCard => content_lines::convert(&self.names, &links, text),
            Media::Script => {
                let root =
                    [Writing::Simplified, Writing::Traditional].map(|it| format!("const ROOT = '{}'", it.path("")));
                self.names.convert(text).replacen(&root[0], &root[1], 1)
            }
            Media::Json | Media::Xml | Media::Atom | Media::OpenSearch | Media::Text | Media::Manifest => {
                let text = self.names.convert(text);
                let text = text.replace(Writing::Simplified.language(), Writing::Traditional.language());
                links.in_text(&in_quotes(&text)).into_owned()
            }
        }
    }
}

/// What this site's own pages are called. A way to look something up is called as its app is.
fn titles(content: &Content) -> impl Iterator<Item = String> {
    let is_of_an_app = |page: &PageId<'_>| matches!(page, PageId::Section(guide, _) if *guide != GuideId::Card);
    let pages = PageId::all(content).into_iter().filter(move |page| !is_of_an_app(page));
    pages.flat_map(|page| [page.title(content), page.short_title(content)])
}
