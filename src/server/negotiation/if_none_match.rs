//! `If-None-Match`: RFC 9110, section 13.1.2.

use axum::http::HeaderMap;
use axum::http::header::IF_NONE_MATCH;

/// Whether the request names `etag`, by weak comparison, or any with `*`.
pub fn matches(headers: &HeaderMap, etag: &[u8]) -> bool {
    // Most requests have none, and this is the cheaper way to see that.
    headers.contains_key(IF_NONE_MATCH)
        && headers.get_all(IF_NONE_MATCH).iter().any(|line| lists(line.as_bytes(), etag))
}

fn lists(line: &[u8], etag: &[u8]) -> bool {
    let mut rest = line.trim_ascii();
    if rest == b"*" {
        return true;
    }
    // A tag may hold commas, so the list is read from quote to quote.
    while let Some(open) = rest.iter().position(|byte| *byte == b'"') {
        let Some(length) = rest[open + 1..].iter().position(|byte| *byte == b'"') else { return false };
        let close = open + 1 + length;
        if &rest[open..=close] == etag {
            return true;
        }
        rest = &rest[close + 1..];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_by_weak_comparison() {
        for (line, expected) in [
            (r#""abc""#, true),
            (r#"W/"abc""#, true),
            (r#""x", "abc""#, true),
            (r#""x,y" , W/"abc","z""#, true),
            ("*", true),
            (" * ", true),
            (r#""abcd""#, false),
            (r#""x,"abc","y""#, false),
            (r#""*""#, false),
            ("abc", false),
            (r#""abc"#, false),
            ("", false),
        ] {
            assert_eq!(lists(line.as_bytes(), br#""abc""#), expected, "{line}");
        }
    }
}
