//! The pages whose query matters: each reads its query as a type and answers with a page made for it. Without such a
//! query, the page that was rendered ahead is the answer.

use axum::extract::State;
use axum::http::Response;

use super::fallback::page_at_path;
use super::page_request::PageRequest;
use crate::pages::tools::credentials::FindQuery;
use crate::pages::tools::dates::DatesQuery;
use crate::pages::tools::documents::DocumentsQuery;
use crate::pages::tools::offices::OfficesQuery;
use crate::pages::tools::search::SearchQuery;
use crate::pages::tools::{checklist, dates, documents, find, find_topic, offices, search};
use crate::pages::{Context, PageResponse, RenderError};
use crate::server::responses::Body;
use crate::server::state::AppState;
use crate::site::QueryResponse;

pub async fn dates(State(state): State<AppState>, request: PageRequest<DatesQuery>) -> Response<Body> {
    respond(&state, &request, dates::answer)
}

pub async fn offices(State(state): State<AppState>, request: PageRequest<OfficesQuery>) -> Response<Body> {
    respond(&state, &request, offices::answer)
}

pub async fn documents(State(state): State<AppState>, request: PageRequest<DocumentsQuery>) -> Response<Body> {
    respond(&state, &request, documents::answer)
}

pub async fn checklist(State(state): State<AppState>, request: PageRequest<DocumentsQuery>) -> Response<Body> {
    respond(&state, &request, |ctx, query| checklist::answer(ctx, request.last_segment(), query))
}

pub async fn find(State(state): State<AppState>, request: PageRequest<FindQuery>) -> Response<Body> {
    respond(&state, &request, find::answer)
}

pub async fn find_topic(State(state): State<AppState>, request: PageRequest<FindQuery>) -> Response<Body> {
    respond(&state, &request, |ctx, query| find_topic::answer(ctx, request.last_segment(), query))
}

pub async fn search(State(state): State<AppState>, request: PageRequest<SearchQuery>) -> Response<Body> {
    respond(&state, &request, search::answer)
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
