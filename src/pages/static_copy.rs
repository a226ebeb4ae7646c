//! The copy of a page for a host that only has files: its policy stands in the page, and what would need an answer from
//! the server says what to do instead.

use crate::content::GuideId;
use crate::pages::page_id::PageId;

/// What the page's policy follows in the head.
const CHARSET: &str = "<meta charset=\"utf-8\">\n";
/// The start of the element that offers the site's search to browsers, on the pages where they look for it.
const OPEN_SEARCH: &str = "<link rel=\"search\"";
/// The link to search in the masthead, which the form beside it hides on wide screens.
const MASTHEAD_LINK: &str = "<a class=\"mast-link mast-find\" href=\"/search\">搜索</a>";
const MASTHEAD_LINK_OF_COPY: &str = "<a class=\"mast-link\" href=\"/search\">找内容</a>";
/// The end of every form.
const FORM_END: &str = "</form>";

/// The copy of the page at `path`, under `policy`.
///
/// # Panics
/// When the page is none of the layout's.
#[must_use]
pub fn static_copy(path: &str, html: &str, policy: &str) -> String {
    let html = if html.contains(OPEN_SEARCH) { without_element(html, OPEN_SEARCH) } else { html.to_owned() };
    let html = if path == PageId::Search.path() { without_examples(&html) } else { html };
    let html = html.replacen(MASTHEAD_LINK, MASTHEAD_LINK_OF_COPY, 1);
    let html = without_query(&html, &PageId::Plan.path());
    let mut copy = String::with_capacity(html.len() + 1024);
    let mut rest = html.as_str();
    while let Some((before, from)) = rest.split_once("<form ") {
        let (form, after) = parts(from, FORM_END);
        copy.push_str(before);
        match attribute(form, "action") {
            Some(action) => copy.push_str(&instead_of(form, action)),
            // Size and colour are the script's, which every host has.
            None => copy.extend(["<form ", form, FORM_END]),
        }
        rest = after;
    }
    copy.push_str(rest);
    let (head, body) = parts(&copy, CHARSET);
    format!("{head}{CHARSET}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n{body}")
}

/// What stands in place of a form. The one in the masthead is left out: the link beside it leads to the search page.
fn instead_of(form: &str, action: &str) -> String {
    let is_in_masthead = form.contains("aria-label=\"全站搜索\"");
    if is_in_masthead {
        return String::new();
    }
    let id = attribute(form, "id").map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
    let words = if action == PageId::Search.path() {
        SEARCH
    } else if action == PageId::Find.path() {
        "<b>这里不能挑选</b>看这一页的清单，每一行写着在那里能查到什么；点开一件事，能看到每个办法要用什么。"
    } else if action == PageId::Plan.path() {
        "<b>这里不能按情况做</b>下面这张是通用的，各类人的材料、各处的部门都列着；每个镇、街道的，看<a href=\"/card/offices\">去哪里办</a>。"
    } else if action.starts_with("/find/") {
        "<b>这里不能挑选</b>看这一页列出的办法，每一个都写了要用什么。"
    } else if action == PageId::Section(GuideId::Card, "offices").path() {
        "<b>这里不能输入名字查</b>在下面的<a href=\"#towns\">区县名单</a>里，点你住的镇、街道。"
    } else if action == PageId::Section(GuideId::Card, "dates").path() {
        "<b>这里不能换一天算</b>别的日子，照下面「第一次参保、断过的」「一直参保的」「改正期限」三处的规则看。"
    } else {
        "<b>这里不能按回答列单子</b>在下面找到你的那一类，照那张单子带。"
    };
    format!("<p class=\"note\"{id}>{words}</p>")
}

/// What to do without search.
const SEARCH: &str = "<b>这里不能搜索</b>打开<a href=\"/print\">整本打印</a>，全部内容在那一页，再用浏览器的「在页面中查找」。\
    也可以看<a href=\"/find\">想查什么</a>和<a href=\"/card/offices#towns\">镇街名单</a>。";

/// The search page without its invitation to type and its example queries, which lead to results.
fn without_examples(html: &str) -> String {
    let (before, from) = parts(html, "<p class=\"answer\">");
    let (_, after) = parts(from, "</p>");
    let (form, from) = parts(after, "<section class=\"block\" id=\"examples\">");
    let (_, topics) = parts(from, "</section>");
    format!("{before}{form}{topics}")
}

/// The text before and after a mark that is there.
#[expect(clippy::expect_used, reason = "the templates have these marks, and tests copy every page")]
fn parts<'t>(text: &'t str, mark: &str) -> (&'t str, &'t str) {
    text.split_once(mark).expect("a mark of the templates")
}

fn without_element(html: &str, start: &str) -> String {
    let (before, from) = parts(html, start);
    let (_, after) = parts(from, "\n");
    format!("{before}{after}")
}

/// Links to the page at `path` without their query, which only the server answers.
fn without_query(html: &str, path: &str) -> String {
    let mut copy = String::with_capacity(html.len());
    let mut rest = html;
    let link = format!(" href=\"{path}");
    while let Some((before, from)) = rest.split_once(&format!("{link}?")) {
        let (_, after) = parts(from, "\"");
        copy.extend([before, &link, "\""]);
        rest = after;
    }
    copy + rest
}

/// The value of an attribute in the first tag of `form`.
fn attribute<'t>(form: &'t str, name: &str) -> Option<&'t str> {
    let tag = form.split('>').next()?;
    let value = tag.split_once(&format!("{name}=\""))?.1;
    value.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::rendered_page::Media;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn no_copy_has_a_form_or_a_link_that_needs_an_answer() {
        with_context(|ctx| {
            for page in crate::pages::render_all(ctx).unwrap().into_iter().filter(|page| page.media == Media::Html) {
                let copy = static_copy(&page.path, &page.body, "default-src 'none'");
                for sent in ["action=\"", "href=\"/search?", "?need=", "?town=", "?who=", "?applied=", "opensearch"] {
                    assert!(!copy.contains(sent), "{} has {sent}", page.path);
                }
                let policy = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"";
                assert!(copy.contains(&format!("<head>\n{policy}")), "{}", page.path);
                assert_eq!(copy.matches("http-equiv").count(), 1);
            }
        });
    }

    #[test]
    fn every_page_that_reads_a_form_says_what_to_do_instead() {
        with_context(|ctx| {
            for (path, words) in [
                ("/search", "这里不能搜索"),
                ("/find", "这里不能挑选"),
                ("/find/balance", "这里不能挑选"),
                ("/card/offices", "这里不能输入名字查"),
                ("/card/dates", "这里不能换一天算"),
                ("/card/documents", "这里不能按回答列单子"),
                ("/plan", "这里不能按情况做"),
            ] {
                let pages = crate::pages::render_all(ctx).unwrap();
                let page = pages.iter().find(|page| page.path == path).unwrap();
                assert!(static_copy(path, &page.body, "x").contains(words), "{path}");
            }
        });
    }
}
