//! Whether a request says which host and which path it is for: RFC 9112, section 3.2.

use axum::http::header::HOST;
use axum::http::{Request, Uri, Version};

/// Whether the request has a valid host and a target that is a path. HTTP/1.1 must name exactly one host, HTTP/1.0 may, and
/// HTTP/2 names it in its target.
pub fn is_addressed<B>(request: &Request<B>) -> bool {
    let mut hosts = request.headers().get_all(HOST).iter();
    let has_valid_host = match (hosts.next(), hosts.next()) {
        (Some(host), None) => is_authority(host.as_bytes()),
        (None, _) => request.version() != Version::HTTP_11,
        (Some(_), Some(_)) => false,
    };
    has_valid_host && is_path(request.uri())
}

/// Whether a target is a path, alone or after a host. `online` alone is read as a host, and `?x` as a query.
fn is_path(target: &Uri) -> bool {
    match target.authority() {
        None => target.path_and_query().is_some_and(|path| path.as_str().starts_with('/')),
        Some(authority) => target.scheme().is_some() && is_authority(authority.as_str().as_bytes()),
    }
}

/// `uri-host [ ":" port ]`, with a host that is not empty, as the scheme `http` wants it: RFC 3986, section 3.2, and RFC 9110,
/// section 4.2.1.
fn is_authority(text: &[u8]) -> bool {
    let host = if text.first() == Some(&b'[') { ip_literal_length(text) } else { reg_name_length(text) };
    match &text[host..] {
        [] => host > 0,
        [b':', port @ ..] => host > 0 && port.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

/// How many bytes at the beginning are an IPv6 address, or whatever comes after it, in brackets.
fn ip_literal_length(text: &[u8]) -> usize {
    let Some(end) = text.iter().position(|byte| *byte == b']') else { return 0 };
    let is_address = |byte: &u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.' | b'v');
    if end > 1 && text[1..end].iter().all(is_address) { end + 1 } else { 0 }
}

/// How many bytes at the beginning are a name.
fn reg_name_length(text: &[u8]) -> usize {
    let mut length = 0;
    while let Some(byte) = text.get(length) {
        length += match byte {
            byte if IN_REG_NAME[usize::from(*byte)] => 1,
            b'%' if text[length + 1..].iter().take(2).filter(|digit| digit.is_ascii_hexdigit()).count() == 2 => 3,
            _ => break,
        };
    }
    length
}

/// Unreserved characters and sub-delimiters: RFC 3986, sections 2.2 and 2.3. A table, because each request asks for it.
const IN_REG_NAME: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let others = b"-._~!$&'()*+,;=";
    let mut at = 0;
    while at < others.len() {
        table[others[at] as usize] = true;
        at += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_host_is_a_name_or_an_address_with_or_without_a_port() {
        for host in
            ["x", "example.org", "example.org:8080", "127.0.0.1:80", "[::1]", "[::1]:8080", "x:", "a_b", "%E5%BE%AE"]
        {
            assert!(is_authority(host.as_bytes()), "{host}");
        }
        for host in [
            "",
            ":80",
            " ",
            "a b",
            "a/b",
            "a@b",
            "user:pw@a",
            "a\\b",
            "a?b",
            "a#b",
            "a:b",
            "a:80:80",
            "[::1",
            "[]",
            "[x]",
            "[::1]x",
            "::1",
            "%",
            "%E",
            "%zz",
            "a,b c",
            "http://a",
            "\"a\"",
            "<a>",
            "a\u{1}",
            "惠州",
        ] {
            assert!(!is_authority(host.as_bytes()), "{host}");
        }
    }

    #[test]
    fn a_target_is_a_path() {
        for (target, expected) in [
            ("/", true),
            ("/online?x", true),
            ("//online", true),
            ("http://x/online", true),
            ("http://x", true),
            ("http://u@x/online", false),
            ("online", false),
            ("online:80", false),
            ("*", false),
            ("?x", false),
        ] {
            // hyper refuses a target that can't be read.
            assert_eq!(target.parse().is_ok_and(|target| is_path(&target)), expected, "{target}");
        }
    }

    #[test]
    fn each_version_says_in_its_way_which_host_it_is_for() {
        let addressed = |version, hosts: &[&'static str]| {
            let mut request = Request::builder().version(version).uri("/").body(()).unwrap();
            for host in hosts {
                request.headers_mut().append(HOST, HeaderValue::from_static(host));
            }
            is_addressed(&request)
        };
        assert!(addressed(Version::HTTP_11, &["x"]));
        assert!(!addressed(Version::HTTP_11, &[]));
        for version in [Version::HTTP_10, Version::HTTP_2] {
            assert!(addressed(version, &[]) && addressed(version, &["x"]));
        }
        for version in [Version::HTTP_10, Version::HTTP_11, Version::HTTP_2] {
            assert!(!addressed(version, &["x", "x"]) && !addressed(version, &["x", "y"]));
            assert!(!addressed(version, &["x/y"]) && !addressed(version, &[""]));
        }
    }
}
