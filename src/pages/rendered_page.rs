//! What rendering gives: a page or file, or where the answer is instead.

use askama::Template;
use jiff::Timestamp;

use crate::pages::context::Context;
use crate::pages::parts::phone_line_status::PhoneLineStatusView;
use crate::pages::render_error::RenderError;

/// The media type of a page or file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// HTML.
    Html,
    /// JSON.
    Json,
    /// XML.
    Xml,
    /// An `OpenSearch` description.
    OpenSearch,
    /// Plain text.
    Text,
    /// iCalendar.
    Calendar,
    /// vCard.
    VCard,
    /// A web app manifest.
    Manifest,
    /// JavaScript.
    Script,
}

/// Where `layout.html` leaves room for the style sheet: which rules a page needs is known once its body is rendered.
const STYLE: &str = "<style>";

/// A rendered page or file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedPage {
    /// Its path: `/online/wechat`.
    pub address: String,
    /// Its media type.
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
    /// Whether another query gives another page.
    pub reads_query: bool,
}

/// The answer to a request that can't be rendered ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageResponse {
    /// A page.
    RenderedPage(RenderedPage),
    /// Another path of this site, answered with 303.
    SeeOther(String),
}

impl PageResponse {
    /// A page for one query, which search engines leave out.
    pub fn unlisted(page: RenderedPage) -> Self {
        Self::RenderedPage(RenderedPage { noindex: true, ..page })
    }
}

impl RenderedPage {
    /// A page of the layout, with the style rules that it needs. Every page says what day it is, and so stops being true
    /// at midnight at the latest.
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
            until: Some(ctx.midnight()),
            noindex: false,
            reads_query: false,
        })
    }

    /// The same page, which also shows what holds until these instants.
    #[must_use]
    pub fn holding_until<'l>(self, lives: impl IntoIterator<Item = &'l PhoneLineStatusView>) -> Self {
        let until = lives.into_iter().map(|live| live.holds_until).chain(self.until).min();
        Self { until, ..self }
    }

    /// A file that says nothing of the present moment, and so doesn't stop being true.
    pub fn lasting(address: &str, media: Media, body: String) -> Self {
        Self {
            address: address.to_owned(),
            media,
            status: 200,
            body,
            style: None,
            until: None,
            noindex: false,
            reads_query: false,
        }
    }
}
