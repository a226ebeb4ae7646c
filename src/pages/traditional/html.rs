//! A page of this site in traditional characters. It reads the markup that this site's own templates write: every value of an
//! attribute stands in `"`, and `<`, `>` and `"` in texts and values are escaped.

use std::borrow::Cow;
use std::collections::HashSet;

use super::links::{Links, in_quotes};
use super::names::Names;
use super::text_run::TextRun;
use crate::assets;
use crate::pages::layout::encoded;
use crate::pages::parts::markup::Markup;
use crate::pages::parts::qr_code;
use crate::pages::writing::Writing;

/// Elements that part no words: their text is converted together with the text around them.
const INSIDE_PHRASES: [&str; 10] = [
    "<b>",
    "</b>",
    "<b class=\"menu-name",
    "<mark>",
    "</mark>",
    "<wbr>",
    "<bdi>",
    "</bdi>",
    "<span class=\"nb\">",
    "</span>",
];

/// Elements whose text stays as it is, by the beginning of their start tag, with their end tag: what a screen shows, words to type
/// into a screen.
const KEPT: [(&str, &str); 3] =
    [("<style", "</style>"), ("<span class=\"screen ", "</span>"), ("<b data-copy", "</b>")];

/// How the path of a picture for shared links begins; the guide follows.
const SHARE_PICTURE: &str = "/static/share-";

/// Attributes that people read or hear.
const READ: [&str; 5] = ["aria-label", "content", "placeholder", "title", "data-copy"];

/// The page `html`, which is at `path` in simplified characters.
pub fn convert(names: &Names, links: &Links<'_>, path: &str, html: &str) -> String {
    let html = with_own_address(html, links, path);
    let mut page =
        Page { names, links, html: String::with_capacity(html.len() + 1024), read: HashSet::new(), is_in_row: false };
    page.convert(&html);
    page.html
}

/// The page with its own address on paper and as a picture.
fn with_own_address<'h>(html: &'h str, links: &Links<'_>, path: &str) -> Cow<'h, str> {
    if links.base_url.is_empty() {
        return html.into();
    }
    let [here, there] = [path, &Writing::Traditional.path(path)].map(|path| format!("{}{path}", links.base_url));
    let code = qr_code::code(&here).to_string();
    // In the link by which readers report what is wrong.
    let html = links.in_typeset(html).replace(&encoded(&here), &encoded(&there));
    if html.contains(&code) { html.replace(&code, &qr_code::code(&there).to_string()).into() } else { html.into() }
}

struct Page<'a> {
    names: &'a Names,
    links: &'a Links<'a>,
    html: String,
    /// The names whose reading stands under this heading already.
    read: HashSet<String>,
    /// Whether the text is that of a link whose words are laid out side by side, where a reading has no room.
    is_in_row: bool,
}

impl Page<'_> {
    fn convert(&mut self, html: &str) {
        let mut run = TextRun::default();
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            run.push_text(&rest[..at]);
            rest = &rest[at..];
            let tag = &rest[..rest.find('>').map_or(rest.len(), |end| end + 1)];
            if tag == "<bdi>" {
                let end = rest.find("</bdi>").unwrap_or(rest.len());
                run.push_tag(tag.to_owned());
                run.push_typed(&rest[tag.len()..end]);
                rest = &rest[end..];
            } else if INSIDE_PHRASES.iter().any(|start| tag.starts_with(start)) {
                run.push_tag(self.tag(tag));
                rest = &rest[tag.len()..];
            } else {
                self.end(&mut run);
                rest = self.element(tag, rest);
            }
        }
        run.push_text(rest);
        self.end(&mut run);
    }

    fn end(&mut self, run: &mut TextRun<'_>) {
        let mut html = String::new();
        run.write(self.names, |name| !self.is_in_row && self.read.insert(name.to_owned()), &mut html);
        self.html += &self.links.in_text(&html);
    }

    /// Writes the tag at the start of `rest`, and what stays as it is after it. Gives what follows.
    fn element<'h>(&mut self, tag: &'h str, rest: &'h str) -> &'h str {
        self.is_in_row = tag.starts_with("<a class=\"more\"");
        if tag.starts_with("<h1") || tag.starts_with("<h2") {
            self.read.clear();
        }
        if tag.starts_with(Markup::WRITING_LINK) {
            let (link, after) = rest.split_at(rest.find("</a>").map_or(rest.len(), |at| at + "</a>".len()));
            let path = link.split_once(" href=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
            self.html += &Writing::Simplified.link(Writing::of_path(path).1).to_string();
            return after;
        }
        if tag.starts_with(Markup::ALTERNATE) {
            let url = tag.split_once(" href=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
            let path = url.strip_prefix(self.links.base_url).unwrap_or(url);
            let back = Writing::Simplified.alternate(self.links.base_url, Writing::of_path(path).1);
            self.html += &back.to_string();
            return &rest[tag.len()..];
        }
        if let Some((_, end)) = KEPT.iter().find(|(start, _)| tag.starts_with(start)) {
            let (kept, after) = rest.split_at(rest.find(end).unwrap_or(rest.len()));
            self.html.push_str(kept);
            return after;
        }
        let tag = self.tag(tag);
        self.html.push_str(&tag);
        let after = &rest[rest.find('>').map_or(rest.len(), |end| end + 1)..];
        if tag.starts_with("<script type=\"application/ld+json\"") {
            let (data, after) = after.split_at(after.find('<').unwrap_or(after.len()));
            self.html += &self.links.in_text(&in_quotes(&self.names.convert(data)));
            return after;
        }
        after
    }

    /// A tag with its attributes as they are in traditional characters.
    fn tag(&self, tag: &str) -> String {
        if !tag.contains('"') || tag.contains(" hreflang=") {
            return tag.to_owned();
        }
        let mut out = String::with_capacity(tag.len() + 16);
        let mut parts = tag.split('"');
        while let Some(name) = parts.next() {
            out.push_str(name);
            let Some(value) = parts.next() else { break };
            let name = name.trim_end_matches('=').rsplit([' ', '\n']).next().unwrap_or_default();
            out.extend(["\"", &self.value(name, value), "\""]);
        }
        out
    }

    fn value<'v>(&self, name: &str, value: &'v str) -> Cow<'v, str> {
        if matches!(name, "href" | "action") {
            self.links.in_attribute(value)
        } else if let Some(picture) = value.find(SHARE_PICTURE).filter(|_| name == "content") {
            let (before, picture) = value.split_at(picture);
            let guide = picture[SHARE_PICTURE.len()..].split('.').next().unwrap_or_default();
            format!("{before}{}", assets::path_of(&format!("share-{guide}-hant.png"))).into()
        } else if name == "content" && value.starts_with(['/', 'h']) && value.is_ascii() {
            self.links.in_attribute(value)
        } else if value == Writing::Simplified.language() {
            Writing::Traditional.language().into()
        } else if READ.contains(&name) && !value.is_ascii() {
            self.links.in_text(&self.names.convert(value)).into_owned().into()
        } else {
            value.into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::traditional_converter::TraditionalConverter;

    const LINKS: Links<'_> = Links { base_url: "https://a.example" };

    fn html(html: &str) -> String {
        let names = Names::new(TraditionalConverter::default(), HashSet::from(["看结果".into()]));
        convert(&names, &LINKS, "/card", html)
    }

    #[test]
    fn words_are_converted_across_the_markup_inside_them() {
        assert_eq!(html("<p>头<b>发</b>和发<wbr>展</p>"), "<p>頭<b>髮</b>和發<wbr>展</p>");
        assert_eq!(html("<p>近<span class=\"nb\">12个</span>月</p>"), "<p>近<span class=\"nb\">12個</span>月</p>");
        assert_eq!(html("<li>头</li><li>发</li>"), "<li>頭</li><li>發</li>");
    }

    #[test]
    fn names_stay_as_a_screen_has_them_and_are_read_once_under_each_heading() {
        let tap = "<p>点<b class=\"menu-name\">「社保转移」</b>，再点「社保转移」。</p>";
        let tapped = "<p>點<b class=\"menu-name\">「社保转移」</b><wbr>（社保轉移），再點「社保转移」。</p>";
        assert_eq!(html(tap), tapped);
        assert_eq!(html(&format!("{tap}<h2>又</h2>{tap}")), format!("{tapped}<h2>又</h2>{tapped}"));
        assert_eq!(html("<p>填《申请表》和「社保」</p>"), "<p>填《申请表》<wbr>（申請表）和「社保」</p>");
        assert_eq!(
            html("<p>点「<span class=\"nb\">16岁</span>以下」看结果</p>"),
            "<p>點「<span class=\"nb\">16岁</span>以下」<wbr>（16歲以下）看結果</p>"
        );
    }

    #[test]
    fn a_name_within_a_name_is_read_with_it() {
        assert_eq!(html("<p>看「微信「粤省事」」</p>"), "<p>看「微信「粤省事」」<wbr>（微信「粵省事」）</p>");
    }

    #[test]
    fn the_sites_own_words_are_converted_in_quotes_too() {
        assert_eq!(html("<p>见「看结果」</p>"), "<p>見「看結果」</p>");
    }

    #[test]
    fn what_is_typed_or_pressed_stays() {
        assert_eq!(html("<p>没有「<bdi>头发</bdi>」</p>"), "<p>沒有「<bdi>头发</bdi>」</p>");
        assert_eq!(html("<input value=\"头发\" placeholder=\"头发\">"), "<input value=\"头发\" placeholder=\"頭髮\">");
        assert_eq!(html("搜<b data-copy>头发</b>发展"), "搜<b data-copy>头发</b>發展");
        let screen = "<span class=\"screen screen-app\"><em>头发</em><b>头发</b></span>";
        assert_eq!(html(&format!("{screen}头发")), format!("{screen}頭髮"));
        assert_eq!(html("<style>.a::before{content:\"头\"}</style>"), "<style>.a::before{content:\"头\"}</style>");
    }

    #[test]
    fn what_the_page_says_of_itself_is_its_own() {
        assert_eq!(html("<html lang=\"zh-CN\">"), "<html lang=\"zh-Hant-HK\">");
        assert_eq!(
            html("<script type=\"application/ld+json\">{\"name\":\"头发\",\"item\":\"https://a.example/\"}</script>"),
            "<script type=\"application/ld+json\">{\"name\":\"頭髮\",\"item\":\"https://a.example/hant/\"}</script>"
        );
        let alternate = Writing::Traditional.alternate("https://a.example", "/card").to_string();
        assert_eq!(html(&alternate), "<link rel=\"alternate\" hreflang=\"zh-CN\" href=\"https://a.example/card\">");
        let (there, back) = (Writing::Traditional.link("/card"), Writing::Simplified.link("/card"));
        assert_eq!(html(&there.to_string()), back.to_string());
        let asked = Writing::Traditional.link("/card?a=b&amp;c=d").to_string();
        assert!(html(&asked).contains(" href=\"/card?a=b&amp;c=d\">简体</a>"), "{}", html(&asked));
        assert_eq!(
            html(&format!("<p>{}</p>", Markup::url("https://a.example/card"))),
            format!("<p>{}</p>", Markup::url("https://a.example/hant/card"))
        );
        let code = |path: &str| qr_code::code(&format!("https://a.example{path}")).to_string();
        assert_eq!(html(&code("/card")), code("/hant/card"));
    }
}
