//! Temporary.
use axum::extract::State;
use axum::http::Response;

use super::fallback::page_at_path;
use super::page_request::{NoQuery, PageRequest};
use crate::pages;
use crate::server::responses::Body;
use crate::server::state::AppState;
use crate::site::QueryResponse;

pub async fn any(State(state): State<AppState>, request: PageRequest<NoQuery>) -> Response<Body> {
    let names = pages::queried_parameters(request.uri.path());
    let all: Vec<(String, String)> = form_urlencoded::parse(request.uri.query().unwrap_or("").as_bytes())
        .into_owned()
        .filter(|(k, _)| names.contains(&k.as_str()))
        .collect();
    if all.is_empty() {
        return page_at_path(&state, &request);
    };
    match state.site().answer_query(|ctx| pages::queried(ctx, request.uri.path(), &all)) {
        Ok(QueryResponse::Page(page)) => state.page_response(&page, &request.method, &request.headers),
        Ok(QueryResponse::SeeOther(path)) => state.see_other(&path),
        Err(error) => state.internal_error(&error),
    }
}
pub use any as dates;
pub use any as offices;
pub use any as documents;
pub use any as checklist;
pub use any as find;
pub use any as find_topic;
pub use any as search;
