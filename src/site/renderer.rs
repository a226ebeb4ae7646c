//! Renders editions: what stays the same from one edition to the next, and how the next is made from it.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::FixedState;
use http::HeaderMap;
use jiff::Zoned;

use super::base_url::BaseUrl;
use super::cache_control::CachePolicy;
use super::cached_page::CachedPage;
use super::compression::CompressionLevel;
use super::edition::{Edition, ErrorPage, ErrorPages, PageTable};
use super::headers::security_headers;
use super::loaded_content::LoadedContent;
use super::traditional_table::TraditionalTable;
use crate::assets::Assets;
use crate::pages::{self, Context, RenderError, RenderedPage};

/// What stays the same from one edition to the next.
#[derive(Debug)]
pub(super) struct Renderer {
    assets: Assets,
    /// The static files as pages, not compressed.
    static_files: Vec<CachedPage>,
    base_url: BaseUrl,
    /// What every response carries.
    security: HeaderMap,
}

impl Renderer {
    pub fn new(base_url: BaseUrl) -> Self {
        let assets = Assets::embedded();
        let security = security_headers(&base_url);
        let fingerprinted = assets.iter().map(|asset| CachedPage::from_asset(asset, &security));
        let at_root = assets.at_root().map(|(path, asset)| CachedPage::from_asset_at(path, asset, &security));
        let static_files = fingerprinted.chain(at_root).collect();
        Self { assets, static_files, base_url, security }
    }

    pub fn base_url(&self) -> &BaseUrl {
        &self.base_url
    }

    pub fn security_headers(&self) -> &HeaderMap {
        &self.security
    }

    /// What a page is rendered from.
    pub fn context<'a>(&'a self, loaded: &'a LoadedContent, now: Zoned) -> Context<'a> {
        let LoadedContent { content, search, .. } = loaded;
        Context { content, search, assets: &self.assets, now, base_url: self.base_url.as_str() }
    }

    /// A rendered page with its headers, not compressed yet.
    pub fn page(&self, rendered: RenderedPage, cache: CachePolicy) -> CachedPage {
        CachedPage::from_rendered(rendered, cache, &self.security)
    }

    /// Renders everything for `moment`. A page that says what it said in `previous` is taken from there with its
    /// compressed representations; any other is compressed quickly. The first edition is not compressed at all.
    ///
    /// # Errors
    /// When a page can't be rendered.
    pub fn render_edition(
        &self,
        loaded: Arc<LoadedContent>,
        moment: Zoned,
        previous: Option<&Edition>,
    ) -> Result<Edition, RenderError> {
        let since = moment.timestamp();
        let ctx = self.context(&loaded, moment);
        let rendered = pages::render_all(&ctx)?.into_iter().map(|rendered| self.page(rendered, CachePolicy::Live));
        let fresh: Vec<CachedPage> = rendered.chain(self.static_files.iter().cloned()).collect();
        let until = fresh.iter().filter_map(CachedPage::until).min();
        let error_pages = self.error_pages(&ctx, previous)?;

        let mut table: PageTable = HashMap::with_hasher(FixedState::default());
        for page in fresh {
            let earlier = previous.and_then(|previous| previous.page(page.path()));
            let taken =
                table.insert(Arc::clone(page.path()), reuse_or_compress(page, earlier.as_ref(), previous.is_none()));
            assert!(taken.is_none(), "two pages have one path, although the content's ids are unique");
        }
        let id = Edition::id_of(&table, &loaded.content);
        let worker = self.page(pages::service_worker(&ctx, &id)?, CachePolicy::Live);
        let earlier = previous.and_then(|previous| previous.page(worker.path()));
        table.insert(Arc::clone(worker.path()), reuse_or_compress(worker, earlier.as_ref(), previous.is_none()));
        let aliases = pages::aliases(&loaded.content).into_iter().map(|(old, page)| (old, page.path())).collect();
        let earlier = previous.map(Edition::traditional);
        let traditional = TraditionalTable::new(&table, Arc::clone(&loaded), &self.base_url, earlier);
        Ok(Edition::new(loaded, since, until, id, (table, traditional), aliases, error_pages))
    }

    fn error_pages(&self, ctx: &Context<'_>, previous: Option<&Edition>) -> Result<ErrorPages, RenderError> {
        let page = |rendered, error| {
            let earlier = previous.map(|previous| previous.error_page(error));
            reuse_or_compress(self.page(rendered, CachePolicy::NoStore), earlier, previous.is_none())
        };
        Ok(ErrorPages {
            content_too_large: page(pages::content_too_large(ctx)?, ErrorPage::ContentTooLarge),
            server_error: page(pages::server_error(ctx)?, ErrorPage::ServerError),
            service_unavailable: page(pages::service_unavailable(ctx)?, ErrorPage::ServiceUnavailable),
        })
    }
}

/// The page as it was in the edition before, where nothing changed. What changed is compressed quickly, since the edition
/// before is served meanwhile. Before the first there is none, so its pages are compressed once they are served.
fn reuse_or_compress(page: CachedPage, earlier: Option<&Arc<CachedPage>>, is_first_edition: bool) -> Arc<CachedPage> {
    match earlier {
        Some(earlier) if earlier.is_same(&page) => Arc::clone(earlier),
        Some(earlier) if earlier.has_same_body(&page) => Arc::new(page.with_bodies_of(earlier)),
        _ if is_first_edition => Arc::new(page),
        _ => Arc::new(page.compressed(CompressionLevel::Quick)),
    }
}
