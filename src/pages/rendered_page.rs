//! What the view room gives: one rendered document per address.

use askama::Template;
use jiff::Timestamp;

use crate::pages::context::Context;
use crate::pages::error::RenderError;
use crate::pages::parts::line_status::LineStatusView;

/// What a document is on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// A page.
    Html,
    /// Data.
    Json,
    /// The sitemap.
    Xml,
    /// The search description.
    OpenSearch,
    /// Plain text.
    Text,
    /// A calendar to subscribe to.
    Calendar,
    /// Contacts for an address book.
    VCard,
    /// The web app manifest.
    Manifest,
    /// A script.
    Script,
}

/// Where `layout.html` leaves room for the style sheet, which is known once the rest of the page is.
const STYLE: &str = "<style>";

/// One rendered document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedPage {
    /// Its path: `/online/wechat`.
    pub address: String,
    /// What it is.
    pub media: Media,
    /// The HTTP status that it is served with.
    pub status: u16,
    /// Its text.
    pub body: String,
    /// The style sheet that stands inside it.
    pub style: Option<String>,
    /// The instant at which it stops being true; `None`: never.
    pub until: Option<Timestamp>,
    /// Whether search engines are told to leave it out.
    pub noindex: bool,
}

/// The answer to a request that can't be rendered ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageResponse {
    /// A document.
    RenderedPage(RenderedPage),
    /// Another path of this site, answered with 303.
    SeeOther(String),
}

impl PageResponse {
    /// A page for what the reader chose, which search engines leave out.
    pub fn unlisted(document: RenderedPage) -> Self {
        Self::RenderedPage(RenderedPage { noindex: true, ..document })
    }
}

impl RenderedPage {
    /// A page of the layout, with the style sheet that it needs. It says the day somewhere, and so holds until midnight
    /// at the latest.
    ///
    /// # Errors
    /// When the template can't be rendered.
    pub fn page<T: Template>(ctx: &Context<'_>, address: &str, template: &T) -> Result<Self, RenderError> {
        let mut body = template.render()?;
        let style = ctx.assets.style_sheet().needed_by(&body);
        if let Some(at) = body.find(STYLE) {
            body.insert_str(at + STYLE.len(), &style);
        }
        Ok(Self {
            address: address.to_owned(),
            media: Media::Html,
            status: 200,
            body,
            style: Some(style),
            until: ctx.midnight(),
            noindex: false,
        })
    }

    /// The same page, which also shows what holds until these instants.
    #[must_use]
    pub fn holding_until<'l>(self, lives: impl IntoIterator<Item = &'l LineStatusView>) -> Self {
        let until = lives.into_iter().map(|live| live.holds_until).chain(self.until).min();
        Self { until, ..self }
    }

    /// A document that no clock changes.
    pub fn lasting(address: &str, media: Media, body: String) -> Self {
        Self { address: address.to_owned(), media, status: 200, body, style: None, until: None, noindex: false }
    }
}
