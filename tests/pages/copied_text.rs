//! The site carries the facts of its first source in its own words: no sentence of it is copied.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{attribute, pages, visible_text, with_context};
use huizhou_yibao::content::is_han;
use unicode_normalization::UnicodeNormalization;

/// The article that is the first source, as published.
const ARTICLE: &str = include_str!("../support/article.zh.txt");

/// A run of this many 汉字, punctuation aside, counts as copied. Digits end a run, since hours, dates and addresses are
/// facts; so does the end of an element.
const COPIED_RUN: usize = 12;

/// Official names that pages show without 《》 or 「」.
const OFFICIAL_NAMES: [&str; 2] = ["广东省城乡居（村）民最低生活保障金领取证", "广东省医疗保险查询"];

/// Every run of a text, official names aside.
fn runs(text: &str) -> Vec<String> {
    let mut text: String = text.nfkc().collect();
    for name in OFFICIAL_NAMES.map(|name| name.nfkc().collect::<String>()) {
        text = text.replace(&name, "0");
    }
    let outside_quotes = text.split(['《', '「']).map(|part| part.rsplit(['》', '」']).next().unwrap_or(part));
    let stretches = outside_quotes.flat_map(|part| part.split(|c: char| c == '\n' || c.is_ascii_alphanumeric()));
    let han = stretches.map(|stretch| stretch.chars().filter(|c| is_han(*c)).collect::<Vec<char>>());
    han.flat_map(|han| han.windows(COPIED_RUN).map(|run| run.iter().collect()).collect::<Vec<String>>()).collect()
}

fn article_runs() -> BTreeSet<String> {
    runs(ARTICLE).into_iter().collect()
}

#[test]
fn no_page_copies_a_run_of_the_article() {
    let article = article_runs();
    let mut copied: BTreeMap<String, String> = BTreeMap::new();
    with_context(|ctx| {
        for page in pages(ctx) {
            let attributes =
                ["content", "title", "alt", "aria-label"].into_iter().flat_map(|name| attribute(&page.body, name));
            let texts = attributes.map(str::to_owned).chain([visible_text(&page.body)]);
            let found = texts.flat_map(|text| runs(&text)).filter(|run| article.contains(run));
            copied.extend(found.map(|run| (run, page.path.clone())));
        }
    });
    assert!(copied.is_empty(), "{copied:#?}");
}

#[test]
fn a_copied_sentence_is_found_and_an_official_name_is_none() {
    let article = article_runs();
    let copied = |text: &str| runs(text).iter().any(|run| article.contains(run));
    assert!(copied("可拨打0752-12333，提供24小时自助查询服务，也可转接人工咨询。"));
    assert!(copied("先选择「惠州」作为参保地。输入身份证号、社保卡号及验证码，即可跨区域查询。"));
    assert!(!copied("填《惠州市城镇居民基本医疗保险增员校对表》，点「社保卡申办状态查询」。"));
    assert!(!copied("广东省城乡居（村）民最低生活保障金领取证、0752-2890770、0752-2872795"));
}
