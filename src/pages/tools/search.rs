//! `/search`: the pages that match everyday words.

mod understood;

use askama::Template;

use crate::content::PhoneLine;
use crate::pages::context::Context;
use crate::pages::indexing::{Finder, Findings};
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::call_script_view::CallScriptView;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::filters;
use crate::pages::parts::phone_line_status::PhoneLineStatusView;
use crate::pages::query_params::{FromQuery, QueryParams};
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::{PageResponse, RenderedPage};
use crate::pages::tools::search::understood::{Chip, DayAnswer, SheetSummary};
use crate::search::{EntryKind, Hit, SearchResults};

/// Example queries, one of each sort: everyday words, a question, a town, a number, first letters.
const EXAMPLES: [&str; 6] = ["卡里还有多少钱", "25号还能办吗", "小孩没有身份证", "淡水", "2890770", "zfb"];
/// The most results that are only alike in letters.
const MOST_WEAK: usize = 3;
/// The most characters of the query that the title repeats.
const TITLE_LIMIT: usize = 16;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    layout: Layout,
    query: String,
    /// What the text says of somebody's case; a link to the same search without each part.
    chips: Vec<Chip>,
    /// Their sheet, filled in, if the text says enough for one.
    sheet: Option<SheetSummary>,
    /// What follows from the day that the text names.
    day: Option<DayAnswer>,
    results: Option<SearchResults>,
    /// What the site has nothing on: its name.
    outside: Option<String>,
    /// What to ask on the phone, where nothing answers.
    script: Option<CallScriptView<'a>>,
    source_count: usize,
    topics: Vec<Link>,
    examples: Vec<Link>,
    hotline: &'a PhoneLine,
    hotline_live: Option<PhoneLineStatusView>,
}

/// The query of `/search`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    /// What was typed, without the spaces around it.
    pub q: String,
}

impl FromQuery for SearchQuery {
    fn from_query(params: &QueryParams) -> Option<Self> {
        params.first("q").map(|q| Self { q: q.to_owned() })
    }
}

/// Renders `/search` before anything is typed.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    let topics = ctx.content.topics.topic.iter();
    let examples = EXAMPLES.map(|example| Link::new(search_path(example), example));
    let page = SearchPage {
        layout: Layout::new(ctx, meta(ctx, "搜索".to_owned())),
        topics: topics.map(|topic| PageId::of_topic(topic).link(ctx.content)).collect(),
        examples: examples.to_vec(),
        ..SearchPage::empty(ctx, String::new())
    };
    RenderedPage::page(ctx, &PageId::Search.path(), &page)
}

/// Responds to `/search?q=`.
///
/// # Errors
/// When the template can't be rendered.
pub fn respond(ctx: &Context<'_>, query: &SearchQuery) -> Result<PageResponse, RenderError> {
    let finder = Finder::new(ctx.content, ctx.search.of(ctx.content));
    let Findings { case, outside, results } = finder.find(&query.q, ctx.today());
    if results.query.is_empty() {
        return render(ctx).map(PageResponse::unlisted);
    }
    // A day or a place in a question about something else answers nothing.
    let asks_for_dates = results.hits.iter().any(|hit| !hit.is_weak && hit.key == understood::dates_path(ctx));
    let day = DayAnswer::of(ctx, &case).filter(|_| asks_for_dates);
    let sheet = SheetSummary::of(ctx, &case).filter(|_| outside.is_none());
    let is_answered = day.is_some() || sheet.is_some() || results.hits.iter().any(|hit| !hit.is_weak);
    let meta = PageMeta {
        noindex: true,
        shows_hotline: !is_answered,
        ..meta(ctx, format!("搜索：{}", shortened(&results.query)))
    };
    let empty = SearchPage::empty(ctx, results.query.clone());
    let page = SearchPage {
        layout: Layout::new(ctx, meta),
        chips: understood::chips(&results.query, &case),
        sheet,
        day,
        outside: outside.map(|matter| matter.name.to_string()),
        script: (!is_answered).then(|| understood::script(outside, &results.query)),
        topics: results.nearest_topics.iter().map(|path| topic_link(ctx, path)).collect(),
        hotline_live: (!is_answered).then(|| PhoneLineStatusView::of(ctx, empty.hotline)),
        results: Some(results),
        ..empty
    };
    let rendered = RenderedPage::page(ctx, &PageId::Search.path(), &page)?;
    Ok(PageResponse::unlisted(rendered.holding_until(&page.hotline_live)))
}

impl<'a> SearchPage<'a> {
    /// The page with nothing but its form.
    fn empty(ctx: &Context<'a>, query: String) -> Self {
        Self {
            layout: Layout::new(ctx, meta(ctx, String::new())),
            query,
            chips: Vec::new(),
            sheet: None,
            day: None,
            results: None,
            outside: None,
            script: None,
            source_count: ctx.content.sources.source.len(),
            topics: Vec::new(),
            examples: Vec::new(),
            hotline: ctx.hotline().1,
            hotline_live: None,
        }
    }
}

/// The path of the search for a text.
fn search_path(text: &str) -> String {
    format!("{}?q={}", PageId::Search.path(), encoded(text))
}

fn meta(ctx: &Context<'_>, title: String) -> PageMeta {
    PageMeta {
        title,
        description: "用平常的话就能搜：想查的事、镇街名、电话号码、日期，繁体和拼音首字母也可以。".to_owned(),
        ..PageMeta::of(ctx.content, PageId::Search)
    }
}

/// The link to the topic of a search entry, whose key is the path of its page.
#[expect(clippy::expect_used, reason = "the index is made from the same content")]
fn topic_link(ctx: &Context<'_>, path: &str) -> Link {
    let mut topics = ctx.content.topics.topic.iter();
    let topic = topics.find(|topic| PageId::of_topic(topic).path() == path).expect("the path of a topic");
    Link::new(path, topic.question.to_string())
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
    fn answer_words(&self) -> String {
        if let Some(name) = &self.outside {
            return format!("本站没有{name}这件事。打电话问，照着下面的话说。");
        }
        match (self.strong().len(), self.sheet.is_some() || self.day.is_some()) {
            (0, false) => "本站没有查到能回答这句话的。打电话问，照着下面的话说。".to_owned(),
            (0, true) => "照这句话，填好了。".to_owned(),
            (1, _) => "找到1条。".to_owned(),
            (count, _) => format!("找到{count}条，最合适的在前。"),
        }
    }

    /// The results that answer.
    fn strong(&self) -> Vec<&Hit> {
        self.hits().iter().filter(|hit| !hit.is_weak).collect()
    }

    /// The results that are only alike in letters.
    fn weak(&self) -> Vec<&Hit> {
        self.hits().iter().filter(|hit| hit.is_weak).take(MOST_WEAK).collect()
    }

    fn hits(&self) -> &[Hit] {
        self.results.as_ref().map_or(&[], |results| &results.hits)
    }
}

/// The line below a result: the name of the page that it is a part of, or what sort of page it is.
fn origin(hit: &Hit) -> &str {
    if !hit.parent.is_empty() {
        return &hit.parent;
    }
    match hit.kind {
        EntryKind::Topic => "想查什么",
        EntryKind::Situation => "我的情况",
        EntryKind::Section => "指南",
        EntryKind::Guide => "整篇指南",
        EntryKind::Checklist => "材料清单",
        EntryKind::Town => "镇街",
        EntryKind::Page => "本站",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;
    use proptest::test_runner::{TestCaseError, TestRunner};

    fn page(ctx: &Context<'_>, q: &str) -> RenderedPage {
        match respond(ctx, &SearchQuery { q: q.to_owned() }).unwrap() {
            PageResponse::RenderedPage(page) => page,
            PageResponse::SeeOther(_) => panic!("{q:?} leads elsewhere"),
        }
    }

    fn has_results(page: &RenderedPage) -> bool {
        page.body.contains("id=\"results\"")
    }

    #[test]
    fn only_the_parameter_q_is_read() {
        let read = |query: &str| SearchQuery::from_query(&QueryParams::parse(query)).map(|query| query.q);
        assert_eq!(read("from=timeline&q=+%E4%BD%99%E9%A2%9D+&q=2"), Some("余额".to_owned()));
        assert_eq!(read("q="), Some(String::new()));
        assert_eq!(read("from=timeline"), None);
    }

    #[test]
    fn the_best_result_is_the_first_link_and_its_words_are_highlighted() {
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
            for q in ["🙂🙂", "hello world", "<b>", "\u{202e}\u{0}火车票"] {
                let page = page(ctx, q);
                assert!(!has_results(&page), "{q}");
                assert!(page.body.contains("tel:+8675212333"), "{q}");
                let topics = page.body.split_once("<h2>大家常查的</h2>").unwrap().1;
                let topics = topics.split_once("</ul>").unwrap().0;
                assert_eq!(topics.matches("<a href=\"/find/").count(), 3, "{q}");
            }
        });
    }

    #[test]
    fn a_day_or_a_place_in_another_question_answers_nothing() {
        with_context(|ctx| {
            for q in ["明天吃什么", "水口明天天气预报", "失业金70岁水口"] {
                let body = page(ctx, q).body;
                assert!(body.contains("id=\"not-covered\"") && body.contains("class=\"say\""), "{q}");
                assert!(!body.contains("id=\"day\"") && !body.contains("id=\"sheet\""), "{q}");
            }
            let dates = page(ctx, "12月24号申请几时有得用").body;
            assert!(dates.contains("href=\"/card/dates?applied=2026-12-24\""));
            let sheet = page(ctx, "我妈70岁低保在博罗园洲").body;
            assert!(sheet.contains("href=\"/plan?town=441322119&#38;who=low-income\""), "{sheet}");
        });
    }

    #[test]
    fn a_very_long_query_is_cut_and_has_results() {
        with_context(|ctx| {
            let page = page(ctx, &"余额".repeat(10_000));
            assert!(has_results(&page));
            assert!(page.body.contains(&format!("value=\"{}\"", "余额".repeat(50))));
            assert!(page.body.contains("<title>搜索：余额余额余额余额余额余额余额余额… · "));
        });
    }

    #[test]
    fn nothing_typed_is_the_page_itself() {
        with_context(|ctx| {
            for q in ["", "   ", "\u{3000}", "\u{0}\u{200b}"] {
                assert_eq!(page(ctx, q).body, render(ctx).unwrap().body, "{q:?}");
            }
        });
    }

    #[test]
    fn every_example_finds_something() {
        with_context(|ctx| {
            for example in EXAMPLES {
                assert!(has_results(&page(ctx, example)), "{example}");
            }
        });
    }

    /// The elements and attributes that the page has, whatever is typed.
    const ELEMENTS: &[&str] = &[
        "nav", "ol", "ul", "li", "a", "h1", "h2", "p", "form", "label", "input", "button", "mark", "bdi", "span",
        "div", "b", "wbr", "section", "svg", "use", "rect", "text",
    ];
    const ATTRIBUTES: &[&str] = &[
        "action",
        "aria-current",
        "aria-label",
        "aria-labelledby",
        "autocapitalize",
        "autocomplete",
        "class",
        "data-status",
        "data-until",
        "enterkeyhint",
        "for",
        "href",
        "id",
        "maxlength",
        "name",
        "role",
        "type",
        "value",
        "aria-hidden",
        "height",
        "text-anchor",
        "width",
        "x",
        "y",
    ];
    /// How the templates escape what would be markup.
    const ESCAPES: &[&str] = &["&amp;", "&lt;", "&gt;", "&quot;", "&#34;", "&#38;", "&#39;", "&#60;", "&#62;"];

    /// What in the body is no markup of the page itself and so could have come from the query.
    fn foreign_markup(body: &str) -> Option<String> {
        let main = body.split_once("id=\"main\">")?.1;
        // Only the grid is still open where the column beside the answer begins.
        let main = format!("{}</div>", main.split_once("<div class=\"side\">")?.0);
        let mut open: Vec<&str> = Vec::new();
        for tag in main.split('<').skip(1) {
            let Some((tag, text)) = tag.split_once('>') else { return Some(format!("<{tag} has no end")) };
            let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
            if !ELEMENTS.contains(&name) {
                return Some(format!("<{tag}> is no element of this page"));
            }
            if let Some(attribute) = attributes(tag).into_iter().find(|attribute| !ATTRIBUTES.contains(attribute)) {
                return Some(format!("{attribute:?} in <{tag}> is no attribute of this page"));
            }
            if tag.starts_with('/') {
                if open.pop() != Some(name) {
                    return Some(format!("</{name}> closes nothing"));
                }
            } else if !["input", "wbr"].contains(&name) && !tag.ends_with('/') {
                open.push(name);
            }
            let bare = ESCAPES.iter().fold(text.to_owned(), |text, escape| text.replace(escape, ""));
            if bare.contains(['&', '>']) {
                return Some(format!("{text:?} is not escaped"));
            }
        }
        if !open.is_empty() {
            return Some(format!("{open:?} are not closed"));
        }
        let is_shown = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
        body.chars().find(|c| !is_shown(*c)).map(|c| format!("the control character {c:?} is shown"))
    }

    /// The names of the attributes of a tag, whose values are quoted with `"`.
    fn attributes(tag: &str) -> Vec<&str> {
        let outside_quotes = tag.split('"').step_by(2);
        outside_quotes.filter_map(|part| part.strip_suffix('=')).map(str::trim_start).map(last_word).collect()
    }

    fn last_word(text: &str) -> &str {
        text.rsplit([' ', '\n']).next().unwrap_or(text)
    }

    #[test]
    fn no_query_becomes_markup() {
        with_context(|ctx| {
            let words = "(<script>|</p>|\"|'|&|&amp;|<!--| onload=|余额|醫保|１２３|25号|zfb|yue|0752|-| |\u{0}|🙂|\u{202e}|\\PC|.){0,60}";
            let check = |query: String| match foreign_markup(&page(ctx, &query).body) {
                Some(markup) => Err(TestCaseError::fail(markup)),
                None => Ok(()),
            };
            TestRunner::default().run(&words, check).unwrap();
        });
    }

    #[test]
    fn markup_that_is_not_the_pages_own_is_detected() {
        let body = |inside: &str| format!("<main id=\"main\"><div class=\"grid\">{inside}<div class=\"side\">");
        assert_eq!(foreign_markup(&body("<p class=\"answer\">25&lt;30</p>")), None);
        for inside in [
            "<script></script>",
            "<p onclick=\"x\"></p>",
            "<input value=\"\" onfocus=\"x\">",
            "<p>&</p>",
            "<p>a > b</p>",
            "<p><b></p>",
            "</p>",
            "<p>\u{0}</p>",
            "<p",
        ] {
            assert!(foreign_markup(&body(inside)).is_some(), "{inside}");
        }
    }
}
