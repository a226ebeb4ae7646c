//! The style sheet, which every page carries within itself, cut to what that page needs.

use std::collections::HashMap;

/// Classes that `site.js` and `sw.js` give to what they add to a page.
const MADE_BY_SCRIPT: [&str; 4] = ["copy-button", "note", "offline", "unseen"];

/// `site.css`, taken apart into its rules.
#[derive(Debug)]
pub struct StyleSheet {
    items: Vec<Item>,
    /// Every class that a selector names, with its place in a set.
    classes: HashMap<String, usize>,
}

#[derive(Debug)]
enum Item {
    /// One rule, or an at-rule without rules of its own.
    Rule { selectors: Vec<Selector>, body: String },
    /// `@media` and its like, with what stands inside.
    Group { condition: String, items: Vec<Item> },
}

#[derive(Debug)]
struct Selector {
    text: String,
    /// The classes without which it matches nothing.
    classes: Vec<usize>,
}

impl StyleSheet {
    /// Takes a style sheet apart. It may not have braces or comment marks inside strings.
    pub fn new(css: &str) -> Self {
        let mut classes = HashMap::new();
        let items = items(&condensed(css), &mut classes);
        Self { items, classes }
    }

    /// The rules that can match something in the page `html` or in what the script adds to it, in their order.
    pub fn needed_by(&self, html: &str) -> String {
        let mut used = vec![false; self.classes.len()];
        let in_page = html.split(" class=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for class in in_page.flat_map(str::split_ascii_whitespace).chain(MADE_BY_SCRIPT) {
            if let Some(place) = self.classes.get(class) {
                used[*place] = true;
            }
        }
        let mut css = String::with_capacity(16 * 1024);
        write_needed(&self.items, &used, &mut css);
        css
    }
}

fn items(css: &str, classes: &mut HashMap<String, usize>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut rest = css;
    while let Some((prelude, after)) = rest.split_once('{') {
        let Some(end) = closing_brace(after) else { break };
        let (body, next) = (&after[..end], &after[end + 1..]);
        items.push(if prelude.starts_with('@') && body.contains('{') {
            Item::Group { condition: prelude.to_owned(), items: self::items(body, classes) }
        } else {
            let selectors = parts(prelude).map(|text| Selector::new(text, classes)).collect();
            Item::Rule { selectors, body: body.to_owned() }
        });
        rest = next;
    }
    items
}

/// Where the brace stands that closes a block, seen from inside it.
fn closing_brace(css: &str) -> Option<usize> {
    let mut depth = 0_usize;
    css.char_indices().find_map(|(at, c)| {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
        None
    })
}

/// The selectors of a list: commas inside brackets do not part them.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    list.split(move |c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    })
}

impl Selector {
    fn new(text: &str, known: &mut HashMap<String, usize>) -> Self {
        let mut depth = 0_usize;
        // What stands in brackets, as in `:not(.name)`, need not be in the page.
        let outside = |c: &char| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        };
        let bare: String = text.chars().filter(outside).collect();
        let names = bare.split('.').skip(1).filter_map(|rest| {
            rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().filter(|name| !name.is_empty())
        });
        let mut classes = Vec::new();
        for name in names {
            let next = known.len();
            classes.push(*known.entry(name.to_owned()).or_insert(next));
        }
        Self { text: text.to_owned(), classes }
    }

    fn is_needed(&self, used: &[bool]) -> bool {
        self.classes.iter().all(|class| used[*class])
    }
}

fn write_needed(items: &[Item], used: &[bool], css: &mut String) {
    for item in items {
        match item {
            Item::Rule { selectors, body } => {
                let start = css.len();
                for selector in selectors.iter().filter(|selector| selector.is_needed(used)) {
                    if css.len() > start {
                        css.push(',');
                    }
                    css.push_str(&selector.text);
                }
                if css.len() > start {
                    css.extend(["{", body, "}"]);
                }
            }
            Item::Group { condition, items } => {
                let start = css.len();
                css.extend([condition, "{"]);
                let inside = css.len();
                write_needed(items, used, css);
                if css.len() == inside {
                    css.truncate(start);
                } else {
                    css.push('}');
                }
            }
        }
    }
}

/// A style sheet without comments, indentation and the spaces that no selector or value needs.
fn condensed(style_sheet: &str) -> String {
    let mut text = String::with_capacity(style_sheet.len());
    let mut rest = style_sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    [(" { ", "{"), ("{ ", "{"), (" }", "}"), ("} ", "}"), ("; ", ";"), (": ", ":"), (", ", ","), (";}", "}")]
        .iter()
        .fold(lines, |css, (loose, tight)| css.replace(loose, tight))
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needed(css: &str, html: &str) -> String {
        StyleSheet::new(css).needed_by(html)
    }

    #[test]
    fn a_style_sheet_is_condensed_without_losing_a_rule() {
        let css = "/* a */\n.a b { color: red; margin: calc(-1 * var(--s)) }\n@media (min-width: 1em) {\n  .c:hover, .d { top: 0 }\n}\n";
        assert_eq!(
            needed(css, "<p class=\"a c\"><p class=\"d\">"),
            ".a b{color:red;margin:calc(-1 * var(--s))}@media (min-width:1em){.c:hover,.d{top:0}}"
        );
    }

    #[test]
    fn a_page_goes_without_the_rules_of_classes_that_it_does_not_have() {
        let css = "a { top: 0 } .b { top: 1px } .b.c, .d > i { top: 2px } @media print { @page { margin: 0 } .c { top: 3px } } @media screen { .c { top: 4px } }";
        assert_eq!(needed(css, "<p class=\"d b\">"), "a{top:0}.b{top:1px}.d > i{top:2px}@media print{@page{margin:0}}");
    }

    #[test]
    fn what_a_selector_rules_out_need_not_be_in_the_page() {
        assert_eq!(needed(".a:not(.b) { top: 0 }", "<p class=\"a\">"), ".a:not(.b){top:0}");
        assert_eq!(needed("p:is(.a, .b), .c { top: 0 }", "<p class=\"a\">"), "p:is(.a,.b){top:0}");
    }

    #[test]
    fn every_page_has_the_rules_of_the_site() {
        let assets = crate::assets::Assets::embedded();
        assert!(assets.style_sheet().needed_by("").contains("body{"));
    }

    #[test]
    fn the_site_has_lost_no_rule() {
        let css = include_str!("../../static/site.css");
        let sheet = StyleSheet::new(css);
        let every_class: Vec<&str> = sheet.classes.keys().map(String::as_str).collect();
        assert_eq!(sheet.needed_by(&format!("<p class=\"{}\">", every_class.join(" "))), condensed(css));
    }

    #[test]
    fn every_class_that_the_script_makes_is_kept() {
        let script = include_str!("../../static/site.js");
        let worker = include_str!("../../templates/sw.js");
        let named = script.split("className = '").skip(1).filter_map(|rest| rest.split('\'').next());
        let written = worker.split("<p class=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let mut made: Vec<&str> = named.chain(written.flat_map(str::split_ascii_whitespace)).collect();
        made.sort_unstable();
        assert_eq!(made, MADE_BY_SCRIPT);
    }
}
