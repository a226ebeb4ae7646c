//! The link by which readers tell the operator that something on a page is wrong.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::PageMeta;
use crate::pages::context::Context;
use crate::pages::parts::date_words::full_day_name;

/// The link of a page, if the operator takes corrections: a letter that is begun, or a form that is told which page it is about. What
/// is sent goes to the operator alone.
pub fn link(ctx: &Context<'_>, meta: &PageMeta) -> Option<String> {
    let site = &ctx.content.site;
    let contact = site.corrections.as_ref()?.contact.to_string();
    let address = ctx.absolute(&meta.path);
    let edition = format!("{}的版本，{}核对", full_day_name(ctx.today()), full_day_name(site.review.last));
    let section = if meta.here.is_empty() { &meta.title } else { &meta.here };
    let is_mail = contact.starts_with("mailto:");
    let fields = if is_mail {
        let body = format!("网址：{address}\r\n栏目：{section}\r\n版本：{edition}\r\n\r\n哪里不对、应该是什么：\r\n");
        vec![("subject", format!("这一页有错：{}", meta.title)), ("body", body)]
    } else {
        vec![("address", address), ("edition", edition), ("section", section.clone())]
    };
    let query: Vec<String> = fields.into_iter().map(|(name, value)| format!("{name}={}", encoded(&value))).collect();
    Some(format!("{contact}{}{}", if contact.contains('?') { '&' } else { '?' }, query.join("&")))
}

/// A value inside a URL.
pub fn encoded(value: &str) -> String {
    utf8_percent_encode(value, NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use percent_encoding::percent_decode_str;

    use super::*;
    use crate::content::{Contact, Corrections};
    use crate::pages::PageId;
    use crate::pages::test_fixtures::with_context;

    fn link_to(contact: &str) -> Option<String> {
        let mut link_of_page = None;
        with_context(|ctx| {
            let mut content = ctx.content.clone();
            content.site.corrections = Contact::parse(contact).map(|contact| Corrections { contact });
            let ctx = Context { content: &content, ..ctx.clone() };
            let meta = PageMeta { title: "怎么查".to_owned(), ..PageMeta::of(&content, PageId::Print) };
            link_of_page = link(&ctx, &meta);
        });
        link_of_page
    }

    #[test]
    fn a_letter_says_which_page_it_is_about() {
        let link = link_to("mailto:editor@example.org").unwrap();
        assert!(link.starts_with("mailto:editor@example.org?subject=%E8") && link.is_ascii(), "{link}");
        let letter = percent_decode_str(&link).decode_utf8().unwrap();
        for part in [
            "这一页有错：怎么查",
            "网址：https://example.org/print\r\n",
            "栏目：整本打印",
            "版本：2026年11月23日的版本",
        ] {
            assert!(letter.contains(part), "{letter}");
        }
    }

    #[test]
    fn a_form_is_told_the_same_after_what_its_address_has_already() {
        let link = link_to("https://example.org/report").unwrap();
        assert!(
            link.starts_with("https://example.org/report?address=https%3A%2F%2Fexample%2Eorg%2Fprint&edition="),
            "{link}"
        );
        assert!(link_to("https://example.org/report?site=1").unwrap().contains("?site=1&address="));
    }

    #[test]
    fn without_a_contact_there_is_no_link() {
        assert_eq!(link_to(""), None);
    }
}
