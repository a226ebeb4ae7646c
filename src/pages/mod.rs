//! Pages: what every path of the site says, in words and markup. One file per page, its template beside it by name, its
//! tests inside it.
//!
//! [`PageId`] is the list of pages. Everything that can be enumerated is rendered ahead by [`render_all`]; a page that
//! depends on the query has a type for it and a function `answer` in [`tools`].

mod context;
mod error;
mod files;
mod guides;
mod layout;
mod page_id;
mod parts;
mod query;
mod rendered_page;
pub mod search_index;
#[cfg(test)]
mod test_support;
pub mod tools;

pub use context::Context;
pub use error::RenderError;
pub use files::FileId;
pub use guides::error_page::{content_too_large, not_found, server_error, service_unavailable};
pub use page_id::{Listing, PageId};
pub use parts::links::Link;
pub use query::{FromQuery, QueryParams};
pub use rendered_page::{Media, PageResponse, RenderedPage};
pub use search_index::LazyIndex;

use crate::content::{Content, GroupId, TopicId};
use query::Query;
use tools::credentials::{self, FindQuery};
use tools::{checklist, dates_page, documents_page, find, find_topic, offices_page, search};

/// Renders every page and file of [`PageId::all`].
///
/// # Errors
/// When a template can't be rendered.
pub fn render_all(ctx: &Context<'_>) -> Result<Vec<RenderedPage>, RenderError> {
    PageId::all(ctx.content).into_iter().filter_map(|page| page.render(ctx).transpose()).collect()
}

/// Renders the service worker of the edition of this name.
///
/// # Errors
/// When the template can't be rendered.
pub fn service_worker(ctx: &Context<'_>, edition: &str) -> Result<RenderedPage, RenderError> {
    files::service_worker::render(ctx, edition)
}

/// Earlier paths and the pages that are there now; requests for them are redirected.
pub fn aliases(content: &Content) -> Vec<(String, PageId<'_>)> {
    let mut aliases = Vec::new();
    for guide in content.guides() {
        let page = PageId::Guide(guide.id);
        aliases.extend(guide.intro.aliases.iter().map(|alias| (format!("/{}", alias.value), page)));
        for section in &guide.sections {
            let aliases_of_section = section.heading().aliases.iter();
            let page = PageId::of_section(guide.id, *section);
            aliases.extend(aliases_of_section.map(|alias| (PageId::Section(guide.id, &alias.value).path(), page)));
        }
    }
    aliases
}

/// The pages whose query matters: route, and the parameters that do; `{…}` stands for one part of a path. Every other
/// parameter is ignored, as `WeChat` adds its own.
pub const QUERIED: &[(&str, &[&str])] = &[
    ("/card/dates", &["applied"]),
    ("/card/offices", &["town"]),
    ("/card/documents", documents_page::PARAMETERS),
    ("/card/documents/{group}", documents_page::PARAMETERS),
    ("/find", &[credentials::NEED]),
    ("/find/{topic}", &[credentials::NEED]),
    ("/search", &["q"]),
];

/// The parameters that matter to the page at `path`.
pub fn queried_parameters(path: &str) -> &'static [&'static str] {
    QUERIED.iter().find(|(route, _)| matches_route(route, path)).map_or(&[], |(_, parameters)| parameters)
}

fn matches_route(route: &str, path: &str) -> bool {
    let (mut wanted, mut found) = (route.split('/'), path.split('/'));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some(part), Some(given)) if part == given || (part.starts_with('{') && !given.is_empty()) => {}
            _ => return false,
        }
    }
}

/// Answers a request whose query has one of the [`queried_parameters`] of its path. `parameters` are decoded, in order.
///
/// # Errors
/// When a template can't be rendered.
pub fn queried(ctx: &Context<'_>, path: &str, parameters: &[(String, String)]) -> Result<PageResponse, RenderError> {
    let query = Query::new(parameters);
    let params: QueryParams = parameters.iter().cloned().collect();
    match path {
        "/card/dates" => return dates_page::applied(ctx, query.first("applied")),
        "/card/offices" => return offices_page::typed(ctx, query.first("town")),
        "/card/documents" => return documents_page::answered(ctx, &query),
        _ => {}
    }
    if path == "/search"
        && let Some(query) = search::SearchQuery::from_query(&params)
    {
        return search::answer(ctx, &query);
    }
    if let Some(group) = path.strip_prefix("/card/documents/").filter(|group| GroupId::parse(group).is_some())
        && let Some(query) = checklist::ChecklistQuery::from_query(&params)
    {
        return checklist::answer(ctx, group, &query);
    }
    if let Some(query) = FindQuery::from_query(&params) {
        match path.strip_prefix("/find/").filter(|topic| TopicId::parse(topic).is_some()) {
            Some(topic) => return find_topic::answer(ctx, topic, &query),
            None if path == "/find" => return find::answer(ctx, &query),
            None => {}
        }
    }
    not_found(ctx, path).map(PageResponse::RenderedPage)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{GuideId, OTHER_PAGES};

    #[test]
    fn no_guide_can_once_have_been_called_as_a_page_is() {
        test_support::with_context(|ctx| {
            for path in PageId::all(ctx.content).into_iter().map(PageId::path) {
                let word = path.split('/').nth(1).unwrap();
                let is_known = GuideId::ALL.iter().any(|guide| guide.as_str() == word) || OTHER_PAGES.contains(&word);
                // A slug has no dots, so an old name can't be that of a file.
                assert!(word.is_empty() || word.contains('.') || is_known, "{path}");
            }
        });
    }

    #[test]
    fn parameters_count_only_where_a_page_reads_them() {
        assert_eq!(queried_parameters("/card/dates"), ["applied"]);
        assert_eq!(queried_parameters("/card/documents/minor"), documents_page::PARAMETERS);
        assert_eq!(queried_parameters("/find"), ["need"]);
        assert_eq!(queried_parameters("/find/balance"), ["need"]);
        for path in ["/", "/card", "/card/dates/x", "/card/documents/", "/card/documents/a/b"] {
            assert!(queried_parameters(path).is_empty(), "{path}");
        }
    }
}
