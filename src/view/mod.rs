//! SKELETON: will be replaced by the real room; only these signatures are promised.
use crate::{assets::Assets, content::Content};
use jiff::{Timestamp, Zoned};
/// What every page is rendered from.
#[derive(Debug, Clone)]
pub struct Context<'a> { /// The facts.
    pub content: &'a Content, /// Static files' addresses.
    pub assets: &'a Assets, /// The moment, in Asia/Shanghai.
    pub now: Zoned, /// Without trailing slash: `https://example.org`
    pub base_url: &'a str }
/// Media types of rendered documents; `media_type()` gives the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media { /// text/html; charset=utf-8
    Html, /// application/json
    Json, /// application/xml
    Xml, /// text/plain; charset=utf-8
    Text, /// text/calendar; charset=utf-8
    Calendar, /// text/vcard; charset=utf-8
    VCard, /// application/manifest+json
    Manifest, /// text/javascript; charset=utf-8
    Script }
/// One rendered document.
#[derive(Debug, Clone)]
pub struct Document { /// The path: `/online/wechat`.
    pub address: String, /// What it is.
    pub media: Media, /// 200, 404 …
    pub status: u16, /// The text.
    pub body: String, /// The instant at which it stops being true; None: never.
    pub until: Option<Timestamp>, /// Search engines are told to leave it out.
    pub noindex: bool }
/// The answer to a request that cannot be rendered ahead.
#[derive(Debug)]
pub enum Outcome { /// A document.
    Document(Document), /// 303 to this path.
    SeeOther(String) }
/// Everything that can be enumerated, rendered for `ctx.now`. Includes /sitemap.xml, /facts.json, /robots.txt …
pub fn documents(ctx: &Context<'_>) -> Vec<Document> {
    ["/", "/online", "/online/wechat", "/card/dates", "/card/offices"].iter().map(|a| Document { address: (*a).into(), media: Media::Html, status: 200, body: format!("<!doctype html><html lang=zh-CN><title>{a}</title><h1>{a}</h1>{}", "惠州医保<p>".repeat(1500)), until: ctx.now.checked_add(jiff::Span::new().hours(1)).ok().map(|z| z.timestamp()), noindex: false }).collect()
}
/// Renamed addresses: (old path, new path), answered with 308.
pub fn aliases(_content: &Content) -> Vec<(String, String)> { vec![] }
/// The 404 page for this path (nearest addresses, hotline).
pub fn not_found(_ctx: &Context<'_>, path: &str) -> Document { Document { address: path.into(), media: Media::Html, status: 404, body: "404".into(), until: None, noindex: true } }
/// The 500 page (rendered once, ahead).
pub fn server_error(_ctx: &Context<'_>) -> Document { Document { address: "/500".into(), media: Media::Html, status: 500, body: "500".into(), until: None, noindex: true } }
/// Pages whose query matters: the path and the query parameters that make it depend on the request.
/// Any other parameter is ignored and the page rendered ahead is served. (`/search` `q`, `/card/dates` `applied`, …)
pub const QUERIED: &[(&str, &[&str])] = &[("/search", &["q"]), ("/card/dates", &["applied"]), ("/card/offices", &["town"])];
/// Answers one of `QUERIED` with decoded parameters in order, e.g. `[("applied", "2026-12-24")]`.
pub fn queried(ctx: &Context<'_>, path: &str, _parameters: &[(String, String)]) -> Outcome { Outcome::Document(not_found(ctx, path)) }
