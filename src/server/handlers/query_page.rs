//! The pages whose query matters: a typed query gets a page made for it. Without one, the page that was rendered ahead
//! is the answer.

use axum::extract::State;
use axum::http::Response;
use axum::routing::{MethodRouter, get};

use super::fallback::page_at_path;
use super::page_request::PageRequest;
use crate::pages::{Context, FromQuery, PageResponse, RenderError};
use crate::server::responses::Body;
use crate::server::state::AppState;
use crate::site::QueryResponse;

/// The route of a page that `answer` makes from the query.
pub fn query_page<Q>(answer: fn(&Context<'_>, &Q) -> Result<PageResponse, RenderError>) -> MethodRouter<AppState>
where
    Q: FromQuery + Send + Sync + 'static,
{
    get(move |State(state): State<AppState>, request: PageRequest<Q>| async move { respond(&state, &request, answer) })
}

/// The route of a page that `answer` makes from the last segment of the path and the query.
pub fn query_page_of<Q>(
    answer: fn(&Context<'_>, &str, &Q) -> Result<PageResponse, RenderError>,
) -> MethodRouter<AppState>
where
    Q: FromQuery + Send + Sync + 'static,
{
    get(move |State(state): State<AppState>, request: PageRequest<Q>| async move {
        respond(&state, &request, |ctx, query| answer(ctx, request.last_segment(), query))
    })
}

fn respond<Q>(
    state: &AppState,
    request: &PageRequest<Q>,
    answer: impl FnOnce(&Context<'_>, &Q) -> Result<PageResponse, RenderError>,
) -> Response<Body> {
    let Some(query) = &request.query else { return page_at_path(state, request) };
    match state.site().answer_query(|ctx| answer(ctx, query)) {
        Ok(QueryResponse::Page(page)) => state.page_response(&page, &request.method, &request.headers),
        Ok(QueryResponse::SeeOther(path)) => state.see_other(&path),
        Err(error) => state.internal_error(&error),
    }
}
