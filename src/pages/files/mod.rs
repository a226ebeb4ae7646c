//! Files for programs: sitemap, calendar, contacts, manifest, service worker and the like.

pub mod calendar_ics;
pub mod changes_atom;
pub mod contacts_vcf;
pub mod content_line_writer;
pub mod facts_json;
pub mod opensearch_xml;
pub mod robots_txt;
pub mod security_txt;
pub mod service_worker;
pub mod sitemap_xml;
pub mod web_manifest;

use crate::pages::context::Context;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;

/// A file that can be enumerated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileId {
    /// The pages for search engines.
    Sitemap,
    /// What crawlers may read.
    RobotsTxt,
    /// The fact ledger.
    Facts,
    /// The deadlines for a calendar.
    Calendar,
    /// The phone lines for an address book.
    Contacts,
    /// What changed, for feed readers.
    Changes,
    /// How the site looks on a home screen.
    Manifest,
    /// How browsers add the site's search to their own.
    OpenSearch,
    /// Where to report a security fault.
    SecurityTxt,
}

impl FileId {
    /// Every file.
    pub const ALL: [Self; 9] = [
        Self::Sitemap,
        Self::RobotsTxt,
        Self::Facts,
        Self::Calendar,
        Self::Contacts,
        Self::Changes,
        Self::Manifest,
        Self::OpenSearch,
        Self::SecurityTxt,
    ];

    /// The path: `/sitemap.xml`.
    pub fn path(self) -> &'static str {
        match self {
            Self::Sitemap => "/sitemap.xml",
            Self::RobotsTxt => "/robots.txt",
            Self::Facts => "/facts.json",
            Self::Calendar => "/calendar.ics",
            Self::Contacts => "/contacts.vcf",
            Self::Changes => "/changes.atom",
            Self::Manifest => "/manifest.webmanifest",
            Self::OpenSearch => "/opensearch.xml",
            Self::SecurityTxt => "/.well-known/security.txt",
        }
    }

    /// Whether people read it, so that there is one in either writing; the others are for programs.
    pub fn is_for_readers(self) -> bool {
        match self {
            Self::Calendar | Self::Contacts | Self::Changes | Self::Manifest | Self::OpenSearch => true,
            Self::Sitemap | Self::RobotsTxt | Self::Facts | Self::SecurityTxt => false,
        }
    }

    /// Renders the file; `None` if the content has nothing for it.
    ///
    /// # Errors
    /// When a template can't be rendered or JSON can't be written.
    pub fn render(self, ctx: &Context<'_>) -> Result<Option<RenderedPage>, RenderError> {
        match self {
            Self::Sitemap => sitemap_xml::render(ctx).map(Some),
            Self::RobotsTxt => Ok(Some(robots_txt::render(ctx))),
            Self::Facts => facts_json::render(ctx).map(Some),
            Self::Calendar => Ok(Some(calendar_ics::render(ctx))),
            Self::Contacts => Ok(Some(contacts_vcf::render(ctx))),
            Self::Changes => changes_atom::render(ctx).map(Some),
            Self::Manifest => web_manifest::render(ctx).map(Some),
            Self::OpenSearch => opensearch_xml::render(ctx).map(Some),
            Self::SecurityTxt => Ok(security_txt::render(ctx)),
        }
    }
}
