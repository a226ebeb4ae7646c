//! Which coding a reader wants: RFC 9110, section 12.5.3.

use axum::http::header::ACCEPT_ENCODING;
use axum::http::{HeaderMap, HeaderValue};

use crate::site::Encoding;

/// What nearly all browsers send, word for word: it needs no reading.
const BROWSERS: [&str; 3] = ["gzip, deflate, br, zstd", "gzip, deflate, br", "gzip, deflate"];

/// The weight of what is wanted most, in thousandths.
const MOST: u16 = 1000;

/// How much a reader wants each coding, in thousandths; 0: not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptEncoding {
    brotli: u16,
    gzip: u16,
    identity: u16,
}

impl AcceptEncoding {
    /// Reads the request's headers. Without one, only the plain bytes are safe to send.
    pub fn of(headers: &HeaderMap) -> Self {
        let is_nothing_repeated = headers.len() == headers.keys_len();
        if is_nothing_repeated
            && let Some(line) = headers.get(ACCEPT_ENCODING)
            && BROWSERS.iter().any(|usual| line == usual)
        {
            let brotli = if line.len() == BROWSERS[2].len() { 0 } else { MOST };
            return Self { brotli, gzip: MOST, identity: 1 };
        }
        Self::parse(headers.get_all(ACCEPT_ENCODING).iter())
    }

    fn parse<'l>(lines: impl Iterator<Item = &'l HeaderValue>) -> Self {
        let (mut brotli, mut gzip, mut identity, mut any) = (None, None, None, None);
        for line in lines {
            for element in line.as_bytes().split(|byte| *byte == b',') {
                let Some((coding, weight)) = parse_element(element) else { continue };
                let wanted = match coding {
                    b if b.eq_ignore_ascii_case(b"br") => &mut brotli,
                    b if b.eq_ignore_ascii_case(b"gzip") || b.eq_ignore_ascii_case(b"x-gzip") => &mut gzip,
                    b if b.eq_ignore_ascii_case(b"identity") => &mut identity,
                    b"*" => &mut any,
                    _ => continue,
                };
                *wanted = Some(weight);
            }
        }
        Self {
            brotli: brotli.or(any).unwrap_or(0),
            gzip: gzip.or(any).unwrap_or(0),
            // Not named, it is acceptable, but liked less than anything that is.
            identity: identity.unwrap_or(u16::from(any != Some(0))),
        }
    }

    /// What `find` has in the coding that the reader wants most; ours come first where it doesn't care. Nothing when it
    /// wants none of those that are there.
    pub fn choose<T>(self, find: impl Fn(Encoding) -> Option<T>) -> Option<T> {
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
        AcceptEncoding::of(&headers).choose(Some).map(Encoding::token)
    }

    #[test]
    fn the_reader_gets_what_it_likes_best_and_never_what_it_refuses() {
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
    fn what_browsers_send_is_read_as_if_it_were_parsed() {
        for usual in BROWSERS {
            let line = HeaderValue::from_static(usual);
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, line.clone())]);
            assert_eq!(AcceptEncoding::of(&headers), AcceptEncoding::parse([&line].into_iter()), "{usual}");
        }
    }

    #[test]
    fn a_form_that_was_not_made_is_passed_over() {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("br, gzip;q=0.5"));
        let wanted = AcceptEncoding::of(&headers);
        assert_eq!(wanted.choose(|encoding| Some(encoding).filter(|it| *it != Encoding::Brotli)), Some(Encoding::Gzip));
        assert_eq!(
            wanted.choose(|encoding| Some(encoding).filter(|it| *it == Encoding::Identity)),
            Some(Encoding::Identity)
        );
    }
}
