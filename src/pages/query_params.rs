//! The query of a URL: its parameters, and the typed form of those that one page reads.

/// The parameters of a query in order, decoded. A byte sequence that is no UTF-8 becomes U+FFFD.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueryParams(Vec<(String, String)>);

impl QueryParams {
    /// The parameters of `query`, the part of a URL after its `?`.
    pub fn parse(query: &str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }

    /// The first value of a parameter without the spaces around it.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// The names of the parameters, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Every value of a parameter that may be repeated.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// The value of a yes-or-no question; `None` if it is neither.
    pub fn yes_or_no(&self, name: &str) -> Option<bool> {
        match self.first(name)? {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}

/// The parameters that one page reads. Every other parameter is ignored, since `WeChat` adds its own.
pub trait FromQuery: Sized {
    /// `None` if the query has none of the parameters that the page reads: the response is then the page without a query.
    fn from_query(params: &QueryParams) -> Option<Self>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_decoded_and_the_first_of_a_name_counts() {
        let params = QueryParams::parse("from=timeline&q=%E4%BD%99%E9%A2%9D+12333&q=2&isappinstalled=0");
        assert_eq!(params.first("q"), Some("余额 12333"));
        assert_eq!(params.all("q").collect::<Vec<_>>(), ["余额 12333", "2"]);
        assert_eq!(params.first("town"), None);
        assert_eq!(QueryParams::parse("q=%FF%&q").all("q").collect::<Vec<_>>(), ["\u{fffd}%", ""]);
    }

    #[test]
    fn only_yes_and_no_answer_a_yes_or_no_question() {
        let params = QueryParams::parse("studying=yes&veteran=no&low-income=maybe");
        assert_eq!(params.yes_or_no("studying"), Some(true));
        assert_eq!(params.yes_or_no("veteran"), Some(false));
        assert_eq!(params.yes_or_no("low-income"), None);
        assert_eq!(params.yes_or_no("age"), None);
    }
}
