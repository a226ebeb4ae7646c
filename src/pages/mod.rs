//! The view room: words and markup. One file per page, its template beside it by name, its render test inside it.
//!
//! [`documents`] renders everything that has an address; [`queried`] answers what depends on a request.

pub mod checks;
mod context;
mod error;
mod files;
mod guides;
mod layout;
mod parts;
mod query;
mod rendered_page;
#[cfg(test)]
mod test_support;
mod tools;

pub use context::Context;
pub use error::RenderError;
pub use parts::links::Link;
pub use query::{FromQuery, QueryParams};
pub use rendered_page::{Media, PageResponse, RenderedPage};

use crate::content::{Content, GroupId, Section, TopicId};
use crate::rules::Office;
use files::{calendar, contacts, facts, manifest, opensearch, security_txt, sitemap};
use guides::{about, components, error_page, guide, home, print, section_page, town};
use parts::links::{section_address, topic_address};
use query::Query;
use tools::dates::DatesQuery;
use tools::documents::DocumentsQuery;
use tools::offices::OfficesQuery;
use tools::{checklist, credentials, dates, documents, find, find_topic, offices, search};

/// Renders every address that can be enumerated.
///
/// # Errors
/// When a template can't be rendered.
pub fn documents(ctx: &Context<'_>) -> Result<Vec<RenderedPage>, RenderError> {
    let mut documents = vec![home::render(ctx)?];
    for guide in ctx.content.guides() {
        documents.push(guide::render(ctx, guide.id)?);
        for section in guide.sections {
            documents.push(section_page::render(ctx, guide.id, section)?);
        }
    }
    for office in Office::all(ctx.content) {
        documents.push(town::render(ctx, &office)?);
    }
    for group in GroupId::ALL {
        documents.extend(checklist::render(ctx, *group)?);
    }
    documents.push(find::render(ctx)?);
    for topic in TopicId::ALL {
        documents.extend(find_topic::render(ctx, *topic)?);
    }
    documents.push(search::render(ctx)?);
    documents.push(print::render(ctx)?);
    documents.push(about::render(ctx)?);
    documents.extend(components::render(ctx)?);
    documents.push(sitemap::render(ctx, &documents)?);
    documents.push(sitemap::robots(ctx));
    documents.push(facts::render(ctx)?);
    documents.push(calendar::render(ctx));
    documents.push(contacts::render(ctx));
    documents.push(manifest::render(ctx)?);
    documents.push(opensearch::render(ctx)?);
    documents.extend(security_txt::render(ctx));
    Ok(documents)
}

/// Renders the service worker of the edition of this name.
///
/// # Errors
/// When the template can't be rendered.
pub fn service_worker(ctx: &Context<'_>, edition: &str) -> Result<RenderedPage, RenderError> {
    files::service_worker::render(ctx, edition)
}

/// Renders the 404 page for a path.
///
/// # Errors
/// When the template can't be rendered.
pub fn not_found(ctx: &Context<'_>, path: &str) -> Result<RenderedPage, RenderError> {
    error_page::not_found(ctx, path)
}

/// Renders the 500 page.
///
/// # Errors
/// When the template can't be rendered.
pub fn server_error(ctx: &Context<'_>) -> Result<RenderedPage, RenderError> {
    error_page::server_error(ctx)
}

/// Renders the pages that answer for a limit: 413 and 503.
///
/// # Errors
/// When the template can't be rendered.
pub fn refusals(ctx: &Context<'_>) -> Result<Vec<RenderedPage>, RenderError> {
    error_page::refusals(ctx)
}

/// The pages whose query matters: route, and the parameters that do; `{…}` stands for one part of a path. Every other
/// parameter is ignored, as `WeChat` adds its own.
pub const QUERIED: &[(&str, &[&str])] = &[
    ("/card/dates", &["applied"]),
    ("/card/offices", &["town"]),
    ("/card/documents", documents::PARAMETERS),
    ("/card/documents/{group}", documents::PARAMETERS),
    (find::ADDRESS, &[credentials::NEED]),
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
        "/card/dates" => dates::answer(ctx, &DatesQuery::from_query(&params).unwrap_or_default()),
        "/card/offices" => offices::answer(ctx, &OfficesQuery::from_query(&params).unwrap_or_default()),
        "/search" => search::typed(ctx, query.first("q")),
        "/card/documents" => documents::answer(ctx, &DocumentsQuery::from_query(&params).unwrap_or_default()),
        find::ADDRESS => find::narrowed(ctx, &query),
        _ => queried_below(ctx, path, &query, &params),
    }
}

/// The same for the pages whose address has a variable part.
fn queried_below(
    ctx: &Context<'_>,
    path: &str,
    query: &Query<'_>,
    params: &QueryParams,
) -> Result<PageResponse, RenderError> {
    if let Some(group) = path.strip_prefix("/card/documents/").and_then(GroupId::parse) {
        let answers = DocumentsQuery::from_query(params).unwrap_or_default();
        return checklist::answered(ctx, group, &answers).map(PageResponse::RenderedPage);
    }
    match path.strip_prefix("/find/").and_then(TopicId::parse) {
        Some(topic) => find_topic::narrowed(ctx, topic, query),
        None => not_found(ctx, path).map(PageResponse::RenderedPage),
    }
}

/// The pages that can be proposed to a reader: address and name.
pub fn address_book(content: &Content) -> Vec<Link> {
    let mut book = vec![Link::new("/", &*content.site.name)];
    for guide in content.guides() {
        book.push(Link::new(guide.id.address(), guide.intro.question.title()));
        for section in &guide.sections {
            book.push(Link::new(section_address(guide.id, *section), section.heading().question.title()));
        }
    }
    book.push(Link::new(find::ADDRESS, find::NAME));
    let topics = content.topics.topic.iter();
    book.extend(topics.map(|topic| Link::new(topic_address(topic.id.value), topic.question.title())));
    book.push(Link::new("/search", "搜索"));
    book.push(Link::new("/print", "整本打印"));
    book.push(Link::new("/about", &*content.about.nav));
    book
}

/// Earlier addresses and where they lead now: pairs of paths, answered with 308.
pub fn aliases(content: &Content) -> Vec<(String, String)> {
    let mut aliases = Vec::new();
    for guide in content.guides() {
        let address = guide.id.address();
        aliases.extend(guide.intro.aliases.iter().map(|alias| (format!("/{}", alias.value), address.clone())));
        for section in &guide.sections {
            aliases.extend(section_aliases(&address, &section_address(guide.id, *section), *section));
        }
    }
    aliases
}

fn section_aliases(guide: &str, address: &str, section: Section<'_>) -> Vec<(String, String)> {
    let aliases = section.heading().aliases.iter();
    aliases.map(|alias| (format!("{guide}/{}", alias.value), address.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_count_only_where_a_page_reads_them() {
        assert_eq!(queried_parameters("/card/dates"), ["applied"]);
        assert_eq!(queried_parameters("/card/documents/minor"), documents::PARAMETERS);
        assert_eq!(queried_parameters("/find"), ["need"]);
        assert_eq!(queried_parameters("/find/balance"), ["need"]);
        for path in ["/", "/card", "/card/dates/x", "/card/documents/", "/card/documents/a/b"] {
            assert!(queried_parameters(path).is_empty(), "{path}");
        }
    }
}
