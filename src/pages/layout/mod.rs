//! What surrounds every page: head, masthead, menu, crumbs, foot. A page can't be made without a title.

pub mod structured_data;

use crate::content::GuideId;
use crate::pages::context::Context;
use crate::pages::parts::date_words::full_day_name;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::Markup;
use crate::pages::tools::find;

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
    pub address: String,
    /// The page's whole address.
    pub canonical: String,
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
    /// The address of the script.
    pub script: String,
    /// The address of the icon.
    pub icon: String,
    /// The address of the icon for a phone's home screen.
    pub touch_icon: String,
    /// The whole address of the picture for shared links.
    pub share_image: String,
    /// What the site is not.
    pub disclaimer: String,
    /// The day of the last review, for machines.
    pub reviewed: String,
    /// The same for readers.
    pub reviewed_words: String,
    /// The day by which the next review is due, for readers.
    pub next_review_words: String,
    /// Whether that day has passed.
    pub review_overdue: bool,
    /// The QR code of the page's address, for paper.
    pub paper_code: Markup,
    /// The day on which this version was made, for paper.
    pub printed_words: String,
    /// Name and number of the hotline, for paper.
    pub hotline_words: String,
}

/// An entry of a menu.
#[derive(Debug)]
pub struct MenuItem {
    /// The address.
    pub href: String,
    /// The words.
    pub label: String,
    /// Whether the reader is there or below it.
    pub current: bool,
    /// What `aria-current` says: `page` there, `true` below it.
    pub current_kind: &'static str,
}

/// What a page says of itself to its layout.
#[derive(Debug, Clone, Default)]
pub struct PageMeta {
    /// The page's path.
    pub address: String,
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
}

impl PageMeta {
    /// The head of the page at this path.
    pub fn at(self, address: &str) -> Self {
        Self { address: address.to_owned(), ..self }
    }
}

impl Layout {
    /// The layout of the page with this head.
    pub fn new(ctx: &Context<'_>, head: PageMeta) -> Self {
        let site = &ctx.content.site;
        let canonical = ctx.absolute(&head.address);
        let mut structured_data = head.structured_data;
        if !head.crumbs.is_empty() {
            let here = Link::new(&*head.address, &*head.here);
            structured_data.extend(structured_data::breadcrumbs(ctx, &head.crumbs, &here));
        }
        let title = if head.address == "/" { head.title } else { format!("{} · {}", head.title, site.name) };
        let hotline = ctx.content.hotline();
        Self {
            title,
            description: head.description,
            keywords: if head.address == "/" { keywords(ctx) } else { String::new() },
            menu: menu(ctx, &head.address),
            foot_menu: foot_menu(ctx, &head.address),
            crumbs: head.crumbs,
            crumb_here: head.here,
            structured_data,
            noindex: head.noindex,
            site_name: site.name.to_string(),
            script: ctx.assets.address("site.js"),
            icon: ctx.assets.address("icon.svg"),
            touch_icon: ctx.assets.address("icon-180.png"),
            share_image: ctx.absolute(&ctx.assets.address("icon-512.png")),
            disclaimer: site.disclaimer.to_string(),
            reviewed: site.review.last.to_string(),
            reviewed_words: full_day_name(site.review.last),
            next_review_words: full_day_name(site.review.next.value),
            review_overdue: site.review.next.value < ctx.today(),
            paper_code: crate::pages::parts::qr_code::code(&canonical),
            printed_words: full_day_name(ctx.today()),
            hotline_words: hotline.map_or_else(String::new, |(_, line)| {
                let numbers: Vec<String> = line.number.iter().map(|number| number.number.to_string()).collect();
                format!("{}：{}", line.line, numbers.join("、"))
            }),
            canonical,
            address: head.address,
        }
    }
}

fn keywords(ctx: &Context<'_>) -> String {
    ctx.content.site.keywords.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

fn menu(ctx: &Context<'_>, address: &str) -> Vec<MenuItem> {
    GuideId::ALL
        .iter()
        .map(|id| {
            let href = id.address();
            let label = ctx.content.guide(*id).intro.nav.to_string();
            item(Link::new(href, label), address)
        })
        .collect()
}

fn foot_menu(ctx: &Context<'_>, address: &str) -> Vec<MenuItem> {
    let about = Link::new("/about", &*ctx.content.about.nav);
    [Link::new("/", "首页"), Link::new(find::ADDRESS, find::NAME), about, Link::new("/print", "整本打印")]
        .into_iter()
        .map(|link| item(link, address))
        .collect()
}

fn item(link: Link, address: &str) -> MenuItem {
    let here = link.href == address;
    let below = link.href != "/" && address.strip_prefix(&link.href).is_some_and(|rest| rest.starts_with('/'));
    MenuItem {
        href: link.href,
        label: link.label,
        current: here || below,
        current_kind: if here { "page" } else { "true" },
    }
}
