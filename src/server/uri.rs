//! Paths as clients and proxies write them, and the one way in which this site does.

use std::borrow::Cow;

use axum::http::HeaderValue;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What is percent-encoded in a `Location`, besides everything that isn't ASCII.
const ENCODED_IN_LOCATION: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'`').add(b'{').add(b'}');

/// The path with its percent-encoding undone; what is no UTF-8 becomes U+FFFD.
pub fn decoded(path: &str) -> Cow<'_, str> {
    percent_decode_str(path).decode_utf8_lossy()
}

/// The path without the slashes at its end; the root keeps its own.
pub fn without_trailing_slashes(path: &str) -> &str {
    match path.trim_end_matches('/') {
        "" => "/",
        trimmed => trimmed,
    }
}

/// A `Location` on this very site; nothing if `path` would lead elsewhere.
pub fn location(path: &str, query: Option<&str>) -> Option<HeaderValue> {
    if !path.starts_with('/') || path.starts_with("//") || path.starts_with("/\\") {
        return None;
    }
    let (path, fragment) = path.split_once('#').map_or((path, None), |(path, fragment)| (path, Some(fragment)));
    let mut text = utf8_percent_encode(path, ENCODED_IN_LOCATION).to_string();
    if let Some(query) = query {
        text.push('?');
        text.extend(utf8_percent_encode(query, ENCODED_IN_LOCATION));
    }
    if let Some(fragment) = fragment {
        text.push('#');
        text.extend(utf8_percent_encode(fragment, ENCODED_IN_LOCATION));
    }
    HeaderValue::try_from(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_stays_on_this_site() {
        for path in ["//evil.example", "/\\evil.example", "https://evil.example", "evil", ""] {
            assert_eq!(location(path, None), None, "{path}");
        }
    }

    #[test]
    fn a_location_keeps_its_query_before_its_fragment() {
        let location = location("/online#wechat", Some("from=singlemessage&q=%E4%BD%99")).unwrap();
        assert_eq!(location, "/online?from=singlemessage&q=%E4%BD%99#wechat");
    }

    #[test]
    fn paths_are_decoded_without_failing() {
        assert_eq!(decoded("/%6Fnline"), "/online");
        assert_eq!(decoded("/%FF"), "/\u{fffd}");
        assert_eq!(without_trailing_slashes("/online//"), "/online");
        assert_eq!(without_trailing_slashes("//"), "/");
    }
}
