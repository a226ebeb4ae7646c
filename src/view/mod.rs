//! The view room: words and markup. One file per page, its template beside it by name, its render test inside it.
//!
//! [`documents`] renders everything that has an address; [`queried`] answers what depends on a request.

mod about;
mod calendar_file;
mod calendar_offer;
mod checklist_page;
mod components_page;
mod contacts_file;
mod contacts_offer;
mod content_line;
mod context;
mod dates_page;
mod dates_tool;
mod document;
mod documents_page;
mod documents_tool;
mod error_page;
mod facts;
mod find;
mod find_narrowed;
mod find_topic;
mod guide;
mod have;
mod home;
mod last_resort;
mod links;
mod live;
mod manifest;
mod markup;
mod neighbours;
mod office_page;
mod offices_page;
mod offices_tool;
mod open_search;
mod print;
mod qr;
mod query;
mod render_error;
mod route_view;
mod search;
mod section_page;
mod section_view;
mod security_txt;
mod service_worker;
mod shell;
mod sitemap;
mod structured_data;
#[cfg(test)]
mod test_support;
mod week_picture;

pub use context::Context;
pub use document::{Document, Media, Outcome};
pub use links::Link;
pub use render_error::RenderError;

use crate::content::{Content, GroupId, Section, TopicId};
use crate::rules::Office;
use links::{section_address, topic_address};
use query::Query;

/// Renders every address that can be enumerated.
///
/// # Errors
/// When a template can't be rendered.
pub fn documents(ctx: &Context<'_>) -> Result<Vec<Document>, RenderError> {
    let mut documents = vec![home::render(ctx)?];
    for guide in ctx.content.guides() {
        documents.push(guide::render(ctx, guide.id)?);
        for section in guide.sections {
            documents.push(section_page::render(ctx, guide.id, section)?);
        }
    }
    for office in Office::all(ctx.content) {
        documents.push(office_page::render(ctx, &office)?);
    }
    for group in GroupId::ALL {
        documents.extend(checklist_page::render(ctx, *group)?);
    }
    documents.push(find::render(ctx)?);
    for topic in TopicId::ALL {
        documents.extend(find_topic::render(ctx, *topic)?);
    }
    documents.push(search::render(ctx)?);
    documents.push(print::render(ctx)?);
    documents.push(about::render(ctx)?);
    documents.extend(components_page::render(ctx)?);
    documents.push(sitemap::render(ctx, &documents)?);
    documents.push(sitemap::robots(ctx));
    documents.push(facts::render(ctx)?);
    documents.push(calendar_file::render(ctx));
    documents.push(contacts_file::render(ctx));
    documents.push(manifest::render(ctx)?);
    documents.push(open_search::render(ctx)?);
    documents.extend(security_txt::render(ctx));
    Ok(documents)
}

/// Renders the service worker of the edition of this name.
///
/// # Errors
/// When the template can't be rendered.
pub fn service_worker(ctx: &Context<'_>, edition: &str) -> Result<Document, RenderError> {
    service_worker::render(ctx, edition)
}

/// Renders the 404 page for a path.
///
/// # Errors
/// When the template can't be rendered.
pub fn not_found(ctx: &Context<'_>, path: &str) -> Result<Document, RenderError> {
    error_page::not_found(ctx, path)
}

/// Renders the 500 page.
///
/// # Errors
/// When the template can't be rendered.
pub fn server_error(ctx: &Context<'_>) -> Result<Document, RenderError> {
    error_page::server_error(ctx)
}

/// Renders the pages that answer for a limit: 413 and 503.
///
/// # Errors
/// When the template can't be rendered.
pub fn refusals(ctx: &Context<'_>) -> Result<Vec<Document>, RenderError> {
    error_page::refusals(ctx)
}

/// The pages whose query matters: route, and the parameters that do; `{…}` stands for one part of a path. Every other
/// parameter is ignored, as `WeChat` adds its own.
pub const QUERIED: &[(&str, &[&str])] = &[
    ("/card/dates", &["applied"]),
    ("/card/offices", &["town"]),
    ("/card/documents", documents_page::PARAMETERS),
    ("/card/documents/{group}", documents_page::PARAMETERS),
    (find::ADDRESS, &[have::NEED]),
    ("/find/{topic}", &[have::NEED]),
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
pub fn queried(ctx: &Context<'_>, path: &str, parameters: &[(String, String)]) -> Result<Outcome, RenderError> {
    let query = Query::new(parameters);
    match path {
        "/card/dates" => dates_page::applied(ctx, query.first("applied")),
        "/card/offices" => offices_page::typed(ctx, query.first("town")),
        "/search" => search::typed(ctx, query.first("q")),
        "/card/documents" => documents_page::answered(ctx, &query),
        find::ADDRESS => find::narrowed(ctx, &query),
        _ => queried_below(ctx, path, &query),
    }
}

/// The same for the pages whose address has a variable part.
fn queried_below(ctx: &Context<'_>, path: &str, query: &Query<'_>) -> Result<Outcome, RenderError> {
    if let Some(group) = path.strip_prefix("/card/documents/").and_then(GroupId::from_word) {
        return checklist_page::answered(ctx, group, query).map(Outcome::Document);
    }
    match path.strip_prefix("/find/").and_then(TopicId::from_word) {
        Some(topic) => find_topic::narrowed(ctx, topic, query),
        None => not_found(ctx, path).map(Outcome::Document),
    }
}

/// The pages that can be proposed to a reader: address and name.
pub fn address_book(content: &Content) -> Vec<Link> {
    let mut book = vec![Link::new("/", &*content.site.name)];
    for guide in content.guides() {
        book.push(Link::new(guide.id.address(), guide.opening.question.title()));
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
        aliases.extend(guide.opening.aliases.iter().map(|alias| (format!("/{}", alias.value), address.clone())));
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
    use crate::content::{GuideId, OTHER_PAGES};

    #[test]
    fn no_guide_can_once_have_been_called_as_a_page_is() {
        test_support::with_context(|ctx| {
            for Document { address, .. } in documents(ctx).unwrap() {
                let word = address.split('/').nth(1).unwrap();
                let is_known = GuideId::ALL.iter().any(|guide| guide.word() == word) || OTHER_PAGES.contains(&word);
                // A slug has no dots, so an old name can't be that of a file.
                assert!(word.is_empty() || word.contains('.') || is_known, "{address}");
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
