//! The pages that answer what their query says. Without a query that they read, the page that was rendered ahead is the
//! response.

use axum::extract::State;
use axum::http::Response;
use axum::routing::{MethodRouter, get};

use super::fallback::page_at_path;
use super::page_request::{PageQuery, PageRequest};
use crate::pages::{Context, FromQuery, PageResponse, RenderError};
use crate::server::responses::Body;
use crate::server::state::AppState;
use crate::site::QueryResponse;

/// The route of a page that `answer` makes from the query.
pub fn query_page<Q>(answer: fn(&Context<'_>, &Q) -> Result<PageResponse, RenderError>) -> MethodRouter<AppState>
where
    Q: FromQuery + Send + Sync + 'static,
{
    get(move |State(state): State<AppState>, request: PageRequest, PageQuery(query): PageQuery<Q>| async move {
        respond(&state, &request, query, |ctx, _, query| answer(ctx, query))
    })
}

/// The route of pages that `answer` makes from the last segment of the path and the query.
pub fn query_page_of<Q>(
    answer: fn(&Context<'_>, &str, &Q) -> Result<PageResponse, RenderError>,
) -> MethodRouter<AppState>
where
    Q: FromQuery + Send + Sync + 'static,
{
    get(move |State(state): State<AppState>, request: PageRequest, PageQuery(query): PageQuery<Q>| async move {
        respond(&state, &request, query, answer)
    })
}

/// A query is answered only at the path of a page. Any other way to write the path is redirected first.
fn respond<Q>(
    state: &AppState,
    request: &PageRequest,
    query: Option<Q>,
    answer: impl FnOnce(&Context<'_>, &str, &Q) -> Result<PageResponse, RenderError>,
) -> Response<Body> {
    let path = request.uri.path();
    let is_page = state.site().edition().page(path).is_some();
    let Some(query) = query.filter(|_| is_page) else { return page_at_path(state, request) };
    let last_segment = path.rsplit('/').next().unwrap_or(path);
    match state.site().answer_query(|ctx| answer(ctx, last_segment, &query)) {
        Ok(QueryResponse::Page(page)) => state.page_response(&page, &request.method, &request.headers),
        Ok(QueryResponse::SeeOther(path)) => state.see_other(&path),
        Err(error) => state.internal_error(&error),
    }
}
