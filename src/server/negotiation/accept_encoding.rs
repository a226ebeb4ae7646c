//! `Accept-Encoding`: RFC 9110, section 12.5.3.

use axum::http::header::ACCEPT_ENCODING;
use axum::http::{HeaderMap, HeaderValue};

use crate::site::Encoding;

/// The weight of what is preferred most, in thousandths.
const MOST: u16 = 1000;

/// The weight of each coding in thousandths; 0: refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptEncoding {
    brotli: u16,
    gzip: u16,
    identity: u16,
}

/// What nearly all browsers send, word for word, so that it needs no parsing.
const BROWSERS: [(&str, AcceptEncoding); 3] = [
    ("gzip, deflate, br, zstd", AcceptEncoding { brotli: MOST, gzip: MOST, identity: 1 }),
    ("gzip, deflate, br", AcceptEncoding { brotli: MOST, gzip: MOST, identity: 1 }),
    ("gzip, deflate", AcceptEncoding { brotli: 0, gzip: MOST, identity: 1 }),
];

impl AcceptEncoding {
    /// Reads the request's headers. Without this one, only the identity is safe to send.
    pub fn of(headers: &HeaderMap) -> Self {
        let has_no_repeated_header = headers.len() == headers.keys_len();
        if has_no_repeated_header
            && let Some(line) = headers.get(ACCEPT_ENCODING)
            && let Some((_, accepted)) = BROWSERS.iter().find(|(usual, _)| line == usual)
        {
            return *accepted;
        }
        Self::parse(headers.get_all(ACCEPT_ENCODING).iter())
    }

    fn parse<'l>(lines: impl Iterator<Item = &'l HeaderValue>) -> Self {
        let (mut brotli, mut gzip, mut identity, mut any) = (None, None, None, None);
        for line in lines {
            for element in line.as_bytes().split(|byte| *byte == b',') {
                let Some((coding, weight)) = parse_element(element) else { continue };
                let named = match coding {
                    b if b.eq_ignore_ascii_case(b"br") => &mut brotli,
                    b if b.eq_ignore_ascii_case(b"gzip") || b.eq_ignore_ascii_case(b"x-gzip") => &mut gzip,
                    b if b.eq_ignore_ascii_case(b"identity") => &mut identity,
                    b"*" => &mut any,
                    _ => continue,
                };
                *named = Some(weight);
            }
        }
        Self {
            brotli: brotli.or(any).unwrap_or(0),
            gzip: gzip.or(any).unwrap_or(0),
            // Not named, it is acceptable, but less than anything that is.
            identity: identity.unwrap_or(u16::from(any != Some(0))),
        }
    }

    /// What `find` has in the coding with the greatest weight; where weights are equal, this site's order decides. `None`
    /// when every coding that there is is refused.
    pub fn prefer<T>(self, find: impl Fn(Encoding) -> Option<T>) -> Option<T> {
        let mut best = None;
        let mut most = 0;
        for encoding in Encoding::ALL {
            let weight = self.weight(encoding);
            if weight > most
                && let Some(found) = find(encoding)
            {
                best = Some(found);
                most = weight;
            }
            if most == MOST {
                break;
            }
        }
        best
    }

    fn weight(self, encoding: Encoding) -> u16 {
        match encoding {
            Encoding::Brotli => self.brotli,
            Encoding::Gzip => self.gzip,
            Encoding::Identity => self.identity,
        }
    }
}

/// A coding and its weight in thousandths; nothing if the weight makes no sense.
fn parse_element(element: &[u8]) -> Option<(&[u8], u16)> {
    let mut parts = element.split(|byte| *byte == b';').map(<[u8]>::trim_ascii);
    let coding = parts.next().filter(|coding| !coding.is_empty())?;
    let mut weight = 1000;
    for parameter in parts {
        let (name, value) = parameter.split_at_checked(2)?;
        if name.eq_ignore_ascii_case(b"q=") {
            weight = parse_weight(value)?;
        }
    }
    Some((coding, weight))
}

/// `0`, `1`, `0.5`, `1.000`: at most three digits after the point.
fn parse_weight(text: &[u8]) -> Option<u16> {
    let (whole, fraction) = match text {
        [whole] | [whole, b'.'] => (*whole, &[][..]),
        [whole, b'.', fraction @ ..] if fraction.len() <= 3 => (*whole, fraction),
        _ => return None,
    };
    let whole = match whole {
        b'0' => 0,
        b'1' => 1000,
        _ => return None,
    };
    let mut weight = whole;
    for (digit, scale) in fraction.iter().zip([100, 10, 1]) {
        if !digit.is_ascii_digit() {
            return None;
        }
        weight += u16::from(digit - b'0') * scale;
    }
    (weight <= 1000).then_some(weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(lines: &[&'static str]) -> Option<&'static str> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(ACCEPT_ENCODING, HeaderValue::from_static(line));
        }
        AcceptEncoding::of(&headers).prefer(Some).map(Encoding::token)
    }

    #[test]
    fn the_preferred_coding_is_chosen_and_never_a_refused_one() {
        for (lines, expected) in [
            (&[][..], Some("identity")),
            (&[""], Some("identity")),
            (&["gzip, deflate, br, zstd"], Some("br")),
            (&["gzip", "br"], Some("br")),
            (&["gzip"], Some("gzip")),
            (&["x-gzip"], Some("gzip")),
            (&["GZip;Q=0.3"], Some("gzip")),
            (&["br;q=0.5, gzip;q=0.9"], Some("gzip")),
            (&["br ; q=0 , gzip"], Some("gzip")),
            (&["br;q=0,gzip;q=0.000"], Some("identity")),
            (&["identity;q=1, br;q=0.5"], Some("identity")),
            (&["identity, br"], Some("br")),
            (&["*"], Some("br")),
            (&["*;q=0"], None),
            (&["*;q=0, identity"], Some("identity")),
            (&["*;q=0, gzip"], Some("gzip")),
            (&["br;q=0, *"], Some("gzip")),
            (&["identity;q=0"], None),
            (&["identity;q=0, deflate"], None),
            (&["identity;q=0, gzip;q=0.001"], Some("gzip")),
            (&["deflate, zstd"], Some("identity")),
            (&["br;q=2, gzip;q=nonsense"], Some("identity")),
            (&["br;q=1.001, gzip;q=0.1234"], Some("identity")),
            (&[", ,gzip,,"], Some("gzip")),
        ] {
            assert_eq!(chosen(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn what_browsers_send_is_what_parsing_it_would_give() {
        for (usual, accepted) in BROWSERS {
            assert_eq!(AcceptEncoding::parse([&HeaderValue::from_static(usual)].into_iter()), accepted, "{usual}");
        }
    }

    #[test]
    fn a_coding_that_the_page_does_not_have_is_passed_over() {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("br, gzip;q=0.5"));
        let accepted = AcceptEncoding::of(&headers);
        assert_eq!(
            accepted.prefer(|encoding| Some(encoding).filter(|it| *it != Encoding::Brotli)),
            Some(Encoding::Gzip)
        );
        assert_eq!(
            accepted.prefer(|encoding| Some(encoding).filter(|it| *it == Encoding::Identity)),
            Some(Encoding::Identity)
        );
    }
}
