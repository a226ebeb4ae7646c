//! The pages that answer what their query says. Without a query that they read, the page that was rendered ahead is the
//! response.

use axum::extract::State;
use axum::http::Response;
use axum::routing::{MethodRouter, get};

use super::fallback::page_at_path;
use super::page_request::{PageQuery, PageRequest};
use crate::pages::{Context, FromQuery, PageResponse, RenderError, Writing};
use crate::server::responses::Body;
use crate::server::state::AppState;
use crate::site::QueryResponse;

/// The route of a page that `render` makes from the query.
pub fn query_page<Q>(render: fn(&Context<'_>, &Q) -> Result<PageResponse, RenderError>) -> MethodRouter<AppState>
where
    Q: FromQuery + Send + Sync + 'static,
{
    get(move |State(state): State<AppState>, request: PageRequest, PageQuery(query): PageQuery<Q>| async move {
        respond(&state, &request, query, |ctx, _, query| render(ctx, query))
    })
}

/// The route of pages that `render` makes from the last segment of the path and the query.
pub fn query_page_of<Q>(
    render: fn(&Context<'_>, &str, &Q) -> Result<PageResponse, RenderError>,
) -> MethodRouter<AppState>
where
    Q: FromQuery + Send + Sync + 'static,
{
    get(move |State(state): State<AppState>, request: PageRequest, PageQuery(query): PageQuery<Q>| async move {
        respond(&state, &request, query, render)
    })
}

/// A query is answered only at the path of a page. Any other way to write the path is redirected first.
fn respond<Q>(
    state: &AppState,
    request: &PageRequest,
    query: Option<Q>,
    render: impl FnOnce(&Context<'_>, &str, &Q) -> Result<PageResponse, RenderError>,
) -> Response<Body> {
    let path = request.uri.path();
    let is_page = state.site().edition().has_page(path);
    let Some(query) = query.filter(|_| is_page) else { return page_at_path(state, request) };
    let last_segment = path.rsplit('/').next().unwrap_or(path);
    let (writing, _) = Writing::of_path(path);
    match state
        .site()
        .answer_query(writing, request.uri.query().unwrap_or_default(), |ctx| render(ctx, last_segment, &query))
    {
        Ok(QueryResponse::Page(page)) => state.page_response(&page, &request.method, &request.headers),
        Ok(QueryResponse::SeeOther(path)) => state.see_other(&path),
        Err(error) => state.internal_error(&error),
    }
}
