//! The layout around every page: head, masthead, menu, crumbs, foot.

mod correction;
pub mod structured_data;

pub use correction::encoded;

use crate::content::{Content, GuideId};
use crate::pages::context::Context;
use crate::pages::page_id::PageId;
use crate::pages::parts::change_mark::ChangeMark;
use crate::pages::parts::date_words::full_day_name;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::Markup;
use crate::pages::parts::phone_line_status::PhoneLineStatusView;
use crate::pages::parts::qr_code;
use crate::pages::writing::Writing;

/// The data of `layout.html`.
#[derive(Debug)]
pub struct Layout {
    /// The `<title>`.
    pub title: String,
    /// What search engines and shared links show below the title.
    pub description: String,
    /// The words under which people look for the site; empty on most pages.
    pub keywords: String,
    /// The page's path.
    pub path: String,
    /// The page's URL.
    pub canonical: String,
    /// The link to the same page in traditional characters.
    pub other_writing: Markup,
    /// The URL of that page, for search engines.
    pub alternate: Markup,
    /// Whether search engines are told to leave the page out.
    pub noindex: bool,
    /// The site's name.
    pub site_name: String,
    /// The main menu.
    pub menu: Vec<MenuItem>,
    /// The menu at the foot.
    pub foot_menu: Vec<MenuItem>,
    /// The way from the home page to here, without here.
    pub crumbs: Vec<Link>,
    /// The name of this page at the end of the crumbs.
    pub crumb_here: String,
    /// JSON-LD.
    pub structured_data: Vec<Markup>,
    /// The path of the script.
    pub script: String,
    /// The path of the icon.
    pub icon: String,
    /// What shared links say in large letters: the answer, since the picture beside it shows the question.
    pub share_title: String,
    /// The URL of the picture for shared links.
    pub share_image: String,
    /// What the site is not.
    pub disclaimer: String,
    /// The day of the last review, for machines.
    pub reviewed: String,
    /// The same in words.
    pub reviewed_words: String,
    /// The day by which the next review is due, in words.
    pub next_review_words: String,
    /// Whether that day has passed.
    pub review_overdue: bool,
    /// The one truth about this page, in one or two sentences.
    pub stripe: Vec<String>,
    /// The link by which readers report what is wrong, if the operator takes that.
    pub correction: Option<String>,
    /// When the page last changed.
    pub changed: Option<ChangeMark>,
    /// What stands in the card beside every answer.
    pub take_away: TakeAway,
}

/// What a reader takes along from a page: the number to call, words to send, the address as a picture and on paper.
#[derive(Debug)]
pub struct TakeAway {
    /// The hotline's name.
    pub line: String,
    /// Its number as it is written.
    pub number: String,
    /// The URL that dials it.
    pub href: String,
    /// Its state; `None` on a page that shows number and state already.
    pub live: Option<PhoneLineStatusView>,
    /// What to send to the family: the answer and the URL.
    pub share: Option<String>,
    /// The QR code of the page's URL.
    pub code: Markup,
    /// The day on which this version was made, for paper.
    pub printed_words: String,
}

/// An entry of a menu.
#[derive(Debug)]
pub struct MenuItem {
    /// The path that it leads to.
    pub href: String,
    /// The words.
    pub label: String,
    /// Whether it leads to this page or to one above it.
    pub current: bool,
    /// The value of `aria-current`: `page` for this page, `true` for one above it.
    pub current_kind: &'static str,
}

/// What a page gives to its layout.
#[derive(Debug, Clone, Default)]
pub struct PageMeta {
    /// The page's path.
    pub path: String,
    /// Its title, without the site's name.
    pub title: String,
    /// What search engines and shared links show below the title.
    pub description: String,
    /// The way from the home page to here, without here; the home page itself has none.
    pub crumbs: Vec<Link>,
    /// The name of this page at the end of the crumbs.
    pub here: String,
    /// Whether search engines are told to leave the page out.
    pub noindex: bool,
    /// JSON-LD beside the crumbs.
    pub structured_data: Vec<Markup>,
    /// Whether the page itself shows the hotline with its state.
    pub shows_hotline: bool,
    /// The answer, for the words to send to the family; a page without one offers none.
    pub answer: Option<String>,
}

impl PageMeta {
    /// Path, crumbs and name of a page; the page sets the other fields.
    pub fn of(content: &Content, page: PageId<'_>) -> Self {
        Self { path: page.path(), crumbs: page.crumbs(content), here: page.short_title(content), ..Self::default() }
    }
}

impl Layout {
    /// The layout of a page with this metadata.
    pub fn new(ctx: &Context<'_>, meta: PageMeta) -> Self {
        let site = &ctx.content.site;
        let canonical = ctx.absolute(&meta.path);
        let is_home = meta.path == PageId::Home.path();
        let take_away = TakeAway::new(ctx, &meta);
        let correction = correction::link(ctx, &meta);
        let mut structured_data = meta.structured_data;
        if meta.noindex {
            structured_data.clear();
        } else if !meta.crumbs.is_empty() {
            let here = Link::new(&*meta.path, &*meta.here);
            structured_data.push(structured_data::breadcrumbs(ctx, &meta.crumbs, &here));
        }
        let title = if is_home { meta.title } else { format!("{} · {}", meta.title, site.name) };
        let share_title = meta.answer.map_or_else(|| title.clone(), |answer| answer.trim_end_matches('。').to_owned());
        Self {
            title,
            share_title,
            correction,
            description: meta.description,
            keywords: if is_home { keywords(ctx) } else { String::new() },
            menu: menu(ctx, &meta.path),
            foot_menu: foot_menu(ctx, &meta.path),
            crumbs: meta.crumbs,
            crumb_here: meta.here,
            structured_data,
            other_writing: Writing::Traditional.link(&meta.path),
            alternate: Writing::Traditional.alternate(ctx.base_url, &meta.path),
            noindex: meta.noindex,
            site_name: site.name.to_string(),
            script: ctx.assets.path("site.js"),
            icon: ctx.assets.path("icon.svg"),
            share_image: ctx.absolute(&ctx.assets.path(&share_picture(&meta.path))),
            disclaimer: site.disclaimer.to_string(),
            reviewed: site.review.last.to_string(),
            reviewed_words: full_day_name(site.review.last),
            next_review_words: full_day_name(site.review.next.value),
            review_overdue: site.review.next.value < ctx.today(),
            stripe: stripe(ctx.content, &meta.path),
            changed: ChangeMark::of(ctx, &meta.path),
            take_away,
            canonical,
            path: meta.path,
        }
    }
}

/// The stripe of the guide that the page belongs to, else that of the site.
fn stripe(content: &Content, path: &str) -> Vec<String> {
    let first_segment = path.trim_start_matches('/').split('/').next();
    let guide = first_segment.and_then(GuideId::parse).map(|id| &content.guide(id).intro.stripe);
    guide.unwrap_or(&content.site.stripe).iter().map(ToString::to_string).collect()
}

/// The picture of the guide that the page belongs to, else that of the site. `tests/browser/make-share-pictures.js` draws them.
fn share_picture(path: &str) -> String {
    let first_segment = path.trim_start_matches('/').split('/').next();
    let guide = first_segment.and_then(GuideId::parse).map_or("home", GuideId::as_str);
    format!("share-{guide}.png")
}

impl TakeAway {
    fn new(ctx: &Context<'_>, meta: &PageMeta) -> Self {
        let (_, line) = ctx.hotline();
        let number = &line.number.first().number;
        Self {
            line: line.line.to_string(),
            number: number.to_string(),
            href: number.href(),
            live: (!meta.shows_hotline).then(|| PhoneLineStatusView::of(ctx, line)),
            share: meta.answer.as_ref().map(|answer| {
                let url = ctx.known_url(&meta.path).unwrap_or_default();
                // A number once in a message is enough.
                let ask =
                    if answer.contains(number.as_str()) { String::new() } else { format!("不会就打{number}。") };
                format!("{answer}{ask}{url}")
            }),
            // The address of a page for one query leads to the page without the answer.
            code: ctx
                .known_url(&meta.path)
                .filter(|_| !meta.noindex)
                .map(|url| qr_code::code(&url))
                .unwrap_or_default(),
            printed_words: full_day_name(ctx.today()),
        }
    }
}

fn keywords(ctx: &Context<'_>) -> String {
    ctx.content.site.keywords.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

fn menu(ctx: &Context<'_>, path: &str) -> Vec<MenuItem> {
    let guides =
        GuideId::ALL.iter().map(|guide| (PageId::Guide(*guide), ctx.content.guide(*guide).intro.menu.as_str()));
    let find = (PageId::Find, FIND_IN_MENU);
    [find].into_iter().chain(guides).map(|(page, label)| MenuItem::new(Link::new(page.path(), label), path)).collect()
}

/// The name of the page `/find` in the menu.
const FIND_IN_MENU: &str = "想查";

fn foot_menu(ctx: &Context<'_>, path: &str) -> Vec<MenuItem> {
    let pages = [PageId::Home, PageId::Find, PageId::Situations, PageId::Plan, PageId::About, PageId::Print];
    pages.into_iter().map(|page| MenuItem::new(page.link(ctx.content), path)).collect()
}

impl MenuItem {
    /// The item for a link, on the page at `path`.
    fn new(Link { href, label }: Link, path: &str) -> Self {
        let is_here = href == path;
        let is_above = path.strip_prefix(&href).is_some_and(|rest| rest.starts_with('/'));
        Self { href, label, current: is_here || is_above, current_kind: if is_here { "page" } else { "true" } }
    }
}
