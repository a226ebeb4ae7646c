//! Trusted markup: the one type whose text goes into a page unescaped.
//!
//! Every constructor either escapes what it is given or takes only what this crate itself wrote. Templates use no
//! `safe` filter; they write values of this type.

use std::fmt;

use askama::filters::HtmlSafe;
use serde::Serialize;

use crate::content::PhoneNumber;

/// HTML that needs no escaping.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// A text of a page: escaped; phone numbers become links, menu names in 「」 stand out, and a number stays on
    /// one line with its unit.
    pub fn typeset(text: &str) -> Self {
        Self::set(text, take_phone)
    }

    /// The same for the words of a link, which can't hold another link.
    pub fn label(text: &str) -> Self {
        Self::set(text, |_, _| None)
    }

    fn set(text: &str, take_phone: Take) -> Self {
        let mut html = String::with_capacity(text.len() * 2);
        let mut rest = text;
        // Digits within a Latin word, as in the name of a host, are no number.
        let mut in_word = false;
        while let Some(c) = rest.chars().next() {
            let number =
                if in_word { None } else { take_phone(rest, &mut html).or_else(|| take_quantity(rest, &mut html)) };
            let taken = number.or_else(|| take_menu(rest, &mut html)).unwrap_or_else(|| {
                push_escaped(&mut html, c);
                c.len_utf8()
            });
            in_word = c.is_ascii_alphabetic() || (in_word && c.is_ascii_digit());
            rest = &rest[taken..];
        }
        Self(html)
    }

    /// A text as it is, for the value of an attribute as well.
    pub fn escaped(text: &str) -> Self {
        let mut html = String::with_capacity(text.len());
        text.chars().for_each(|c| push_escaped(&mut html, c));
        Self(html)
    }

    /// The text of a URL, which may break only where a part of it begins: after `/` and before `.`.
    pub fn url(url: &str) -> Self {
        let mut html = String::with_capacity(url.len() * 2);
        let mut before = ' ';
        for c in url.chars() {
            if c == '.' || (before == '/' && c != '/') {
                html.push_str("<wbr>");
            }
            push_escaped(&mut html, c);
            before = c;
        }
        Self(html)
    }

    /// A value as JSON inside a `<script>`: `<` can't end the element.
    ///
    /// # Errors
    /// When the value can't be written as JSON.
    pub fn json<T: Serialize>(value: &T) -> serde_json::Result<Self> {
        Ok(Self(serde_json::to_string(value)?.replace('<', "\\u003c")))
    }

    /// Marks: their kind, where each leads, its words.
    pub fn marks<'m>(marks: impl Iterator<Item = (&'static str, &'m str, &'m str)>) -> Self {
        let mut html = String::new();
        for (kind, href, label) in marks {
            html.extend(["<a class=\"mark mark-", kind, "\" href=\""]);
            href.chars().for_each(|c| push_escaped(&mut html, c));
            html.push_str("\">");
            label.chars().for_each(|c| push_escaped(&mut html, c));
            html.push_str("</a>");
        }
        Self(html)
    }

    /// How the link to the page in the other writing begins; its language follows.
    pub const WRITING_LINK: &str = "<a class=\"mast-link\" lang=\"";

    /// The link to the page in the other writing, as that names itself. `path` may have a query, escaped.
    pub fn writing_link(path: &str, language: &str, name: &str) -> Self {
        Self(format!("{}{language}\" href=\"{path}\">{name}</a>", Self::WRITING_LINK))
    }

    /// How the element begins that names the page in the other writing to search engines.
    pub const ALTERNATE: &str = "<link rel=\"alternate\" hreflang=\"";

    /// The element that names the page in the other writing to search engines.
    pub fn alternate(url: &str, language: &str) -> Self {
        Self(format!("{}{language}\" href=\"{}\">", Self::ALTERNATE, Self::escaped(url)))
    }

    /// A QR code: a square of `size` modules with dark runs as horizontal strokes.
    pub fn qr_code(size: usize, mut path: String) -> Self {
        path.retain(|c| c.is_ascii_digit() || matches!(c, 'M' | 'm' | 'h' | ' '));
        Self(format!(
            "<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" aria-hidden=\"true\"><path d=\"{path}\" transform=\"translate(0 .5)\" stroke=\"#000\"/></svg>"
        ))
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}

/// Writes the start of a text as markup, if it is of its kind. Returns how many bytes of the text were taken.
type Take = fn(&str, &mut String) -> Option<usize>;

fn push_escaped(html: &mut String, c: char) {
    match c {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        _ => html.push(c),
    }
}

/// A phone number at the start of `rest` becomes a link.
fn take_phone(rest: &str, html: &mut String) -> Option<usize> {
    let number = PhoneNumber::at_start_of(rest)?;
    html.extend(["<a class=\"nb\" href=\"", &number.href(), "\">", number.as_str(), "</a>"]);
    Some(number.as_str().len())
}

/// The characters of a number: `9:00–12:00`, `1–24`.
fn is_number_part(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ':' | '.' | '–' | '-' | '%')
}

/// The 汉字 that a number is not parted from.
const UNITS: &str = "年月日号点小时分秒周岁天个位步份条类种张项元页本次";

/// A number at the start of `rest` stays together with its unit, and a date with its parts: `6月30日`, `12个月`. A line
/// may break after the year, or the date would be too wide for a small phone set in large type.
fn take_quantity(rest: &str, html: &mut String) -> Option<usize> {
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut length = 0;
    while rest.get(length..)?.starts_with(|c: char| c.is_ascii_digit()) {
        length += leading(rest.get(length..)?, is_number_part);
        let units = rest.get(length..)?.chars().take(2).take_while(|c| UNITS.contains(*c));
        length += units.map(char::len_utf8).sum::<usize>();
        if rest.get(..length)?.ends_with('年') {
            break;
        }
    }
    let quantity = rest.get(..length)?;
    if quantity.chars().count() < 2 {
        return None;
    }
    html.push_str("<span class=\"nb\">");
    quantity.chars().for_each(|c| push_escaped(html, c));
    html.push_str("</span>");
    Some(length)
}

fn leading(text: &str, wanted: fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

/// The most 汉字 of a menu name that stay on one line; a longer one would not fit a small phone set in large type.
const MENU_KEPT_WHOLE: usize = 6;

/// A menu name in 「」 is marked as bold, brackets included.
fn take_menu(rest: &str, html: &mut String) -> Option<usize> {
    let inside = rest.strip_prefix('「')?;
    let name = inside.split_once('」').map(|(name, _)| name)?;
    let long = name.chars().count() > MENU_KEPT_WHOLE;
    html.push_str(if long { "<b class=\"menu-name menu-long\">「" } else { "<b class=\"menu-name\">「" });
    html.push_str(&Markup::label(name).0);
    html.push_str("」</b>");
    Some('「'.len_utf8() + name.len() + '」'.len_utf8())
}

/// Filters that templates use.
#[allow(
    clippy::inline_always,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "the signature that askama requires"
)]
pub mod filters {
    use std::borrow::Borrow;
    use std::fmt::Display;

    use askama::{Result, Values, filter_fn};
    use jiff::civil::Date;

    use super::Markup;
    use crate::content::{Content, Provenance};
    use crate::pages::parts::date_words::full_day_name;
    use crate::pages::parts::marks as fact_marks;
    use crate::pages::rendered_page::CONTENT_VALUE;

    /// See [`Markup::typeset`].
    #[filter_fn]
    pub fn typeset(text: impl Display, _: &dyn Values) -> Result<Markup> {
        Ok(Markup::typeset(&text.to_string()))
    }

    /// See [`Markup::label`].
    #[filter_fn]
    pub fn label(text: impl Display, _: &dyn Values) -> Result<Markup> {
        Ok(Markup::label(&text.to_string()))
    }

    /// See [`Markup::url`].
    #[filter_fn]
    pub fn url(text: impl Display, _: &dyn Values) -> Result<Markup> {
        Ok(Markup::url(&text.to_string()))
    }

    /// The marks of a fact.
    #[filter_fn]
    pub fn marks(provenance: impl Borrow<Provenance>, values: &dyn Values) -> Result<Markup> {
        let content: &Content = askama::get_value(values, CONTENT_VALUE)?;
        Ok(fact_marks::markup(&fact_marks::of_fact(content, provenance.borrow())))
    }

    /// A day as pages show it: `2026年11月22日`.
    #[filter_fn]
    pub fn day(date: impl Borrow<Date>, _: &dyn Values) -> Result<Markup> {
        Ok(Markup::typeset(&full_day_name(*date.borrow())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        Markup::typeset(text).to_string()
    }

    #[test]
    fn a_phone_number_can_be_tapped() {
        assert_eq!(html("打0752-12333问"), "打<a class=\"nb\" href=\"tel:+8675212333\">0752-12333</a>问");
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(html("到6月30日止"), "到<span class=\"nb\">6月30日</span>止");
        assert_eq!(html("2026年6月30日"), "<span class=\"nb\">2026年</span><span class=\"nb\">6月30日</span>");
        assert_eq!(html("近12个月的"), "近<span class=\"nb\">12个月</span>的");
        assert_eq!(html("9:00–12:00、"), "<span class=\"nb\">9:00–12:00</span>、");
    }

    #[test]
    fn digits_in_a_latin_word_are_no_number() {
        assert_eq!(html("rs12333.com"), "rs12333.com");
        assert_eq!(html("按A4纸"), "按A4纸");
    }

    #[test]
    fn a_url_breaks_where_a_part_of_it_begins() {
        let html = Markup::url("http://a.gov.cn/x&y").to_string();
        assert_eq!(html, "http://<wbr>a<wbr>.gov<wbr>.cn/<wbr>x&amp;y");
    }

    #[test]
    fn menu_names_stand_out_and_nothing_passes_unescaped() {
        assert_eq!(html("点「社保」<b>"), "点<b class=\"menu-name\">「社保」</b>&lt;b&gt;");
        assert_eq!(html("「<i>」&\"'"), "<b class=\"menu-name\">「&lt;i&gt;」</b>&amp;&quot;&#39;");
    }

    #[test]
    fn a_long_menu_name_may_break() {
        let long = html("「社保卡申办状态查询」");
        assert_eq!(long, "<b class=\"menu-name menu-long\">「社保卡申办状态查询」</b>");
    }

    #[test]
    fn json_cannot_end_its_script_element() {
        let json = Markup::json(&"</script>").unwrap();
        assert_eq!(json.to_string(), "\"\\u003c/script>\"");
    }
}
