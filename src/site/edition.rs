//! Everything the site says at one moment, printed.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, date};
use jiff::{Timestamp, Zoned};

use crate::assets::Assets;
use crate::pages::{self, Context, RenderError};
use crate::rules::time::instant;
use crate::site::cache_policy::CachePolicy;
use crate::site::compress::Effort;
use crate::site::facts::Facts;
use crate::site::form::fingerprint;
use crate::site::page::Page;

/// Every page and file, rendered for one moment. It never changes; the next one replaces it whole.
#[derive(Debug)]
pub struct Edition {
    facts: Arc<Facts>,
    since: Timestamp,
    until: Option<Timestamp>,
    id: Box<str>,
    pages: BTreeMap<Box<str>, Arc<Page>>,
    aliases: BTreeMap<Box<str>, Box<str>>,
    /// What is sent in place of an answer that a limit forbids.
    stand_ins: Vec<Arc<Page>>,
    server_error: Arc<Page>,
}

/// What stays the same from one edition to the next.
#[derive(Debug)]
pub(super) struct Press {
    /// Static files, which the pages ask for their addresses.
    pub assets: Assets,
    /// The same files as pages, not compressed.
    pub files: Vec<Page>,
    /// The address of the site, without a trailing slash.
    pub base_url: String,
}

impl Edition {
    /// Renders everything for `moment`. A page that says what it said in `previous` is taken from there, with its
    /// compressed forms; a new one is compressed quickly. The first edition is not compressed at all.
    ///
    /// # Errors
    /// When a page can't be rendered.
    pub(super) fn print(
        press: &Press,
        facts: Arc<Facts>,
        moment: Zoned,
        previous: Option<&Self>,
    ) -> Result<Self, RenderError> {
        let since = moment.timestamp();
        let from = press.context(&facts, moment);
        let stand_in = |document| {
            let page = Page::of_document(document, CachePolicy::NoStore);
            let earlier = previous.map(|previous| previous.stand_in(page.status));
            finish(page, previous, earlier)
        };
        let server_error = stand_in(pages::server_error(&from)?);
        let stand_ins =
            [pages::content_too_large(&from)?, pages::service_unavailable(&from)?].into_iter().map(stand_in).collect();
        let fresh: Vec<Page> = pages::render_all(&from)?
            .into_iter()
            .map(|document| Page::of_document(document, CachePolicy::Live))
            .chain(press.files.iter().cloned())
            .collect();
        let until = fresh.iter().filter_map(|page| page.until).min();

        let mut pages = BTreeMap::new();
        for page in fresh {
            let earlier = previous.and_then(|previous| previous.page(&page.address));
            let page = finish(page, previous, earlier);
            if let Some(twice) = pages.insert(page.address.clone(), page) {
                tracing::error!(address = %twice.address, "two pages at one address; the later one is served");
            }
        }
        let aliases = pages::aliases(&facts.content)
            .into_iter()
            .map(|(old, new)| (old.into_boxed_str(), new.path().into_boxed_str()))
            .collect();
        let id = name(&pages);
        let worker = Page::of_document(pages::service_worker(&from, &id)?, CachePolicy::Live);
        let earlier = previous.and_then(|previous| previous.page(&worker.address));
        pages.insert(worker.address.clone(), finish(worker, previous, earlier));
        Ok(Self { facts, since, until, id, pages, aliases, stand_ins, server_error })
    }

    /// The same edition with some pages' bytes compressed better. A page that is no longer in it is passed over.
    pub(super) fn with_refined(&self, refined: &[(Arc<Page>, Arc<Page>)]) -> Self {
        let mut pages = self.pages.clone();
        for (before, after) in refined {
            if let Some(page) = pages.get_mut(&before.address)
                && Arc::ptr_eq(page, before)
            {
                *page = Arc::clone(after);
            }
        }
        Self {
            facts: Arc::clone(&self.facts),
            since: self.since,
            until: self.until,
            id: self.id.clone(),
            pages,
            aliases: self.aliases.clone(),
            stand_ins: self.stand_ins.clone(),
            server_error: Arc::clone(&self.server_error),
        }
    }

    /// The page at `address`.
    pub fn page(&self, address: &str) -> Option<&Arc<Page>> {
        self.pages.get(address)
    }

    /// Every page and file, by address.
    pub fn pages(&self) -> impl ExactSizeIterator<Item = &Arc<Page>> {
        self.pages.values()
    }

    /// The present address of what was once at `old`.
    pub fn alias(&self, old: &str) -> Option<&str> {
        self.aliases.get(old).map(AsRef::as_ref)
    }

    /// Every renamed address: the old one and the present one.
    pub fn aliases(&self) -> impl Iterator<Item = (&str, &str)> {
        self.aliases.iter().map(|(old, new)| (old.as_ref(), new.as_ref()))
    }

    /// What is sent when something broke.
    pub fn server_error(&self) -> &Arc<Page> {
        &self.server_error
    }

    /// What is sent in place of an answer that a limit forbids, one for each status.
    pub fn stand_ins(&self) -> &[Arc<Page>] {
        &self.stand_ins
    }

    /// What is sent in place of an answer with `status`; the page of a broken server where there is no closer one.
    pub fn stand_in(&self, status: u16) -> &Arc<Page> {
        self.stand_ins.iter().find(|page| page.status == status).unwrap_or(&self.server_error)
    }

    /// The facts it was printed from.
    pub(super) fn facts(&self) -> &Arc<Facts> {
        &self.facts
    }

    /// The instant it was printed for.
    pub fn since(&self) -> Timestamp {
        self.since
    }

    /// The instant at which it stops being true; `None`: never.
    pub fn until(&self) -> Option<Timestamp> {
        self.until
    }

    /// The end of the day by which its facts must be reviewed.
    pub fn review_due(&self) -> Timestamp {
        end_of(self.facts.content.site.review.next.value)
    }

    /// The end of the last year whose holidays it knows.
    pub fn holidays_known_until(&self) -> Timestamp {
        let years = self.facts.content.holidays.iter().map(|notice| notice.year.value.0);
        years.max().map_or(Timestamp::MIN, |year| end_of(date(year, 12, 31)))
    }

    /// Its name, made from what its pages say: two servers that say the same have the same.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether it is true at `instant`: not before it was printed (a clock may be set back) and not after its end.
    pub fn holds_at(&self, instant: Timestamp) -> bool {
        self.since <= instant && self.until.is_none_or(|until| instant < until)
    }
}

impl Press {
    /// What a page is rendered from.
    pub(super) fn context<'a>(&'a self, facts: &'a Facts, now: Zoned) -> Context<'a> {
        let Facts { content, search } = facts;
        Context { content, search, assets: &self.assets, now, base_url: &self.base_url }
    }
}

/// The page as it was before, where nothing changed. What changed is compressed quickly, since whoever waits for this
/// edition has the last one. Nobody has one before the first, so that one is compressed once it is served.
fn finish(page: Page, previous: Option<&Edition>, earlier: Option<&Arc<Page>>) -> Arc<Page> {
    match earlier {
        Some(earlier) if earlier.is_same(&page) => Arc::clone(earlier),
        Some(earlier) if earlier.has_same_bytes(&page) => Arc::new(Page { forms: earlier.forms.clone(), ..page }),
        _ if previous.is_none() => Arc::new(page),
        _ => Arc::new(page.compressed(Effort::Quick)),
    }
}

/// The midnight that ends a day in Huizhou.
fn end_of(day: Date) -> Timestamp {
    instant(day.tomorrow().unwrap_or(day).at(0, 0, 0, 0)).timestamp()
}

/// Twelve hexadecimal digits that stand for what all pages say.
fn name(pages: &BTreeMap<Box<str>, Arc<Page>>) -> Box<str> {
    let parts = pages.values().flat_map(|page| [page.address.as_bytes(), page.forms.identity_tag().as_bytes()]);
    let mut id = fingerprint(parts);
    id.truncate(12);
    id.into_boxed_str()
}
