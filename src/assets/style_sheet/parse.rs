//! A style sheet's text parsed into rules, each with the classes that it requires.
//!
//! Browsers accept text that is not well formed: they skip a rule, or close a block at the end of the file. Here it is an
//! error, since a skipped rule is easy to overlook.

use std::mem;

use cssparser::{ParseError, Parser, SourceLocation, Token};

use super::{Classes, Condensed, Rule, Selector};

/// The at-rules whose block holds rules. The block of any other, such as `@page`, is kept as it is.
const GROUPS: [&str; 6] = ["container", "layer", "media", "scope", "starting-style", "supports"];

type Parsed<T> = Result<T, ParseError<String>>;

pub(super) fn rules(input: &mut Parser<'_>, classes: &mut Classes) -> Parsed<Vec<Rule>> {
    let mut rules = Vec::new();
    while let Some(rule) = rule(input, classes)? {
        rules.push(rule);
    }
    Ok(rules)
}

/// The next rule, or `None` at the end of the block or file.
fn rule(input: &mut Parser<'_>, classes: &mut Classes) -> Parsed<Option<Rule>> {
    let mut selectors = Vec::new();
    let mut selector = Selector::default();
    let mut at_keyword = None;
    let mut after_dot = false;
    loop {
        let location = input.current_source_location();
        let next = next_token(input)?;
        let is_empty = selector.text.css.is_empty();
        let Some((token, source)) = next else {
            return if is_empty && selectors.is_empty() {
                Ok(None)
            } else {
                Err(error(location, "a rule has no block"))
            };
        };
        match &token {
            Token::AtKeyword(name) if is_empty => at_keyword = Some(name.clone()),
            Token::Comma | Token::CurlyBracketBlock if is_empty => {
                return Err(error(location, "a selector is missing"));
            }
            Token::Comma if at_keyword.is_none() => {
                selectors.push(mem::take(&mut selector));
                continue;
            }
            // Only here, outside brackets: a class inside `:not()` or `:is()` need not be in the page.
            Token::Ident(name) if after_dot && at_keyword.is_none() => {
                let next_index = classes.len();
                selector.classes.push(*classes.entry(name.to_string()).or_insert(next_index));
            }
            Token::CurlyBracketBlock if at_keyword.as_deref().is_some_and(|name| GROUPS.contains(&name)) => {
                let rules = in_block(input, |block| rules(block, classes))?;
                return Ok(Some(Rule::Group { condition: selector.text.css, rules }));
            }
            Token::CurlyBracketBlock => {
                selectors.push(selector);
                let mut body = Condensed::default();
                copy(input, &token, source, &mut body)?;
                return Ok(Some(Rule::Plain { selectors, body: body.css }));
            }
            Token::Semicolon if at_keyword.is_some() => {
                return Ok(Some(Rule::Plain { selectors: vec![selector], body: ";".to_owned() }));
            }
            Token::Semicolon => return Err(error(location, "a rule has no block")),
            _ => {}
        }
        after_dot = token == Token::Delim('.');
        copy(input, &token, source, &mut selector.text)?;
    }
}

/// The next token and how it is written, or `None` at the end of the block or file.
fn next_token<'i>(input: &mut Parser<'i>) -> Parsed<Option<(Token<'i>, &'i str)>> {
    let (location, start) = (input.current_source_location(), input.position());
    let Ok(token) = input.next_including_whitespace_and_comments() else { return Ok(None) };
    let token = token.clone();
    let source = input.slice_from(start);
    match token {
        Token::Comment(text) if source.len() < "/**/".len() + text.len() => {
            Err(error(location, "a comment is never closed"))
        }
        _ if token.is_parse_error() => Err(error(location, "this can't stand here")),
        _ => Ok(Some((token, source))),
    }
}

/// Parses the block or function whose opening token was just read.
fn in_block<'i, T>(input: &mut Parser<'i>, parse: impl FnOnce(&mut Parser<'i>) -> Parsed<T>) -> Parsed<T> {
    let location = input.current_source_location();
    let (parsed, end) = input.parse_nested_block(|block| {
        let parsed = parse(block)?;
        Ok((parsed, block.position()))
    })?;
    // The closing bracket has been read now, unless the file ended before it.
    if input.position() == end { Err(error(location, "a block is never closed")) } else { Ok(parsed) }
}

/// Copies `token`, with the whole block when it opens one.
fn copy<'i>(input: &mut Parser<'i>, token: &Token<'i>, source: &str, text: &mut Condensed) -> Parsed<()> {
    text.push(token, source);
    let (closing, source) = match token {
        Token::Function(_) | Token::ParenthesisBlock => (Token::CloseParenthesis, ")"),
        Token::SquareBracketBlock => (Token::CloseSquareBracket, "]"),
        Token::CurlyBracketBlock => (Token::CloseCurlyBracket, "}"),
        _ => return Ok(()),
    };
    in_block(input, |block| {
        while let Some((token, source)) = next_token(block)? {
            copy(block, &token, source, text)?;
        }
        Ok(())
    })?;
    text.push(&closing, source);
    Ok(())
}

fn error(location: SourceLocation, problem: &str) -> ParseError<String> {
    ParseError::custom(format!("line {}, column {}: {problem}", location.line + 1, location.column))
}
