//! A list of entity tags, as `If-Match` and `If-None-Match` carry it: RFC 9110, section 8.8.3.

/// Whether `line` lists the strong tag `etag`, or any with `*`. `counts_weak`: whether `W/"a"` stands for `"a"`.
pub fn lists(line: &[u8], etag: &[u8], counts_weak: bool) -> bool {
    let mut rest = line.trim_ascii();
    if rest == b"*" {
        return true;
    }
    // A tag may hold commas, so the list is read from quote to quote.
    while let Some(open) = rest.iter().position(|byte| *byte == b'"') {
        let Some(length) = rest[open + 1..].iter().position(|byte| *byte == b'"') else { return false };
        let close = open + 1 + length;
        if &rest[open..=close] == etag && (counts_weak || !rest[..open].ends_with(b"W/")) {
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
    fn a_list_names_a_tag_weakly_or_strongly() {
        for (line, weakly, strongly) in [
            (r#""abc""#, true, true),
            (r#"W/"abc""#, true, false),
            (r#""x", "abc""#, true, true),
            (r#""x,y" , W/"abc","z""#, true, false),
            (r#"W/"abc","abc""#, true, true),
            ("*", true, true),
            (" * ", true, true),
            (r#""abcd""#, false, false),
            (r#""x,"abc","y""#, false, false),
            (r#""*""#, false, false),
            ("abc", false, false),
            (r#""abc"#, false, false),
            ("", false, false),
        ] {
            assert_eq!(lists(line.as_bytes(), br#""abc""#, true), weakly, "{line}");
            assert_eq!(lists(line.as_bytes(), br#""abc""#, false), strongly, "{line}");
        }
    }
}
