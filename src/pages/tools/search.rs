//! `/search`: from the reader's own words to the pages that answer them.

use askama::Template;

use crate::content::{Line, TopicId};
use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::parts::line_status::LineStatusView;
use crate::pages::parts::links::{Link, topic_address};
use crate::pages::parts::markup::filters;
use crate::pages::rendered_page::{PageResponse, RenderedPage};
use crate::search::{Hit, Results};

/// What may be typed, one of each sort: everyday words, a question, a town, a number, first letters.
const EXAMPLES: [&str; 6] = ["卡里还有多少钱", "25号还能办吗", "小孩没有身份证", "淡水", "2890770", "zfb"];
/// The most characters of the query that the title repeats.
const TITLE_LIMIT: usize = 16;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    layout: Layout,
    query: String,
    results: Option<Results>,
    topics: Vec<Link>,
    examples: Vec<Link>,
    hotline: &'a Line,
    hotline_live: Option<LineStatusView>,
}

/// Renders `/search` before anything is typed.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let topics = ctx.content.topics.topic.iter();
    let examples = EXAMPLES.map(|example| Link::new(format!("/search?q={}", encoded(example)), example));
    let head = PageMeta { title: "搜索".to_owned(), ..head() };
    let page = SearchPage {
        layout: Layout::new(ctx, head),
        query: String::new(),
        results: None,
        topics: topics.map(|topic| Link::new(topic_address(topic.id.value), &*topic.name)).collect(),
        examples: examples.to_vec(),
        hotline: hotline(ctx)?,
        hotline_live: None,
    };
    RenderedPage::page(ctx, "/search", &page)
}

/// Answers `/search?q=`.
///
/// # Errors
/// When the template can't be rendered.
pub fn typed(ctx: &Context<'_>, typed: &str) -> Result<PageResponse, RenderError> {
    let results = ctx.search.of(ctx.content).search(typed);
    if results.query.is_empty() {
        return render(ctx).map(PageResponse::unlisted);
    }
    let hotline = hotline(ctx)?;
    let head = PageMeta { title: format!("搜索：{}", shortened(&results.query)), noindex: true, ..head() };
    let page = SearchPage {
        layout: Layout::new(ctx, head),
        query: results.query.clone(),
        topics: results.nearest.iter().filter_map(|topic| topic_link(ctx, *topic)).collect(),
        examples: Vec::new(),
        hotline,
        hotline_live: results.hits.is_empty().then(|| LineStatusView::of(ctx, hotline)),
        results: Some(results),
    };
    let document = RenderedPage::page(ctx, "/search", &page)?;
    Ok(PageResponse::unlisted(document.holding_until(&page.hotline_live)))
}

fn head() -> PageMeta {
    PageMeta {
        description: "用平常的话就能搜：想查的事、镇街名、电话号码、日期，繁体和拼音首字母也可以。".to_owned(),
        crumbs: vec![Link::new("/", "首页")],
        here: "搜索".to_owned(),
        ..PageMeta::default()
    }
    .at("/search")
}

fn hotline<'a>(ctx: &Context<'a>) -> Result<&'a Line, RenderError> {
    ctx.content.hotline().map(|(_, line)| line).ok_or(RenderError::NoHotline)
}

fn topic_link(ctx: &Context<'_>, id: TopicId) -> Option<Link> {
    let topic = ctx.content.topics.topic.iter().find(|topic| topic.id.value == id)?;
    Some(Link::new(topic_address(id), topic.question.to_string()))
}

/// The beginning of a query, for the title.
fn shortened(query: &str) -> String {
    let beginning: String = query.chars().take(TITLE_LIMIT).collect();
    if beginning.len() < query.len() { format!("{beginning}…") } else { beginning }
}

/// A text as the value of a parameter.
fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

impl SearchPage<'_> {
    /// `找到6条，最合适的在前。`
    fn found_words(&self) -> String {
        match self.hits().len() {
            1 => "找到1条。".to_owned(),
            count => format!("找到{count}条，最合适的在前。"),
        }
    }

    fn hits(&self) -> &[Hit] {
        self.results.as_ref().map_or(&[], |results| &results.hits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_support::with_context;
    use proptest::prelude::{TestCaseError, prop_assert};
    use proptest::test_runner::TestRunner;

    fn page(ctx: &Context<'_>, query: &str) -> RenderedPage {
        match typed(ctx, query).unwrap() {
            PageResponse::RenderedPage(document) => document,
            PageResponse::SeeOther(_) => panic!("{query:?} leads elsewhere"),
        }
    }

    #[test]
    fn the_best_result_is_the_first_link_and_its_words_are_marked() {
        with_context(|ctx| {
            let page = page(ctx, "醫保 餘額");
            assert!(page.noindex);
            let results = page.body.split_once("id=\"results\"").unwrap().1;
            assert!(results.split_once("href=\"").unwrap().1.starts_with("/find/balance\""));
            assert!(page.body.contains("<mark>医保"));
            assert!(page.body.contains("value=\"醫保 餘額\""));
        });
    }

    #[test]
    fn without_a_result_there_are_topics_and_the_hotline() {
        with_context(|ctx| {
            for query in ["🙂🙂", "hello world", "<b>", "\u{202e}\u{0}火车票", &"余".repeat(10_000)] {
                let page = page(ctx, query);
                let has_results = page.body.contains("id=\"results\"");
                assert!(has_results || page.body.contains("tel:+8675212333"), "{query}");
                assert!(has_results || page.body.contains("class=\"links links-wide\""), "{query}");
            }
        });
    }

    #[test]
    fn nothing_typed_is_the_page_itself() {
        with_context(|ctx| {
            for query in ["", "   ", "\u{3000}", "\u{0}\u{200b}"] {
                assert_eq!(page(ctx, query).body, render(ctx).unwrap().body, "{query:?}");
            }
        });
    }

    #[test]
    fn every_example_finds_something() {
        with_context(|ctx| {
            for example in EXAMPLES {
                assert!(page(ctx, example).body.contains("id=\"results\""), "{example}");
            }
        });
    }

    /// The page without what stands in it whatever is typed, and with the query as it may be shown.
    fn is_harmless(body: &str) -> Result<(), TestCaseError> {
        let main = body.split_once("id=\"main\"").and_then(|(_, rest)| rest.split_once("</main>")).unwrap().0;
        let mut open: Vec<&str> = Vec::new();
        for tag in main.split('<').skip(1) {
            let (tag, text) = tag.split_once('>').unwrap_or((tag, ""));
            let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
            let known = [
                "nav",
                "ol",
                "ul",
                "li",
                "a",
                "h1",
                "h2",
                "p",
                "form",
                "label",
                "input",
                "button",
                "mark",
                "bdi",
                "span",
                "div",
                "svg",
                "path",
                "rect",
                "b",
                "wbr",
                "time",
                "figure",
                "figcaption",
                "g",
                "line",
                "text",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
            ];
            prop_assert!(known.contains(&name), "<{tag}> is not of this page");
            if tag.starts_with('/') {
                prop_assert!(open.pop() == Some(name), "</{name}> closes nothing");
            } else if !tag.ends_with('/') && !["input", "wbr"].contains(&name) {
                open.push(name);
            }
            prop_assert!(!tag.to_ascii_lowercase().contains(" on") || tag.contains('"'), "<{tag}> has a handler");
            let bare = text.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "").replace("&quot;", "");
            let bare = bare
                .replace("&#39;", "")
                .replace("&#34;", "")
                .replace("&#38;", "")
                .replace("&#60;", "")
                .replace("&#62;", "");
            prop_assert!(!bare.contains(['&', '>']), "{text:?} is not escaped");
        }
        prop_assert!(open.is_empty(), "{open:?} are not closed");
        let shown = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
        prop_assert!(body.chars().all(shown), "a control character is shown");
        Ok(())
    }

    #[test]
    fn no_query_does_harm() {
        with_context(|ctx| {
            let words = "(<script>|</p>|\"|'|&|&amp;|<!--|on=|余额|醫保|１２３|25号|zfb|yue|0752|-| |\u{0}|🙂|\u{202e}|\\PC|.){0,60}";
            let check = |query: String| is_harmless(&page(ctx, &query).body);
            TestRunner::default().run(&words, check).unwrap();
        });
    }
}
