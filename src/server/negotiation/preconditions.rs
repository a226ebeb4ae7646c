//! `If-Match` and `If-None-Match`: RFC 9110, section 13.

use axum::http::HeaderMap;
use axum::http::header::{IF_MATCH, IF_NONE_MATCH};

use super::etag_list::lists;

/// What a request's conditions make of the response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precondition {
    /// There is none, or it holds.
    Met,
    /// 412: the client wants only a representation that this is not.
    Failed,
    /// 304: the client has this representation.
    NotModified,
}

impl Precondition {
    /// `If-Match` by strong comparison first, then `If-None-Match` by weak comparison.
    pub fn of(headers: &HeaderMap, etag: &[u8]) -> Self {
        // Most requests have neither, and this is the cheaper way to see that.
        if headers.contains_key(IF_MATCH)
            && !headers.get_all(IF_MATCH).iter().any(|line| lists(line.as_bytes(), etag, false))
        {
            return Self::Failed;
        }
        if headers.contains_key(IF_NONE_MATCH)
            && headers.get_all(IF_NONE_MATCH).iter().any(|line| lists(line.as_bytes(), etag, true))
        {
            return Self::NotModified;
        }
        Self::Met
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    #[test]
    fn if_match_comes_before_if_none_match() {
        let of = |headers: &[(HeaderName, &'static str)]| {
            let mut map = HeaderMap::new();
            for (name, value) in headers {
                map.append(name, HeaderValue::from_static(value));
            }
            Precondition::of(&map, br#""a""#)
        };
        assert_eq!(of(&[]), Precondition::Met);
        assert_eq!(of(&[(IF_MATCH, r#""a""#)]), Precondition::Met);
        assert_eq!(of(&[(IF_MATCH, "*")]), Precondition::Met);
        assert_eq!(of(&[(IF_MATCH, r#""b""#), (IF_MATCH, r#""a""#)]), Precondition::Met);
        assert_eq!(of(&[(IF_MATCH, r#""b""#)]), Precondition::Failed);
        assert_eq!(of(&[(IF_MATCH, r#"W/"a""#)]), Precondition::Failed);
        assert_eq!(of(&[(IF_MATCH, r#""b""#), (IF_NONE_MATCH, r#""a""#)]), Precondition::Failed);
        assert_eq!(of(&[(IF_MATCH, r#""a""#), (IF_NONE_MATCH, r#""a""#)]), Precondition::NotModified);
        assert_eq!(of(&[(IF_NONE_MATCH, r#"W/"a""#)]), Precondition::NotModified);
        assert_eq!(of(&[(IF_NONE_MATCH, r#""b""#)]), Precondition::Met);
    }
}
