//! The style sheet. Every page has a copy inside it that is cut to the rules that the page needs.

mod minify;
mod parse;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use cssparser::{ParseError, Parser};

use minify::Condensed;

/// Classes that `site.js` and `sw.js` give to what they add to a page.
const MADE_BY_SCRIPT: [&str; 5] = ["copy-button", "is-copied", "note", "offline", "unseen"];

/// `site.css`, parsed into its rules.
#[derive(Debug)]
pub struct StyleSheet {
    rules: Vec<Rule>,
    classes: Classes,
}

/// Every class that a selector names, with its index in a list of flags.
type Classes = HashMap<String, usize>;

#[derive(Debug)]
enum Rule {
    /// A style rule; or an at-rule without rules of its own, whose prelude is then the one selector. The body has its
    /// braces, or is the `;` of an at-rule without a block.
    Plain { selectors: Vec<Selector>, body: String },
    /// `@media` and its like, with the rules inside.
    Group { condition: String, rules: Vec<Rule> },
}

#[derive(Debug, Default)]
struct Selector {
    text: Condensed,
    /// The classes without which it matches nothing.
    classes: Vec<usize>,
}

impl StyleSheet {
    /// Parses a style sheet.
    ///
    /// # Errors
    /// Where CSS would have a browser skip something or close it at the end of the file, with the line and column.
    pub fn new(css: &str) -> Result<Self, ParseError<String>> {
        let mut classes = Classes::new();
        let rules = parse::rules(&mut Parser::new(css), &mut classes)?;
        Ok(Self { rules, classes })
    }

    /// The rules that can match something in the page `html` or in what the script adds to it, in their order.
    pub fn needed_by(&self, html: &str) -> String {
        let mut used = vec![false; self.classes.len()];
        let in_page = html.split(" class=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for class in in_page.flat_map(str::split_ascii_whitespace).chain(MADE_BY_SCRIPT) {
            if let Some(index) = self.classes.get(class) {
                used[*index] = true;
            }
        }
        let mut css = String::with_capacity(16 * 1024);
        write_needed(&self.rules, &used, &mut css);
        css
    }
}

fn write_needed(rules: &[Rule], used: &[bool], css: &mut String) {
    for rule in rules {
        let start = css.len();
        match rule {
            Rule::Plain { selectors, body } => {
                let is_needed = |selector: &&Selector| selector.classes.iter().all(|class| used[*class]);
                for selector in selectors.iter().filter(is_needed) {
                    if css.len() > start {
                        css.push(',');
                    }
                    css.push_str(&selector.text.css);
                }
                if css.len() > start {
                    css.push_str(body);
                }
            }
            Rule::Group { condition, rules } => {
                css.extend([condition, "{"]);
                let inside = css.len();
                write_needed(rules, used, css);
                if css.len() == inside {
                    css.truncate(start);
                } else {
                    css.push('}');
                }
            }
        }
    }
}
