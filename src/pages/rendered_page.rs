//! The result of rendering: a page or file, or a redirect.

use std::any::Any;

use askama::Template;
use jiff::Timestamp;

use crate::content::Content;
use crate::pages::context::Context;
use crate::pages::parts::glyph_sprite;
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
    /// An Atom feed.
    Atom,
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

/// The name under which filters of templates find the content.
pub(in crate::pages) const CONTENT_VALUE: &str = "content";

/// What filters of templates can look up besides what they are given.
struct PageValues<'a>(&'a Content);

impl askama::Values for PageValues<'_> {
    fn get_value<'a>(&'a self, key: &str) -> Option<&'a dyn Any> {
        (key == CONTENT_VALUE).then_some(self.0 as &dyn Any)
    }
}

/// The element of `layout.html` into which the style sheet is inserted once the body is rendered, since only then it is
/// known which rules the page needs.
const STYLE: &str = "<style>";

/// The element of `layout.html` into which the glyphs are inserted that the page uses.
const SPRITE: &str = "<svg class=\"sprite\" aria-hidden=\"true\"><defs>";

/// A rendered page or file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedPage {
    /// Its path: `/online/wechat`. With the query it answers where the page shows its own address: `/plan?who=adult`.
    pub path: String,
    /// Its media type.
    pub media: Media,
    /// The HTTP status that it is served with.
    pub status: u16,
    /// Its text.
    pub body: String,
    /// The style sheet inside its body.
    pub style: Option<String>,
    /// The instant at which its text stops being true; `None`: never.
    pub until: Option<Timestamp>,
    /// Whether search engines are told to leave it out.
    pub noindex: bool,
    /// Whether the page depends on the query.
    pub reads_query: bool,
}

/// The response to a request whose page can't be rendered ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageResponse {
    /// A page.
    RenderedPage(RenderedPage),
    /// A 303 redirect to another path of this site.
    SeeOther(String),
}

impl PageResponse {
    /// A page for one query, which search engines leave out.
    pub fn unlisted(page: RenderedPage) -> Self {
        Self::RenderedPage(RenderedPage { noindex: true, ..page })
    }
}

impl RenderedPage {
    /// A page of the layout, with the style rules that it needs. Every page shows the day, so its text stops being
    /// true at midnight at the latest; every page also shows the hotline's state.
    ///
    /// # Errors
    /// When the template can't be rendered.
    #[expect(clippy::expect_used, reason = "every page extends layout.html, which has these elements")]
    pub fn page<T: Template>(ctx: &Context<'_>, path: &str, template: &T) -> Result<Self, RenderError> {
        let mut body = template.render_with_values(&PageValues(ctx.content))?;
        let sprite = body.find(SPRITE).expect("a page has a sprite element");
        body.insert_str(sprite + SPRITE.len(), &glyph_sprite::needed_by(&body));
        let style = ctx.assets.style_sheet().needed_by(&body);
        let at = body.find(STYLE).expect("a page has a style element");
        body.insert_str(at + STYLE.len(), &style);
        Ok(Self {
            path: path.to_owned(),
            media: Media::Html,
            status: 200,
            body,
            style: Some(style),
            until: Some(ctx.midnight().min(ctx.hotline_until())),
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

    /// A file, whose text doesn't depend on the moment and so never stops being true.
    pub fn file(path: &str, media: Media, body: String) -> Self {
        Self {
            path: path.to_owned(),
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
