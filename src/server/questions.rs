//! Answers to what one reader asks: `/search?q=`, `/card/dates?applied=`, `/card/offices?town=`.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, Method, Response, Uri};
use axum::response::IntoResponse;

use crate::server::desk::Desk;
use crate::site::{Answer, Site};

/// Answers with the page made for the question, or with the ready page when nothing that counts is asked.
pub async fn answer(
    State(desk): State<Arc<Desk>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response<axum::body::Body> {
    let parameters = parameters(&uri);
    if parameters.is_empty()
        && let Some(place) = desk.shelf().get(uri.path())
    {
        return desk.hand_out(&place.ready, &method, &headers).into_response();
    }
    match desk.site().answer(uri.path(), &parameters) {
        Ok(Answer::Page(page)) => desk.hand_out_once(*page, &method, &headers),
        Ok(Answer::SeeOther(path)) => desk.see_other(&path),
        Err(error) => desk.apologise(&error),
    }
    .into_response()
}

/// The parameters that count at this address, decoded, in order. Any other is ignored.
fn parameters(uri: &Uri) -> Vec<(String, String)> {
    those_that_count(uri, Site::parameters(uri.path()))
}

fn those_that_count(uri: &Uri, counting: &[&str]) -> Vec<(String, String)> {
    let all: Vec<(String, String)> = Query::try_from_uri(uri).map(|Query(all)| all).unwrap_or_default();
    all.into_iter().filter(|(name, _)| counting.contains(&name.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_counts_is_read_and_every_text_is_decoded() {
        let uri: Uri = "/search?from=timeline&q=%E4%BD%99%E9%A2%9D+12333&isappinstalled=0".parse().unwrap();
        assert_eq!(those_that_count(&uri, &["q"]), [("q".to_owned(), "余额 12333".to_owned())]);
        let uri: Uri = "/search?q=%FF%&q".parse().unwrap();
        let expected = [("q".to_owned(), "\u{fffd}%".to_owned()), ("q".to_owned(), String::new())];
        assert_eq!(those_that_count(&uri, &["q"]), expected);
        let uri: Uri = "/online?q=1".parse().unwrap();
        assert_eq!(parameters(&uri), []);
    }
}
